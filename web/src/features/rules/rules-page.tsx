import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSearchOf } from '../../app/address.js';
import { PageHead } from '../../elements/page-head.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { BodySettings } from './body-settings.js';
import { PackView } from './pack-view.js';
import styles from './rules.module.css';
import { TABS, type RulesSearch } from './rules-search.js';
import { ruleTexts } from './texts.js';
import { WhatIf } from './what-if.js';

/** 规则包: what is in use here, what localities have published, and what another one would change today. */
export function RulesPage() {
  const t = useTexts(ruleTexts);
  const navigate = useNavigate();
  const search = useSearchOf<RulesSearch>();
  const { tab = 'body' } = search;
  const packs = useQuery({
    queryKey: ['rule-packs'],
    queryFn: () => read(api.GET('/api/rule-packs')),
    staleTime: Infinity,
  });
  if (packs.isPending) return <LoadingState />;
  if (isLost(packs))
    return <FailureState problem={asProblem(packs.error)} onRetry={() => void packs.refetch()} />;
  return (
    <>
      <PageHead title={t.title} detail={t.detail} />
      <div className={`${styles.tabs} not-on-paper`}>
        <Segmented
          aria-label={t.lists}
          value={tab}
          options={TABS.map((value) => ({ value, label: t.tabs[value] }))}
          onChange={(next) =>
            void navigate({ to: '/rule-packs', search: { ...search, tab: next }, replace: true })
          }
        />
      </div>
      {tab === 'body' && <BodySettings packs={packs.data} />}
      {tab === 'packs' && <PackView packs={packs.data} />}
      {tab === 'what-if' && <WhatIf packs={packs.data} />}
    </>
  );
}

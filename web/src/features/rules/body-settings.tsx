import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSearchOf } from '../../app/address.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { BodySelect } from '../../elements/body-select.js';
import { Chip } from '../../elements/chip.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { today, useDates } from '../../i18n/dates.js';
import { useLanguage, type Language } from '../../i18n/language.js';
import { rulePackName } from '../../i18n/rule-packs.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './rules.module.css';
import type { RulesSearch } from './rules-search.js';
import { SetCapDialog, SetPackDialog } from './setting-dialogs.js';
import { ruleTexts, type RuleWords } from './texts.js';
import { useBody } from './use-body.js';

type Setting = Schema<'SettingView'>;

/** What a body has set for itself, from which day and on what ground. */
export function BodySettings({ packs }: { readonly packs: readonly Schema<'PackView'>[] }) {
  const t = useTexts(ruleTexts);
  const navigate = useNavigate();
  const search = useSearchOf<RulesSearch>();
  const mayAct = hasAnyRole(useSession(), ['supervisor']);
  const body = useBody();
  const [dialog, setDialog] = useState<'pack' | 'cap' | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <div className={styles.line}>
        <span>{t.body}</span>
        <BodySelect
          label={t.body}
          value={body}
          width={280}
          onChange={(next) =>
            void navigate({
              to: '/rule-packs',
              search: {
                ...(search.tab !== undefined && { tab: search.tab }),
                ...(next !== undefined && { body: next }),
              },
              replace: true,
            })
          }
        />
        {mayAct && body !== undefined && (
          <>
            <Button type="primary" onClick={() => setDialog('pack')}>
              {t.setPack}
            </Button>
            <Button onClick={() => setDialog('cap')}>{t.setCap}</Button>
          </>
        )}
      </div>
      {body === undefined ? <LoadingState /> : <SettingTable body={body} />}
      {body !== undefined && dialog === 'pack' && <SetPackDialog body={body} packs={packs} onClose={close} />}
      {body !== undefined && dialog === 'cap' && <SetCapDialog body={body} onClose={close} />}
    </>
  );
}

function SettingTable({ body }: { readonly body: string }) {
  const t = useTexts(ruleTexts);
  const { day, number } = useDates();
  const language = useLanguage();
  const settings = useQuery({
    queryKey: ['settings', body],
    queryFn: () => read(api.GET('/api/organisations/{id}/settings', { params: { path: { id: body } } })),
  });
  if (settings.isPending) return <LoadingState />;
  if (isLost(settings)) return <FailureState problem={asProblem(settings.error)} />;
  const { items } = settings.data;
  if (items.length === 0) return <EmptyState title={t.byDefault} detail={t.byDefaultDetail} />;
  return (
    <RecordTable
      caption={t.settings}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        { label: t.name, isName: true, show: ({ name }) => t.settingNames[name] },
        { label: t.value, show: (setting) => valueOf(setting, { t, number, language }) },
        {
          label: t.startsOn,
          isFigures: true,
          show: (setting) => (
            <>
              {day(setting.startsOn)} <Standing setting={setting} />
            </>
          ),
        },
        { label: t.reason, show: ({ reason }) => reason },
        {
          label: t.setBy,
          isFigures: true,
          show: ({ setByName, setAt }) => (
            <>
              {setByName}
              <small>{day(setAt)}</small>
            </>
          ),
        },
      ]}
    />
  );
}

function Standing({ setting: { isCurrent, startsOn } }: { readonly setting: Setting }) {
  const t = useTexts(ruleTexts);
  if (isCurrent) return <Chip tone="good">{t.current}</Chip>;
  return <Chip>{startsOn > today() ? t.toCome : t.past}</Chip>;
}

interface ValueWords {
  readonly t: RuleWords;
  readonly number: (value: number) => string;
  readonly language: Language;
}

function valueOf({ name, value }: Setting, { t, number, language }: ValueWords): string {
  const told = value as { readonly version?: string; readonly perQuarter?: number };
  return name === 'rule-pack'
    ? rulePackName(told.version ?? '', language)
    : t.settingValue.cap(number(told.perQuarter ?? 0));
}

import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSearchOf } from '../../app/address.js';
import { Light } from '../../elements/light.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { addedUp, LIGHTS, type Comparison } from './added-up.js';
import styles from './rules.module.css';
import type { RulesSearch } from './rules-search.js';
import { ruleTexts } from './texts.js';

/** 试算: which tasks of today would change their light under another pack. Nothing is written. */
export function WhatIf({ packs }: { readonly packs: readonly Schema<'PackView'>[] }) {
  const t = useTexts(ruleTexts);
  const navigate = useNavigate();
  const search = useSearchOf<RulesSearch>();
  const versions = packs.map(({ version }) => ({ value: version, label: version }));
  const change = (next: RulesSearch) =>
    void navigate({ to: '/rule-packs', search: { ...search, ...next }, replace: true });
  return (
    <>
      <p className={styles.soft}>{t.tryDetail}</p>
      <div className={styles.line}>
        <span>{t.tryPack}</span>
        <Select
          aria-label={t.tryPack}
          className={styles.select ?? ''}
          placeholder={t.pack}
          value={search.pack ?? null}
          options={versions}
          onChange={(pack: string) => change({ pack })}
        />
        <span>{t.against}</span>
        <Select
          aria-label={t.against}
          className={styles.select ?? ''}
          value={search.against ?? ''}
          options={[{ value: '', label: t.asIssued }, ...versions]}
          onChange={(against: string) => {
            const { against: _before, ...rest } = search;
            void navigate({
              to: '/rule-packs',
              search: against === '' ? rest : { ...rest, against },
              replace: true,
            });
          }}
        />
      </div>
      {search.pack === undefined ? (
        <EmptyState title={t.tryNone} detail={t.tryNoneDetail} />
      ) : (
        <Outcome pack={search.pack} against={search.against} />
      )}
    </>
  );
}

interface OutcomeProps {
  readonly pack: string;
  readonly against: string | undefined;
}

function Outcome({ pack, against }: OutcomeProps) {
  const t = useTexts(ruleTexts);
  const { number } = useDates();
  const pages = useInfiniteQuery({
    queryKey: ['rule-packs', 'what-if', pack, against],
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/rule-packs/comparison', {
          params: {
            query: {
              to: pack,
              ...(against !== undefined && { from: against }),
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (pages.isPending) return <LoadingState rows={6} />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  const total = addedUp(pages.data.pages);
  return (
    <>
      <p role="status">
        <strong>{t.looked(number(total.tasks), number(total.changed.length))}</strong>
      </p>
      <Counts total={total} />
      {total.changed.length === 0 ? (
        <EmptyState title={t.noChange} detail={t.noChangeDetail} />
      ) : (
        <ChangedTasks changed={total.changed} />
      )}
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  );
}

function Counts({ total: { before, after } }: { readonly total: Comparison }) {
  const t = useTexts(ruleTexts);
  const { number } = useDates();
  return (
    <div className={styles.counts}>
      <RecordTable
        caption={t.count}
        rows={LIGHTS}
        keyOf={(light) => light}
        columns={[
          { label: t.light, show: (light) => <Light colour={light} /> },
          { label: t.before, isFigures: true, show: (light) => number(before[light]) },
          { label: t.after, isFigures: true, show: (light) => number(after[light]) },
        ]}
      />
    </div>
  );
}

function ChangedTasks({ changed }: { readonly changed: Comparison['changed'] }) {
  const t = useTexts(ruleTexts);
  const { lightReasons } = useTexts(terms);
  return (
    <RecordTable
      caption={t.task}
      rows={changed}
      keyOf={({ taskId }) => taskId}
      columns={[
        {
          label: t.task,
          isName: true,
          show: ({ taskId, number: taskNumber, title }) => (
            <>
              <Link to="/tasks/$taskId" params={{ taskId }}>
                {title}
              </Link>
              {taskNumber !== null && <small>{taskNumber}</small>}
            </>
          ),
        },
        {
          label: t.before,
          show: ({ before, reasonBefore }) => (
            <>
              <Light colour={before} />
              <small>{wordFor(lightReasons, reasonBefore)}</small>
            </>
          ),
        },
        {
          label: t.after,
          show: ({ after, reasonAfter }) => (
            <>
              <Light colour={after} />
              <small>{wordFor(lightReasons, reasonAfter)}</small>
            </>
          ),
        },
      ]}
    />
  );
}

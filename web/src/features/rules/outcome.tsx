import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Light } from '../../elements/light.js';
import { LIGHTS } from '../../elements/lights.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { addedUp, type Comparison } from './added-up.js';
import styles from './rules.module.css';
import { ruleTexts } from './texts.js';

interface OutcomeProps {
  readonly pack: string;
  readonly against: string | undefined;
}

/** What the tasks of today would be under the pack; several that ask for the same read it once. */
export function useOutcome({ pack, against }: OutcomeProps) {
  return useInfiniteQuery({
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
}

export function Outcome(asked: OutcomeProps) {
  const t = useTexts(ruleTexts);
  const { number } = useDates();
  const pages = useOutcome(asked);
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

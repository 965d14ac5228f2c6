import { api, read } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { usePages } from '../../../api/paging.js';
import { asProblem } from '../../../api/problem.js';
import { MoreButton } from '../../../elements/more-button.js';
import { RecordTable } from '../../../elements/record-table.js';
import { StateChip } from '../../../elements/state-chip.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { TaskLink } from '../../../elements/task-link.js';
import { useTexts } from '../../../i18n/texts.js';
import { enteringTexts } from './texts.js';

interface KnownMattersProps {
  readonly organisationId: string;
  /** Of the matters: the year before the report that answers. */
  readonly year: number;
}

/** What the ledger has of the body for that year, so that nothing is entered twice. */
export function KnownMatters({ organisationId, year }: KnownMattersProps) {
  const t = useTexts(enteringTexts);
  const pages = usePages(['tasks', 'of-year', organisationId, year], (cursor) =>
    read(
      api.GET('/api/tasks', {
        params: { query: { organisationId, year, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  if (pages.isPending) return <LoadingState rows={3} />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.rows.length === 0) return <EmptyState title={t.knownNone(year)} detail={t.knownNoneDetail} />;
  return (
    <>
      <RecordTable
        caption={t.known(year)}
        rows={pages.rows}
        keyOf={({ id }) => id}
        columns={[
          {
            label: t.matterTitle,
            isName: true,
            show: ({ id, title }) => <TaskLink taskId={id}>{title}</TaskLink>,
          },
          { label: t.number, isFigures: true, show: ({ number }) => number ?? '—' },
          { label: t.state, show: ({ state }) => <StateChip state={state} /> },
        ]}
      />
      <MoreButton {...pages} />
    </>
  );
}

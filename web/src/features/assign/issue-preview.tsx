import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { useConfirm } from '../../elements/confirm.js';
import { MoreButton } from '../../elements/more-button.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { LoadAhead } from '../reporting-load/load-ahead.js';
import styles from './assign.module.css';
import { assignTexts } from './texts.js';

type Run = Schema<'BulkRunView'>;
type Row = Schema<'BulkRowView'>;
const LOOK_AGAIN_MS = 1_000;
const ROWS = 100;

/** What the issue would make of each task; then what it made of it. */
export function IssuePreview({ runId }: { readonly runId: string }) {
  const run = useQuery({
    queryKey: ['bulk-run', runId],
    queryFn: () => read(api.GET('/api/bulk-runs/{id}', { params: { path: { id: runId } } })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? LOOK_AGAIN_MS : false),
  });
  if (run.isPending) return <LoadingState />;
  if (isLost(run)) return <FailureState problem={asProblem(run.error)} onRetry={() => void run.refetch()} />;
  return <RunView run={run.data} />;
}

function RunView({ run }: { readonly run: Run }) {
  const t = useTexts(assignTexts);
  const confirm = useConfirm();
  const rows = usePages(['bulk-run', run.id, 'rows', run.state], (cursor) => {
    const params = { path: { id: run.id }, query: { cursor, limit: ROWS } };
    return read(
      run.state === 'prepared'
        ? api.GET('/api/bulk-runs/{id}/preview', { params })
        : api.GET('/api/bulk-runs/{id}/rows', { params }),
    );
  });
  const start = useAct({
    send: (id: string, key) =>
      api.POST('/api/bulk-runs/{id}/start', {
        params: { path: { id }, header: { 'Idempotency-Key': key } },
      }),
    changes: [['bulk-run', run.id], ['tasks']],
  });
  const issue = () =>
    confirm({
      title: t.issueTitle,
      what: t.issueWhat,
      count: run.total,
      undoable: null,
      act: t.issue,
      run: () => start.run(run.id),
    });
  return (
    <>
      <h2>{t.preview}</h2>
      <p role="status">
        {run.state === 'prepared' && t.previewDetail}
        {run.state === 'running' && t.progress(run.done + run.refused, run.total)}
        {run.state === 'done' && t.allIssued(run.done)}
        {run.state === 'done' && run.refused > 0 && `；${t.someRefused(run.refused)}`}
      </p>
      {run.state === 'running' && <progress max={run.total} value={run.done + run.refused} />}
      {isLost(rows) && <FailureState problem={asProblem(rows.error)} onRetry={() => void rows.refetch()} />}
      {run.state === 'prepared' && <LoadAhead runId={run.id} />}
      <Rows rows={rows.rows} />
      <MoreButton {...rows} />
      {start.error !== null && <ProblemAlert problem={start.error} />}
      {run.state === 'prepared' && (
        <Button type="primary" loading={start.isPending} onClick={issue}>
          {t.issue}
        </Button>
      )}
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(assignTexts);
  const { day } = useDates();
  return (
    <ul className={styles.results}>
      {rows.map(({ taskId, number, title, state, dueOn, problemCode, problemTitle }) => (
        <li key={taskId}>
          <Chip tone={problemCode !== null ? 'bad' : state === 'done' ? 'good' : 'open'}>
            {problemCode !== null ? t.notIssued : state === 'done' ? t.issued : t.willBeIssued}
          </Chip>
          <span className={styles.grow}>
            <Link to="/tasks/$taskId" params={{ taskId }}>
              {number !== null && <span className="figures">{number} </span>}
              {title}
            </Link>
          </span>
          {dueOn !== null && (
            <span className="figures">
              {t.due} {day(dueOn)}
            </span>
          )}
          {problemTitle !== null && <span>{problemTitle}</span>}
        </li>
      ))}
    </ul>
  );
}

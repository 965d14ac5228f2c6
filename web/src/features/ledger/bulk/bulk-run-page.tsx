import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Progress, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { Chip } from '../../../elements/chip.js';
import { useConfirm } from '../../../elements/confirm.js';
import { MoreButton } from '../../../elements/more-button.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { LoadAhead } from '../../reporting-load/load-ahead.js';
import styles from '../list/ledger.module.css';
import { BulkRows } from './bulk-rows.js';
import { bulkTexts } from './texts.js';

type Run = Schema<'BulkRunView'>;
type Shown = 'done' | 'refused' | 'all';

const ASK_AGAIN_MS = 700;
const ROWS = 100;

/** A bulk act at its own address: first what would happen to each task, then how far it is, then what came of each. Survives a reload. */
export function BulkRunPage() {
  const { runId = '' }: { runId?: string } = useParams({ strict: false });
  const run = useQuery({
    queryKey: ['bulk-runs', runId],
    queryFn: () => read(api.GET('/api/bulk-runs/{id}', { params: { path: { id: runId } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? ASK_AGAIN_MS : false),
  });
  if (isLost(run)) return <FailureState problem={asProblem(run.error)} onRetry={() => void run.refetch()} />;
  if (run.data === undefined) return <LoadingState />;
  return <BulkRun run={run.data} />;
}

function BulkRun({ run }: { readonly run: Run }) {
  const t = useTexts(bulkTexts);
  const { number } = useDates();
  useFreshTasks(run.state);
  return (
    <>
      <div className={styles.head}>
        <h1>{t.title(t.acts[run.act])}</h1>
        <Chip tone={run.state === 'done' ? 'good' : 'open'}>{t.states[run.state]}</Chip>
        <span>{t.total(number(run.total))}</span>
        <span className={styles.space} />
        <Link to="/ledger">{t.back}</Link>
      </div>
      {run.state === 'prepared' ? <Preview run={run} /> : <Results run={run} />}
    </>
  );
}

function Preview({ run }: { readonly run: Run }) {
  const t = useTexts(bulkTexts);
  const { number } = useDates();
  const confirm = useConfirm();
  const pages = usePages(['bulk-runs', run.id, 'preview'], (cursor) =>
    read(
      api.GET('/api/bulk-runs/{id}/preview', {
        params: { path: { id: run.id }, query: { limit: ROWS, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  const start = useAct({
    send: (id: string, key) =>
      read(
        api.POST('/api/bulk-runs/{id}/start', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [['bulk-runs', run.id]],
  });
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <LoadingState rows={10} />;
  const cannot = pages.rows.filter(({ problemCode }) => problemCode !== null).length;
  const act = t.acts[run.act];
  const isWhole = !pages.hasNextPage;
  const possible = isWhole ? run.total - cannot : run.total;
  const ask = () =>
    confirm({
      title: t.startQuestion(act, number(possible)),
      what: t.startWhat,
      undoable: null,
      act,
      run: () => start.run(run.id),
    });
  return (
    <>
      <div className={styles.progress}>
        <span>{t.checked(number(pages.rows.length), number(run.total))}</span>
        <Chip tone="good">{t.can(number(pages.rows.length - cannot))}</Chip>
        {cannot > 0 && <Chip tone="warn">{t.cannot(number(cannot))}</Chip>}
        {cannot > 0 && <span>{t.cannotDetail}</span>}
        <span className={styles.space} />
        <Button type="primary" loading={start.isPending} disabled={possible === 0} onClick={ask}>
          {t.start(act, number(possible))}
        </Button>
      </div>
      {start.error !== null && <ProblemAlert problem={start.error} />}
      {run.act === 'issue' && <LoadAhead runId={run.id} />}
      <BulkRows rows={pages.rows} isPreview caption={t.title(act)} />
      <div className={styles.foot}>
        <MoreButton {...pages} />
      </div>
    </>
  );
}

function Results({ run }: { readonly run: Run }) {
  const t = useTexts(bulkTexts);
  const { number } = useDates();
  const [shown, setShown] = useState<Shown>('all');
  const settled = run.done + run.refused;
  const pages = usePages(
    ['bulk-runs', run.id, 'rows', shown, run.state === 'done' ? 'done' : settled],
    (cursor) =>
      read(
        api.GET('/api/bulk-runs/{id}/rows', {
          params: {
            path: { id: run.id },
            query: {
              limit: ROWS,
              ...(shown !== 'all' && { state: shown }),
              ...(cursor !== undefined && { cursor }),
            },
          },
        }),
      ),
  );
  return (
    <>
      <div className={styles.progress} role="status">
        <strong>{t.results(number(run.done), number(run.refused))}</strong>
        {run.state === 'running' && (
          <>
            <Progress
              className={styles.bar ?? ''}
              aria-label={t.title(t.acts[run.act])}
              percent={Math.floor((100 * settled) / run.total)}
            />
            <span>{t.running}</span>
          </>
        )}
      </div>
      <div className={`${styles.filters} not-on-paper`}>
        <Segmented
          aria-label={t.show}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t.showAll },
            { value: 'done', label: t.showDone },
            { value: 'refused', label: t.showRefused },
          ]}
        />
      </div>
      {isLost(pages) ? (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      ) : (
        <BulkRows rows={pages.rows} isPreview={false} caption={t.title(t.acts[run.act])} />
      )}
      <div className={styles.foot}>
        <MoreButton {...pages} />
      </div>
    </>
  );
}

/** What the run changed is read anew where it is shown, once it is through. */
function useFreshTasks(state: Run['state']): void {
  const client = useQueryClient();
  useEffect(() => {
    if (state === 'done') void client.invalidateQueries({ queryKey: ['tasks'] });
  }, [client, state]);
}

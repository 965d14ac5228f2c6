import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { asProblem } from '../../../api/problem.js';
import { Chip, type ChipTone } from '../../../elements/chip.js';
import { useConfirm } from '../../../elements/confirm.js';
import { MoreButton } from '../../../elements/more-button.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../list/ledger.module.css';
import exchange from './exchange.module.css';
import { FileHead, FileNotes } from './file-head.js';
import { countOf, OutcomeFilter } from './outcome-filter.js';
import { exchangeTexts } from './texts.js';

type Returned = Schema<'ReturnedLedgerView'>;
type Line = Schema<'ReturnedLineView'>;

const OUTCOMES = ['changed', 'conflict', 'refused', 'unchanged'] as const;
const TONES: Readonly<Record<Line['outcome'], ChipTone>> = {
  changed: 'open',
  unchanged: 'plain',
  conflict: 'bad',
  refused: 'warn',
};
const ASK_AGAIN_MS = 700;

/** A ledger that came back: the dry run row by row, then what was written. */
export function ReturnPage() {
  const { returnId: id = '' }: { returnId?: string } = useParams({ strict: false });
  const file = useQuery({
    queryKey: ['ledger-returns', id],
    queryFn: () => read(api.GET('/api/ledger/returns/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data?.state === 'received' || state.data?.state === 'applying' ? ASK_AGAIN_MS : false,
  });
  if (file.error !== null)
    return <FailureState problem={asProblem(file.error)} onRetry={() => void file.refetch()} />;
  if (file.data === undefined) return <LoadingState />;
  return <ReturnedFile file={file.data} />;
}

function ReturnedFile({ file }: { readonly file: Returned }) {
  const t = useTexts(exchangeTexts);
  const { number } = useDates();
  const confirm = useConfirm();
  const apply = useAct({
    send: (id: string, key) =>
      read(
        api.POST('/api/ledger/returns/{id}/confirmation', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [['ledger-returns', file.id], ['tasks']],
  });
  const changed = countOf(file.outcomes, 'changed');
  const ask = () =>
    confirm({
      title: t.applyReturnQuestion,
      what: t.applyReturnWhat,
      count: changed,
      undoable: null,
      act: t.apply,
      run: () => apply.run(file.id),
    });
  return (
    <>
      <FileHead title={t.returned} file={file}>
        {file.state === 'checked' && (
          <Button type="primary" disabled={changed === 0} loading={apply.isPending} onClick={ask}>
            {t.applyReturn(number(changed))}
          </Button>
        )}
        {(file.state === 'checked' || file.state === 'applied') && (
          <Button href={`/api/ledger/returns/${file.id}/result`}>{t.resultFile}</Button>
        )}
      </FileHead>
      {apply.error !== null && <ProblemAlert problem={apply.error} />}
      <FileNotes formulaCells={file.formulaCells} mergedCells={file.mergedCells} />
      {file.state !== 'received' && file.state !== 'refused' && <Lines file={file} />}
    </>
  );
}

function Lines({ file }: { readonly file: Returned }) {
  const t = useTexts(exchangeTexts);
  const [outcome, setOutcome] = useState<Line['outcome'] | undefined>(undefined);
  const pages = usePages(['ledger-returns', file.id, 'lines', outcome, file.state], (cursor) =>
    read(
      api.GET('/api/ledger/returns/{id}/lines', {
        params: {
          path: { id: file.id },
          query: { ...(outcome !== undefined && { outcome }), ...(cursor !== undefined && { cursor }) },
        },
      }),
    ),
  );
  return (
    <>
      <OutcomeFilter outcomes={OUTCOMES} counts={file.outcomes} shown={outcome} onShow={setOutcome} />
      {pages.error !== null && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.isPending && <LoadingState rows={8} />}
      {pages.isSuccess && pages.rows.length === 0 && <EmptyState title={t.none} />}
      {pages.rows.length > 0 && <LineTable rows={pages.rows} />}
      <div className={styles.foot}>
        <MoreButton {...pages} />
      </div>
    </>
  );
}

function LineTable({ rows }: { readonly rows: readonly Line[] }) {
  const t = useTexts(exchangeTexts);
  return (
    <div className={styles.scroll} role="region" aria-label={t.returned} tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">{t.returned}</caption>
        <thead>
          <tr>
            {[t.row, t.outcome, t.task, t.changes].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <tr key={line.rowNo}>
              <td className="figures" data-label={t.row}>
                {line.rowNo}
              </td>
              <td data-label={t.outcome}>
                {line.result === null ? (
                  <Chip tone={TONES[line.outcome]}>{t.outcomes[line.outcome]}</Chip>
                ) : (
                  <Chip tone={line.result === 'applied' ? 'good' : 'warn'}>{t.results[line.result]}</Chip>
                )}{' '}
                {line.resultReason ?? line.reason}
              </td>
              <td className={styles.wide} data-label={t.task}>
                {line.taskId === null ? (
                  line.title
                ) : (
                  <Link to="/tasks/$taskId" params={{ taskId: line.taskId }}>
                    {line.title}
                  </Link>
                )}
              </td>
              <td data-label={t.changes}>
                <Changes line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Changes({ line }: { readonly line: Line }) {
  const t = useTexts(exchangeTexts);
  return (
    <dl className={exchange.changes}>
      {line.changes.map(({ column, header, before, after }) => (
        <div key={column}>
          <dt>{header}</dt>
          <dd>
            <span className="unseen">{t.before}</span> <del>{before}</del>{' '}
            <span className="unseen">{t.after}</span> <ins>{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

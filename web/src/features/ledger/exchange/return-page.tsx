import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { inPlace } from '../../../api/on-behalf.js';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { Chip, type ChipTone } from '../../../elements/chip.js';
import { useConfirm } from '../../../elements/confirm.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../list/ledger.module.css';
import exchange from './exchange.module.css';
import { FileHead, FileNotes } from './file-head.js';
import { countOf } from './outcome-filter.js';
import { RowList } from './row-list.js';
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
  if (isLost(file))
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
          <Button href={inPlace(`/api/ledger/returns/${file.id}/result`)}>{t.resultFile}</Button>
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
  return (
    <RowList
      title={t.returned}
      queryKey={['ledger-returns', file.id, 'lines', file.state]}
      ask={(query: { outcome?: Line['outcome']; cursor?: string }) =>
        read(api.GET('/api/ledger/returns/{id}/lines', { params: { path: { id: file.id }, query } }))
      }
      outcomes={OUTCOMES}
      counts={file.outcomes}
      columns={[
        { title: t.row, className: 'figures', cell: ({ rowNo }) => rowNo },
        { title: t.outcome, cell: (line) => <Outcome line={line} /> },
        { title: t.task, className: styles.wide, cell: (line) => <TaskTitle line={line} /> },
        { title: t.changes, cell: (line) => <Changes line={line} /> },
      ]}
    />
  );
}

function Outcome({ line: { outcome, result, resultReason, reason } }: { readonly line: Line }) {
  const t = useTexts(exchangeTexts);
  return (
    <>
      {result === null ? (
        <Chip tone={TONES[outcome]}>{t.outcomes[outcome]}</Chip>
      ) : (
        <Chip tone={result === 'applied' ? 'good' : 'warn'}>{t.results[result]}</Chip>
      )}{' '}
      {resultReason ?? reason}
    </>
  );
}

function TaskTitle({ line: { taskId, title } }: { readonly line: Line }) {
  if (taskId === null) return title;
  return (
    <Link to="/tasks/$taskId" params={{ taskId }}>
      {title}
    </Link>
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

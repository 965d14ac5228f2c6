import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
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
import { FIELDS } from './mapping.js';
import { MappingForm } from './mapping-form.js';
import { countOf } from './outcome-filter.js';
import { RowList } from './row-list.js';
import { exchangeTexts } from './texts.js';

type Intake = Schema<'LedgerIntakeView'>;
type Line = Schema<'IntakeLineView'>;

const OUTCOMES = ['create', 'matched', 'rejected'] as const;
const TONES: Readonly<Record<Line['outcome'], ChipTone>> = {
  create: 'good',
  matched: 'plain',
  rejected: 'warn',
};
const UNDER_WAY: readonly Intake['state'][] = ['received', 'checking', 'applying'];
const ASK_AGAIN_MS = 700;

/** A unit's own ledger: which column is what, the dry run row by row, then drafts. */
export function IntakePage() {
  const { intakeId: id = '' }: { intakeId?: string } = useParams({ strict: false });
  const intake = useQuery({
    queryKey: ['ledger-intakes', id],
    queryFn: () => read(api.GET('/api/ledger/intakes/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data !== undefined && UNDER_WAY.includes(state.data.state) ? ASK_AGAIN_MS : false,
  });
  if (isLost(intake))
    return <FailureState problem={asProblem(intake.error)} onRetry={() => void intake.refetch()} />;
  if (intake.data === undefined) return <LoadingState />;
  return <IntakeFile intake={intake.data} />;
}

function IntakeFile({ intake }: { readonly intake: Intake }) {
  const t = useTexts(exchangeTexts);
  const { number } = useDates();
  const confirm = useConfirm();
  const [isMapping, setMapping] = useState(false);
  const apply = useAct({
    send: (id: string, key) =>
      read(
        api.POST('/api/ledger/intakes/{id}/confirmation', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [['ledger-intakes', intake.id], ['tasks']],
  });
  const create = countOf(intake.outcomes, 'create');
  const ask = () =>
    confirm({
      title: t.applyIntakeQuestion,
      what: t.applyIntakeWhat,
      count: create,
      undoable: null,
      act: t.make,
      run: () => apply.run(intake.id),
    });
  const { state } = intake;
  const showsMapping = state === 'mapping' || (state === 'checked' && isMapping);
  const showsLines = (state === 'checked' && !isMapping) || state === 'applying' || state === 'applied';
  return (
    <>
      <FileHead title={t.foreign} file={intake}>
        {state === 'checked' && !isMapping && (
          <>
            <Button type="primary" disabled={create === 0} loading={apply.isPending} onClick={ask}>
              {t.applyIntake(number(create))}
            </Button>
            <Button onClick={() => setMapping(true)}>{t.changeMapping}</Button>
          </>
        )}
        {(state === 'applying' || state === 'applied') && (
          <strong>{t.drafted(number(intake.drafted))}</strong>
        )}
      </FileHead>
      {apply.error !== null && <ProblemAlert problem={apply.error} />}
      {showsMapping && <MappingForm intake={intake} onSent={() => setMapping(false)} />}
      {showsLines && <Lines intake={intake} />}
    </>
  );
}

function Lines({ intake }: { readonly intake: Intake }) {
  const t = useTexts(exchangeTexts);
  const sheet = intake.sheets.find(({ columns }) => columns.length > 0);
  return (
    <>
      {sheet !== undefined && <FileNotes {...sheet} />}
      <RowList
        title={t.foreign}
        queryKey={['ledger-intakes', intake.id, 'lines', intake.state]}
        ask={(query: { outcome?: Line['outcome']; cursor?: string }) =>
          read(api.GET('/api/ledger/intakes/{id}/lines', { params: { path: { id: intake.id }, query } }))
        }
        outcomes={OUTCOMES}
        counts={intake.outcomes}
        columns={[
          { title: t.row, className: 'figures', cell: ({ rowNo }) => rowNo },
          { title: t.outcome, cell: (line) => <Outcome line={line} /> },
          { title: t.read, className: styles.wide, cell: ({ cells }) => <Cells cells={cells} /> },
        ]}
      />
    </>
  );
}

function Outcome({ line: { outcome, taskId, reason } }: { readonly line: Line }) {
  const { outcomes } = useTexts(exchangeTexts);
  return (
    <>
      {taskId === null ? (
        <Chip tone={TONES[outcome]}>{outcomes[outcome]}</Chip>
      ) : (
        <Link to="/tasks/$taskId" params={{ taskId }}>
          {outcomes[outcome]}
        </Link>
      )}{' '}
      {reason}
    </>
  );
}

/** In the order of a paper ledger, whatever order they were stored in. */
function Cells({ cells }: { readonly cells: Readonly<Record<string, unknown>> }) {
  const t = useTexts(exchangeTexts);
  return (
    <dl className={exchange.changes}>
      {FIELDS.flatMap((field) => {
        const text = cells[field];
        return typeof text !== 'string' || text === ''
          ? []
          : [
              <div key={field}>
                <dt>{t.fields[field]}</dt>
                <dd>{text}</dd>
              </div>,
            ];
      })}
    </dl>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './audit.module.css';
import { auditTexts } from './texts.js';

type Verification = Schema<'AuditVerificationView'>;
const EVERY_MS = 2_000;

/** 完整性校验: ordered by a person, done in the background; the page can be left meanwhile. */
export function Verifications() {
  const t = useTexts(auditTexts);
  const runs = useQuery({
    queryKey: ['audit', 'verifications'],
    queryFn: () => read(api.GET('/api/audit/verifications')),
    refetchInterval: ({ state }) => (state.data?.some(isOpen) === true ? EVERY_MS : false),
  });
  const order = useAct({
    send: (_: undefined, key) =>
      read(api.POST('/api/audit/verifications', { params: { header: { 'Idempotency-Key': key } } })),
    changes: [['audit', 'verifications']],
  });
  if (runs.isPending) return <LoadingState />;
  if (isLost(runs))
    return <FailureState problem={asProblem(runs.error)} onRetry={() => void runs.refetch()} />;
  const isRunning = runs.data.some(isOpen);
  return (
    <>
      <div className={styles.line}>
        <p>{t.verifyDetail}</p>
        <Button
          type="primary"
          disabled={isRunning}
          loading={order.isPending}
          onClick={() => order.run(undefined)}
        >
          {isRunning ? t.verifying : t.verify}
        </Button>
      </div>
      {order.error !== null && <ProblemAlert problem={order.error} />}
      {runs.data.length === 0 ? (
        <EmptyState title={t.verifyNone} detail={t.verifyNoneDetail} />
      ) : (
        <RunTable runs={runs.data} />
      )}
    </>
  );
}

function isOpen({ state }: Verification): boolean {
  return state !== 'finished';
}

function RunTable({ runs }: { readonly runs: readonly Verification[] }) {
  const t = useTexts(auditTexts);
  const { moment, number } = useDates();
  return (
    <div aria-live="polite">
      <RecordTable
        caption={t.tabs.verification}
        rows={runs}
        keyOf={({ id }) => id}
        columns={[
          { label: t.requestedAt, isFigures: true, show: ({ requestedAt }) => moment(requestedAt) },
          {
            label: t.finishedAt,
            isFigures: true,
            show: ({ finishedAt, state }) =>
              finishedAt === null ? <Chip tone="open">{t.states[state]}</Chip> : moment(finishedAt),
          },
          {
            label: t.checked,
            isFigures: true,
            show: ({ eventsChecked, filesChecked, filesTotal }) =>
              t.checkedWhat(
                number(eventsChecked),
                number(filesChecked),
                filesTotal === null ? t.notCounted : number(filesTotal),
              ),
          },
          { label: t.result, isName: true, show: (run) => <Result run={run} /> },
        ]}
      />
    </div>
  );
}

function Result({ run: { faultsTotal, faults } }: { readonly run: Verification }) {
  const t = useTexts(auditTexts);
  const { number } = useDates();
  if (faultsTotal === null) return null;
  if (faultsTotal === 0) return <Chip tone="good">{t.sound}</Chip>;
  return (
    <details>
      <summary>
        <Chip tone="bad">{t.faults(number(faultsTotal))}</Chip>
      </summary>
      <ul className={styles.faults}>
        {faults.map(({ of, fault, where }) => (
          <li key={`${of} ${fault} ${where}`}>
            {t.faultOf[of]}：{wordFor(t.faultKinds, fault)} <code className={styles.hash}>{where}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

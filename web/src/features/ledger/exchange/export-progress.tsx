import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { inPlace } from '../../../api/on-behalf.js';
import { api, read } from '../../../api/client.js';
import { asProblem } from '../../../api/problem.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { ledgerTexts } from '../texts.js';
import styles from '../list/ledger.module.css';

const ASK_AGAIN_MS = 700;

interface ExportProgressProps {
  readonly id: string;
  readonly onDismiss: () => void;
}

/** How far the export is; its id stands in the address, so that a reload shows the same. */
export function ExportProgress({ id, onDismiss }: ExportProgressProps) {
  const t = useTexts(ledgerTexts);
  const { number } = useDates();
  const order = useQuery({
    queryKey: ['ledger-exports', id],
    queryFn: () => read(api.GET('/api/ledger/exports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data?.state === 'ready' || state.error !== null ? false : ASK_AGAIN_MS,
  });
  if (order.error !== null)
    return (
      <div className={styles.progress}>
        <ProblemAlert problem={asProblem(order.error)} />
        <Button onClick={onDismiss}>{t.dismiss}</Button>
      </div>
    );
  if (order.data === undefined) return null;
  const { state, rowsTotal, rowsWritten } = order.data;
  const total = rowsTotal ?? 0;
  return (
    <div className={styles.progress} role="status">
      <strong>
        {state === 'ready'
          ? t.exportReady
          : state === 'waiting'
            ? t.exportWaiting
            : t.exportRunning(number(rowsWritten), number(total))}
      </strong>
      {state === 'ready' ? (
        <Button type="primary" href={inPlace(`/api/ledger/exports/${id}/file`)}>
          {t.download}
        </Button>
      ) : (
        <>
          <Progress
            className={styles.bar ?? ''}
            aria-label={t.exporting}
            percent={total === 0 ? 0 : Math.floor((100 * rowsWritten) / total)}
          />
          <span>{t.exportLeave}</span>
        </>
      )}
      <Button onClick={onDismiss}>{t.dismiss}</Button>
    </div>
  );
}

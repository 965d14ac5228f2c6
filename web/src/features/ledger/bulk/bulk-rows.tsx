import { Link } from '@tanstack/react-router';
import type { Schema } from '../../../api/client.js';
import { Chip } from '../../../elements/chip.js';
import { StateChip } from '../../../elements/state-chip.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../list/ledger.module.css';
import { bulkTexts } from './texts.js';

type BulkRow = Schema<'BulkRowView'>;

interface BulkRowsProps {
  readonly caption: string;
  readonly rows: readonly BulkRow[];
  /** What would happen, or what has. */
  readonly isPreview: boolean;
}

export function BulkRows({ caption, rows, isPreview }: BulkRowsProps) {
  const t = useTexts(bulkTexts);
  const { day } = useDates();
  const outcome = isPreview ? t.columns.foreseen : t.columns.outcome;
  return (
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {[t.columns.number, t.columns.title, outcome, t.columns.due].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.taskId}>
              <td className="figures" data-label={t.columns.number}>
                {row.number}
              </td>
              <td className={styles.wide} data-label={t.columns.title}>
                {row.title === null ? (
                  t.gone
                ) : (
                  <Link to="/tasks/$taskId" params={{ taskId: row.taskId }}>
                    {row.title}
                  </Link>
                )}
              </td>
              <td data-label={outcome}>
                <Outcome row={row} isPreview={isPreview} />
              </td>
              <td className="figures" data-label={t.columns.due}>
                {row.dueOn !== null && day(row.dueOn)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Outcome({ row, isPreview }: { readonly row: BulkRow; readonly isPreview: boolean }) {
  const t = useTexts(bulkTexts);
  if (row.problemCode !== null)
    return (
      <>
        <Chip tone="warn">{isPreview ? t.refused : t.notDone}</Chip> {row.problemTitle}
      </>
    );
  if (!isPreview && row.state === 'pending') return <Chip>{t.pending}</Chip>;
  return (
    <>
      {!isPreview && <Chip tone="good">{t.done}</Chip>}{' '}
      {row.taskState !== null && (
        <>
          → <StateChip state={row.taskState} />
        </>
      )}
    </>
  );
}

import { Checkbox } from 'antd';
import { memo, type MouseEvent } from 'react';
import { useTexts } from '../../../i18n/texts.js';
import { isChosen, type Selection } from '../selection.js';
import { ledgerTexts } from '../texts.js';
import type { AnyRow, Column } from './columns.js';
import styles from './ledger.module.css';

export interface Choosing {
  readonly selection: Selection;
  /** `isReach`: from the row chosen last to this one. */
  readonly onToggle: (taskId: string, isReach: boolean) => void;
  readonly onToggleShown: () => void;
}

interface RowTableProps {
  readonly caption: string;
  readonly columns: readonly Column<AnyRow>[];
  readonly rows: readonly AnyRow[];
  /** Absent: nothing can be chosen. */
  readonly choosing: Choosing | null;
  /** These are the rows of the last filter; others are on their way. */
  readonly isStale: boolean;
}

/** The ledger as a plain table: thousands of rows stay light, and a screen reader reads it as what it is. On a phone each row is a card. */
export function RowTable({ caption, columns, rows, choosing, isStale }: RowTableProps) {
  const t = useTexts(ledgerTexts);
  const areAllChosen =
    choosing !== null && rows.length > 0 && rows.every(({ taskId }) => isChosen(choosing.selection, taskId));
  return (
    <div className={styles.scroll} role="region" aria-label={caption} aria-busy={isStale} tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {choosing !== null && (
              <th scope="col" className={styles.choose}>
                <Checkbox
                  checked={areAllChosen}
                  onChange={choosing.onToggleShown}
                  aria-label={t.chooseShown}
                />
              </th>
            )}
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.rowId}
              row={row}
              columns={columns}
              isChosen={choosing !== null && isChosen(choosing.selection, row.taskId)}
              onToggle={choosing?.onToggle ?? null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: AnyRow;
  readonly columns: readonly Column<AnyRow>[];
  readonly isChosen: boolean;
  readonly onToggle: Choosing['onToggle'] | null;
}

/** Drawn anew only when the row itself, its choice or the columns change: "more" and a chosen row cost one row, not all. */
const Row = memo(function Row({ row, columns, isChosen, onToggle }: RowProps) {
  const t = useTexts(ledgerTexts);
  return (
    <tr className={isChosen ? styles.chosen : undefined} data-task={row.taskId}>
      {onToggle !== null && (
        <td className={styles.choose}>
          <Checkbox
            checked={isChosen}
            aria-label={t.chooseRow(row.name)}
            onClick={(event: MouseEvent) => onToggle(row.taskId, event.shiftKey)}
          />
        </td>
      )}
      {columns.map(({ key, title, cell, kind }) => (
        <td
          key={key}
          data-label={title}
          className={kind === 'wide' ? styles.wide : kind === 'figures' ? 'figures' : undefined}
        >
          {cell(row)}
        </td>
      ))}
    </tr>
  );
});

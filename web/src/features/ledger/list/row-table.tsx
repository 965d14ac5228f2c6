import { memo } from 'react';
import { CaretDownFilled, CaretUpFilled } from '../../../elements/icons.js';
import { Tick } from '../../../elements/tick.js';
import { useFirstScreen } from '../../../elements/use-first-screen.js';
import { useTexts } from '../../../i18n/texts.js';
import type { SortKey, SortState } from '../ledger-search.js';
import { isChosen, type Selection } from '../selection.js';
import { ledgerTexts } from '../texts.js';
import type { Column } from './columns.js';
import type { AnyRow } from './rows.js';
import styles from './ledger.module.css';

/** A row of one line. */
const ROW_PX = 36;

export interface Choosing {
  readonly selection: Selection;
  /** `isReach`: from the row chosen last to this one. */
  readonly onToggle: (taskId: string, isReach: boolean) => void;
  readonly onToggleShown: () => void;
}

export interface Sorting extends SortState {
  readonly onSort: (key: SortKey) => void;
}

interface RowTableProps {
  readonly caption: string;
  readonly columns: readonly Column<AnyRow>[];
  readonly rows: readonly AnyRow[];
  /** Absent: nothing can be chosen. */
  readonly choosing: Choosing | null;
  readonly sorting: Sorting;
  /** These are the rows of the last filter; others are on their way. */
  readonly isStale: boolean;
}

/** The ledger as a plain table: thousands of rows stay light, and a screen reader reads it as what it is. On a phone each row is a card. */
export function RowTable({ caption, columns, rows, choosing, sorting, isStale }: RowTableProps) {
  const t = useTexts(ledgerTexts);
  const drawn = useFirstScreen(rows, ROW_PX);
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
                <Tick checked={areAllChosen} label={t.chooseShown} onTick={choosing.onToggleShown} />
              </th>
            )}
            {columns.map((column) => (
              <Head key={column.key} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((row) => (
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

/** By the order of a column that can be sorted by; the one that is says which way. */
function Head({
  column: { title, sort },
  sorting,
}: {
  readonly column: Column<AnyRow>;
  readonly sorting: Sorting;
}) {
  if (sort === undefined) return <th scope="col">{title}</th>;
  const isOn = sorting.key === sort;
  const way = sorting.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isOn ? way : 'none'}>
      <button type="button" className={styles.sort} onClick={() => sorting.onSort(sort)}>
        {title}
        <span className={isOn ? '' : styles.idle} aria-hidden>
          {isOn && sorting.isDescending ? <CaretDownFilled /> : <CaretUpFilled />}
        </span>
      </button>
    </th>
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
          <Tick
            checked={isChosen}
            label={t.chooseRow(row.name)}
            onTick={(isReach) => onToggle(row.taskId, isReach)}
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

import type { ReactNode } from 'react';
import styles from './record-table.module.css';

export interface RecordColumn<Row> {
  readonly label: string;
  readonly show: (row: Row) => ReactNode;
  /** The column by which a person recognises the row. */
  readonly isName?: boolean;
  /** Days, moments and numbers: figures of one width, on one line. */
  readonly isFigures?: boolean;
}

interface RecordTableProps<Row> {
  /** Told to the ear; the eye has the heading above the table. */
  readonly caption: string;
  readonly columns: readonly RecordColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** Records as a dense table on a PC, as one card each on a phone. */
export function RecordTable<Row>({ caption, columns, rows, keyOf }: RecordTableProps<Row>) {
  return (
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ label, show, isName = false, isFigures = false }) => (
                <td
                  key={label}
                  data-label={label}
                  className={`${isName ? styles.name : ''} ${isFigures ? 'figures' : ''}`}
                >
                  <div>{show(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

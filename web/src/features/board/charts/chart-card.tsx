import { useId, type ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts.js';
import { boardTexts } from '../texts.js';
import styles from './charts.module.css';

export interface DataTable {
  readonly head: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

interface ChartCardProps {
  readonly title: string;
  /** What the picture says, in one sentence: for a screen reader and for a hurried leader. */
  readonly summary: string;
  readonly detail?: string;
  readonly table: DataTable;
  /** Takes the width of the page, its column heads on as many lines as they need. */
  readonly isWide?: boolean;
  /** Nothing was counted yet: axes with nothing on them tell nobody anything. */
  readonly isEmpty?: boolean;
  /** The picture; absent where the table itself is the picture. */
  readonly children?: ReactNode;
}

/** A picture with its sentence and, folded away, its numbers: each number a link to its rows. */
export function ChartCard({
  title,
  summary,
  detail,
  table,
  isWide = false,
  isEmpty = false,
  children,
}: ChartCardProps) {
  const t = useTexts(boardTexts);
  const heading = useId();
  return (
    <section className={`${styles.card} ${isWide ? styles.broad : ''}`} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <p className={styles.summary}>
        {summary} {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </p>
      {table.rows.length === 0 ? (
        <p className={styles.detail}>{t.none}</p>
      ) : (
        <>
          {isEmpty ? <p className={styles.detail}>{t.none}</p> : children}
          <details open={children === undefined}>
            <summary>{t.data}</summary>
            <div className={styles.scroll} role="region" aria-label={`${title}: ${t.data}`} tabIndex={0}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    {table.head.map((name) => (
                      <th key={name} scope="col">
                        {name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {table.rows.map(({ key, cells: [name, ...numbers] }) => (
                    <tr key={key}>
                      <th scope="row">{name}</th>
                      {numbers.map((cell, at) => (
                        <td key={table.head[at + 1]} className="figures">
                          {cell}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </section>
  );
}

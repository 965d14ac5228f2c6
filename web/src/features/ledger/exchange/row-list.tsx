import type { ReactNode } from 'react';
import { useState } from 'react';
import { usePages, type Page } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { MoreButton } from '../../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../list/ledger.module.css';
import { OutcomeFilter, type AnyOutcome } from './outcome-filter.js';
import { exchangeTexts } from './texts.js';

export interface RowColumn<Row> {
  readonly title: string;
  readonly className?: string | undefined;
  readonly cell: (row: Row) => ReactNode;
}

interface RowListProps<Row, Outcome extends AnyOutcome> {
  /** The name of the table. */
  readonly title: string;
  readonly queryKey: readonly unknown[];
  readonly ask: (query: { readonly outcome?: Outcome; readonly cursor?: string }) => Promise<Page<Row>>;
  readonly outcomes: readonly Outcome[];
  readonly counts: Readonly<Record<string, unknown>>;
  readonly columns: readonly RowColumn<Row>[];
}

/** The rows of a file that came in, by what became, or would become, of them; page by page. */
export function RowList<Row extends { readonly rowNo: number }, Outcome extends AnyOutcome>({
  title,
  queryKey,
  ask,
  outcomes,
  counts,
  columns,
}: RowListProps<Row, Outcome>) {
  const t = useTexts(exchangeTexts);
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined);
  const pages = usePages([...queryKey, outcome], (cursor) =>
    ask({ ...(outcome !== undefined && { outcome }), ...(cursor !== undefined && { cursor }) }),
  );
  return (
    <>
      <OutcomeFilter outcomes={outcomes} counts={counts} shown={outcome} onShow={setOutcome} />
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.isPending && <LoadingState rows={8} />}
      {pages.isSuccess && pages.rows.length === 0 && <EmptyState title={t.none} />}
      {pages.rows.length > 0 && <RowTable title={title} columns={columns} rows={pages.rows} />}
      <div className={styles.foot}>
        <MoreButton {...pages} />
      </div>
    </>
  );
}

interface RowTableProps<Row> {
  readonly title: string;
  readonly columns: readonly RowColumn<Row>[];
  readonly rows: readonly Row[];
}

function RowTable<Row extends { readonly rowNo: number }>({ title, columns, rows }: RowTableProps<Row>) {
  return (
    <div className={styles.scroll} role="region" aria-label={title} tabIndex={0}>
      <table className={styles.table}>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.rowNo}>
              {columns.map((column) => (
                <td key={column.title} className={column.className} data-label={column.title}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

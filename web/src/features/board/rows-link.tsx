import { Link } from '@tanstack/react-router';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import type { RowsSearch } from './board-search.js';
import { boardTexts } from './texts.js';

interface RowsLinkProps {
  readonly count: number;
  /** What is counted: `红灯，青砚县司法局`. */
  readonly what: string;
  readonly rows: RowsSearch;
}

/** A number that opens its rows; nothing to open where it is none. */
export function RowsLink({ count, what, rows }: RowsLinkProps) {
  const t = useTexts(boardTexts);
  const { number } = useDates();
  if (count === 0) return <>{number(0)}</>;
  return (
    <Link to="/ledger/behind" search={rows} aria-label={`${number(count)}，${t.rowsOf(what)}`}>
      {number(count)}
    </Link>
  );
}

import iconv from 'iconv-lite';
import { Problem } from '../../../platform/http/problem.js';

/** What a file says of a year, unchecked: whoever takes it validates it as if it had been typed in. */
export interface TableDraft {
  readonly year: unknown;
  readonly source: string;
  readonly provisional: false;
  readonly days: readonly { readonly date: unknown; readonly kind: unknown; readonly name: unknown }[];
}

const KINDS: Readonly<Record<string, 'off' | 'makeup'>> = {
  off: 'off',
  放假: 'off',
  休: 'off',
  makeup: 'makeup',
  上班: 'makeup',
  补班: 'makeup',
  调休上班: 'makeup',
  班: 'makeup',
};
const LONGEST_SOURCE = 200;

/**
 * A table of 节假日安排 as a file, UTF-8 or GB18030: JSON as the project holiday-cn publishes it (`year`, `papers`, `days` with `name`,
 * `date`, `isOffDay`), or CSV of `date,kind,name` with or without a header, the kind as 放假 · 上班 or `off` · `makeup`.
 * @throws Problem `calendar.file-unreadable`
 */
export function readTableFile(bytes: Buffer, fileName: string): TableDraft {
  const text = decode(bytes).trim();
  return text.startsWith('{') ? fromJson(text, fileName) : fromCsv(text, fileName);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'gb18030');
  }
}

function fromJson(text: string, fileName: string): TableDraft {
  const { year, papers, days } = parsed(text);
  if (!Array.isArray(days)) throw unreadable(1);
  const named = Array.isArray(papers) ? papers.filter((paper) => typeof paper === 'string').join(' ') : '';
  return {
    year,
    source: (named === '' ? fileName : named).slice(0, LONGEST_SOURCE),
    provisional: false,
    days: days.map((day: unknown, i) => {
      if (!isRecord(day) || typeof day['isOffDay'] !== 'boolean') throw unreadable(i + 1);
      return { date: day['date'], kind: day['isOffDay'] ? 'off' : 'makeup', name: day['name'] };
    }),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch {
    // Said below, as for everything else that is no table.
  }
  throw unreadable(1);
}

/** The year is that of the first day; a day of another one is refused with the rest of the table's checks. */
function fromCsv(text: string, fileName: string): TableDraft {
  const days = text.split(/\r?\n/).flatMap((line, i) => {
    const [date = '', kind = '', name = ''] = line
      .split(/[,;\t]/)
      .map((cell) => cell.trim().replace(/^"|"$/g, ''));
    if (line.trim() === '' || (i === 0 && !/^\d/.test(date))) return [];
    const known = KINDS[kind];
    if (known === undefined) throw unreadable(i + 1);
    return [{ date: date.replaceAll('/', '-'), kind: known, name }];
  });
  const [first] = days;
  if (first === undefined) throw unreadable(1);
  return {
    year: Number(first.date.slice(0, 4)),
    source: fileName.slice(0, LONGEST_SOURCE),
    provisional: false,
    days,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param place line of the CSV or number of the day, from 1 */
function unreadable(place: number): Problem {
  return new Problem('calendar.file-unreadable', { line: place });
}

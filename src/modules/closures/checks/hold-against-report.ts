import {
  checkAgainst,
  readThisYear,
  recurrencesAgainst,
  verdictAgainstLedger,
  type CopiedSentence,
  type ItemAnswer,
  type LedgerVerdict,
  type PreviousItem,
  type Recurrence,
  type ThisYear,
} from '../../../core/closure/index.js';
import type {
  ConfirmedReport,
  EarlierShortcoming,
  LastYearsMatter,
  PreviousReport,
} from './body-years.repository.js';
import { ledgerOfItem } from './ledger-of-item.js';

/** All that a check reads. */
export interface BodyRecord {
  readonly report: ConfirmedReport;
  readonly previous: PreviousReport | null;
  readonly matters: readonly LastYearsMatter[];
  readonly earlier: readonly EarlierShortcoming[];
  readonly unitNames: readonly (readonly string[])[];
}

export interface AnsweredMatter {
  readonly matter: LastYearsMatter;
  readonly answer: ItemAnswer;
  readonly ledgerVerdict: LedgerVerdict;
}

export interface FoundRecurrence extends Recurrence {
  readonly earlierYear: number;
}

export interface Findings {
  readonly rulesVersion: string;
  readonly hasPriorSection: boolean;
  readonly answers: readonly AnsweredMatter[];
  readonly recurrences: readonly FoundRecurrence[];
  readonly copied: readonly CopiedSentence[];
}

/** Twenty times the longest report of the field; what stands behind it is not read, so that no file holds a worker for minutes. */
export const LONGEST_READ = 500_000;

/**
 * Last year's matters against this year's report, and this year's shortcomings against those of every earlier year.
 * Each earlier year is read by itself, so that the nearest likeness of one year does not hide that of another.
 * @throws where `signal` aborts between two years
 */
export function holdAgainstReport(record: BodyRecord, signal: AbortSignal): Findings {
  const thisYear = readReportOf(record);
  const reading = checkAgainst(thisYear, {
    previous: record.matters.map(toPreviousItem),
    previousText: record.previous?.text.slice(0, LONGEST_READ) ?? null,
  });
  const byKey = new Map(record.matters.map((matter) => [keyOf(matter), matter]));
  return {
    rulesVersion: reading.rulesVersion,
    hasPriorSection: reading.hasPriorSection,
    copied: reading.copied,
    answers: reading.answers.flatMap((answer) => {
      const matter = byKey.get(answer.itemId);
      if (matter === undefined) return [];
      const said = {
        answer: answer.answer,
        isWithoutResult: answer.features.some(({ code }) => code === 'no-result'),
      };
      const ledgerVerdict = verdictAgainstLedger(said, ledgerOfItem(matter.ledger));
      return [{ matter, answer, ledgerVerdict }];
    }),
    recurrences: withYears(
      [...reading.recurrences, ...recurrencesOfOlderYears(record, thisYear, signal)],
      record.earlier,
    ),
  };
}

function recurrencesOfOlderYears(record: BodyRecord, thisYear: ThisYear, signal: AbortSignal): Recurrence[] {
  const older = record.earlier.filter(({ year }) => year < record.report.year - 1);
  return [...new Set(older.map(({ year }) => year))].flatMap((year) => {
    signal.throwIfAborted();
    const ofYear = older.filter((shortcoming) => shortcoming.year === year);
    const previous = ofYear.map(({ id, text }) => ({ id, kind: 'shortcoming', text }) as const);
    return recurrencesAgainst(thisYear, previous);
  });
}

function readReportOf({ report, unitNames }: BodyRecord): ThisYear {
  const { text, sections, items } = within(LONGEST_READ, report);
  return readThisYear({ text, sections, items, aliases: unitNames });
}

/** The beginning of a report that is too long, with the parts and items that stand in it whole. */
function within(length: number, report: ConfirmedReport): ConfirmedReport {
  const { text, sections, items } = report;
  if (text.length <= length) return report;
  return {
    ...report,
    text: text.slice(0, length),
    sections: sections
      .filter(({ start }) => start < length)
      .map((part) => ({ ...part, end: Math.min(part.end, length) })),
    items: items.filter(({ end }) => end <= length),
  };
}

/** A matter carried over was read with last year's and with its own year's: the first reading counts. */
function withYears(found: readonly Recurrence[], earlier: readonly EarlierShortcoming[]): FoundRecurrence[] {
  const years = new Map(earlier.map(({ id, year }) => [id, year]));
  const pairs = new Map<string, FoundRecurrence>();
  for (const recurrence of found) {
    const earlierYear = years.get(recurrence.previousId);
    const pair = `${recurrence.currentId} ${recurrence.previousId}`;
    if (earlierYear !== undefined && !pairs.has(pair)) pairs.set(pair, { ...recurrence, earlierYear });
  }
  return [...pairs.values()];
}

function toPreviousItem(matter: LastYearsMatter): PreviousItem {
  const { kind, wording, taskWords, units } = matter;
  return { id: keyOf(matter), kind, text: wording, units, ...(taskWords !== '' && { task: taskWords }) };
}

/** The row that stands for the matter: its item, else its task. */
function keyOf({ itemId, taskId }: LastYearsMatter): string {
  const key = itemId ?? taskId;
  if (key === null) throw new Error('a matter with neither item nor task');
  return key;
}

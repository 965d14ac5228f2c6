import { fromDayNumber, localDate, toDayNumber, yearOf, type LocalDate } from '../shared/local-date.js';
import { currentTables, type SpecialDay, type YearTable } from './day-table.js';
import { isWeekday, nthWeekday, weekdaysThrough } from './plain-week.js';

/**
 * The working days of the mainland: Monday to Friday, less 法定节假日, plus 调休补班 (domain.md section 8).
 * Years without a table count as plain weeks and are provisional. Immutable; every question is answered in O(1) from
 * an index of all days from the first to the last tabled year.
 */
export class WorkCalendar {
  readonly #firstDay: number;
  readonly #days: readonly LocalDate[];
  /** Workdays from the first indexed day through each indexed day. */
  readonly #through: Int32Array;
  readonly #workdays: Int32Array;
  readonly #before: number;
  readonly #inIndex: number;
  /** What must be added to the plain count behind the index. */
  readonly #surplus: number;
  readonly #special: ReadonlyMap<LocalDate, SpecialDay>;
  readonly #settledYears: ReadonlySet<number>;

  /** @param tables any number of versions of any years; the highest version of each year counts. */
  constructor(tables: readonly YearTable[]) {
    const current = currentTables(tables);
    this.#settledYears = new Set(current.filter((table) => !table.provisional).map((table) => table.year));
    this.#special = new Map(current.flatMap((table) => table.days).map((day) => [day.date, day]));
    const [first, end] = indexBounds(current, this.#special);
    this.#firstDay = first;
    this.#days = Array.from({ length: end - first }, (_, i) => fromDayNumber(first + i));
    const isWork = (date: LocalDate, i: number): boolean => {
      const special = this.#special.get(date);
      return special ? special.kind === 'makeup' : isWeekday(first + i);
    };
    let count = 0;
    this.#through = Int32Array.from(this.#days, (date, i) => (count += isWork(date, i) ? 1 : 0));
    this.#workdays = Int32Array.from(this.#days.flatMap((date, i) => (isWork(date, i) ? [first + i] : [])));
    this.#before = weekdaysThrough(first - 1);
    this.#inIndex = count;
    this.#surplus = count - (weekdaysThrough(end - 1) - this.#before);
  }

  isWorkday(date: LocalDate): boolean {
    const day = toDayNumber(date);
    return this.#countThrough(day) !== this.#countThrough(day - 1);
  }

  /** The n-th working day after `start`, which itself is not counted (民法典 201). @param n whole, 0 gives `start` back */
  addWorkdays(start: LocalDate, n: number): LocalDate {
    assertCount(n);
    return n === 0 ? start : this.#nth(this.#countThrough(toDayNumber(start)) + n);
  }

  /** The n-th working day before `end`, which itself is not counted. @param n whole, 0 gives `end` back */
  subtractWorkdays(end: LocalDate, n: number): LocalDate {
    assertCount(n);
    return n === 0 ? end : this.#nth(this.#countThrough(toDayNumber(end) - 1) - n + 1);
  }

  /** Working days after `from` through `to`; negative where `to` is earlier. `addWorkdays(a, workdaysBetween(a, b))` is `b` for a working day `b`. */
  workdaysBetween(from: LocalDate, to: LocalDate): number {
    return this.#countThrough(toDayNumber(to)) - this.#countThrough(toDayNumber(from));
  }

  /** The day itself if it is a working day, else the next one (民法典 203). */
  rollForward(date: LocalDate): LocalDate {
    return this.isWorkday(date) ? date : this.addWorkdays(date, 1);
  }

  /** The day itself if it is a working day, else the one before. */
  rollBack(date: LocalDate): LocalDate {
    return this.isWorkday(date) ? date : this.subtractWorkdays(date, 1);
  }

  /** True while the notice for that year is not loaded, so that a deadline there may still move. */
  isProvisional(date: LocalDate): boolean {
    return !this.#settledYears.has(yearOf(date));
  }

  /** The holiday or make-up day, null on a day that follows the plain week. */
  specialDay(date: LocalDate): SpecialDay | null {
    return this.#special.get(date) ?? null;
  }

  /** Holidays and make-up days after `from` through `to`, in order. */
  specialDaysBetween(from: LocalDate, to: LocalDate): SpecialDay[] {
    return [...this.#special.values()]
      .filter(({ date }) => date > from && date <= to)
      .sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  #countThrough(day: number): number {
    const at = day - this.#firstDay;
    if (at < 0) return weekdaysThrough(day);
    return at < this.#days.length
      ? this.#before + (this.#through[at] ?? 0)
      : weekdaysThrough(day) + this.#surplus;
  }

  #nth(count: number): LocalDate {
    const inIndex = count - this.#before;
    if (inIndex <= 0) return fromDayNumber(nthWeekday(count));
    if (inIndex > this.#inIndex) return fromDayNumber(nthWeekday(count - this.#surplus));
    const day = this.#workdays[inIndex - 1] ?? 0;
    return this.#days[day - this.#firstDay] ?? fromDayNumber(day);
  }
}

function assertCount(n: number): void {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`);
}

/** From 1 January of the first year with anything special to 31 December of the last, as day numbers `[first, end)`. */
function indexBounds(
  tables: readonly YearTable[],
  special: ReadonlyMap<LocalDate, SpecialDay>,
): readonly [number, number] {
  const years = [...tables.map((table) => table.year), ...[...special.keys()].map(yearOf)];
  if (years.length === 0) return [0, 0];
  const first = years.reduce((a, b) => Math.min(a, b));
  const last = years.reduce((a, b) => Math.max(a, b));
  return [toDayNumber(localDate(`${first}-01-01`)), toDayNumber(localDate(`${last}-12-31`)) + 1];
}

/** Reads what stands in an address: whatever makes no sense is absent, so that an old or mistyped address still shows a page. */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** The part of an address after `?`, as the router hands it over: numbers and truth values are no text any more. */
export type RawSearch = Readonly<Record<string, unknown>>;

export const uuidOf = (value: unknown): string | undefined => textOf(value, UUID);

/** A day as `2026-03-02`. */
export const dayOf = (value: unknown): string | undefined => textOf(value, DAY);

/** A year that the API takes. */
export function yearOf(value: unknown): number | undefined {
  const year = wholeNumberOf(value);
  return year !== undefined && year >= FIRST_YEAR && year <= LAST_YEAR ? year : undefined;
}

export function wholeNumberOf(value: unknown): number | undefined {
  const number = Number(value);
  return value !== undefined && Number.isInteger(number) ? number : undefined;
}

export function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((one) => one === value);
}

/** `true` stands in an address only where something is chosen. */
export function trueOf(value: unknown): true | undefined {
  return value === true || value === 'true' ? true : undefined;
}

export function textOf(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

/** What somebody typed, at most so many letters of it; digits arrive as a number. */
export function typedOf(value: unknown, mostLetters: number): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return String(value).slice(0, mostLetters) || undefined;
}

type Present<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> };

/** Only what is there: an absent choice stands in no address and in no question to the API. */
export function withoutAbsent<Values extends object>(values: Values): Present<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Present<Values>;
}

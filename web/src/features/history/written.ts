import type { Dates } from '../../i18n/dates.js';
import { wordFor } from '../../i18n/terms.js';
import type { historyTexts } from './texts.js';

export interface Writing {
  /** What the values of the field are called. */
  readonly words: Readonly<Record<string, string>>;
  readonly dates: Pick<Dates, 'day' | 'moment' | 'number'>;
  readonly t: Pick<(typeof historyTexts)['zh-CN'], 'empty' | 'yes' | 'no'>;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A kept value as a person reads it: words for names, dates for days; what belongs together on one line. */
export function written(value: unknown, writing: Writing): string {
  const { t } = writing;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  return plain(value, writing) || t.empty;
}

function plain(value: unknown, writing: Writing): string {
  const { words, dates } = writing;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (DAY.test(value)) return dates.day(value);
    if (INSTANT.test(value)) return dates.moment(value);
    // An id tells a person nothing.
    return ID.test(value) ? '' : wordFor(words, value);
  }
  if (Array.isArray(value)) return joined(value, '；', writing);
  if (typeof value !== 'object' || value === null) return '';
  if ('start' in value && 'end' in value) return `${String(value.start)}–${String(value.end)}`;
  return joined(Object.values(value), '，', writing);
}

const joined = (values: readonly unknown[], by: string, writing: Writing): string =>
  values
    .map((value) => plain(value, writing))
    .filter((text) => text !== '')
    .join(by);

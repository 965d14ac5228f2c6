import type { WorkCalendar } from '../../calendar/index.js';
import type { ReportField } from '../fields/index.js';
import { toMatchingCopy } from '../text/normalise.js';
import type { ReportReading } from '../types.js';
import { missingContents } from './contents.js';
import { copiedWording } from './copied.js';
import { growthOf } from './figures/growth.js';
import { partsAndWholes } from './figures/parts-and-wholes.js';
import { ratesOf } from './figures/rates.js';
import { lateFiling } from './filing.js';
import { leftovers } from './leftovers.js';
import { notMeasurable } from './measurable.js';
import type { Note } from './notes.js';

export interface Checked {
  readonly text: string;
  readonly reading: ReportReading;
  /** Fields by item id. */
  readonly fields: ReadonlyMap<string, readonly ReportField[]>;
}

export interface CheckedAgainst {
  /** Text of the same body's report of the year before; null where it is not at hand. */
  readonly previousText: string | null;
  readonly calendar: WorkCalendar;
}

/** Version of the checks, kept beside the notes they gave. */
export const CHECKS_VERSION = '1';

/**
 * What a supervisor would ask about the report: figures that contradict each other, compulsory contents that are missing,
 * late filing, wording and numbers taken over, plan items nobody can measure. In text order; none of it blocks anything.
 */
export function checkReport({ text, reading, fields }: Checked, against: CheckedAgainst): Note[] {
  const copy = toMatchingCopy(text);
  const { previousText, calendar } = against;
  return [
    ...missingContents(text, reading),
    ...lateFiling(reading, calendar),
    ...partsAndWholes(copy),
    ...ratesOf(copy),
    ...growthOf(copy),
    ...leftovers(copy, reading),
    ...(previousText === null ? [] : copiedWording({ text, sections: reading.sections }, previousText)),
    ...reading.items.flatMap((item) => notMeasurable(item, fields.get(item.id) ?? [])),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

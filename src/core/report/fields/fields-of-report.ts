import type { Span } from '../../shared/span.js';
import type { ReportItem, ReportReading, ReportSection } from '../types.js';
import { type AnchorYear, anchorYear, type Around } from './anchor-year.js';
import { findFields, type Standing } from './find-fields.js';
import type { ReportField } from './types.js';

/** An item; merged from several places it has as many `spans`. */
export type FieldItem = Pick<ReportItem, 'id' | 'kind' | 'start' | 'end' | 'sectionIndex'> & {
  readonly spans?: readonly Span[];
};

/** What of a report the fields are read from; items may have been changed by a person since. */
export interface FieldSource {
  readonly text: string;
  readonly sections: readonly ReportSection[];
  readonly items: readonly FieldItem[];
  /** The report year where the text names it; null where a person said it. */
  readonly reportYear: AnchorYear | null;
}

/** A heading and the words that open its part are no longer than this. */
const LEAD_MAX = 400;
const HEADING_REACH = 120;

/** The fields of every item, by item id. */
export function fieldsOfReport(source: FieldSource): Map<string, ReportField[]> {
  const standings = new Map<string, Standing>();
  return new Map(
    source.items.map((item) => {
      const key = `${item.kind === 'plan'} ${item.sectionIndex}`;
      const standing = standings.get(key) ?? standingOf(source, item);
      standings.set(key, standing);
      const fields = (item.spans ?? [item]).flatMap(({ start, end }) =>
        findFields({ start, end, text: source.text.slice(start, end) }, standing),
      );
      return [item.id, fields] as const;
    }),
  );
}

function standingOf(source: FieldSource, { kind, sectionIndex }: FieldItem): Standing {
  const isPlan = kind === 'plan';
  const lead = leadOf(source, sectionIndex);
  return { isPlan, anchor: anchorYear({ reportYear: source.reportYear, lead, isPlan }) };
}

/** The words of a part before its first item, its heading included. */
function leadOf({ text, sections, items }: FieldSource, index: number): Around['lead'] {
  const section = sections[index];
  if (!section) return { start: 0, end: 0, text: '' };
  const first = items.find((item) => item.sectionIndex === index)?.start ?? section.end;
  const heading =
    section.heading === null ? -1 : text.lastIndexOf(section.heading, section.start + section.heading.length);
  const start = heading >= 0 && section.start - heading <= HEADING_REACH ? heading : section.start;
  const end = Math.min(Math.max(first, start), start + LEAD_MAX);
  return { start, end, text: text.slice(start, end) };
}

/** The report year of a reading with the place where the text names it. */
export function namedReportYear({ metadata, evidence }: Pick<ReportReading, 'metadata' | 'evidence'>) {
  const { reportYear } = metadata;
  return reportYear === null || !evidence.reportYear ? null : { year: reportYear, at: evidence.reportYear };
}

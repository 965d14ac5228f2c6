import { anchorYear, type Around } from '../../src/core/report/fields/anchor-year.js';
import { findFields, type ReportField } from '../../src/core/report/fields/index.js';

const at = { start: 0, end: 4 };
const NOWHERE: Around['lead'] = { start: 0, end: 0, text: '' };
const HEADING = '三、2025年主要安排';
export const PLAN: Around = {
  reportYear: { year: 2024, at },
  lead: { start: 100, end: 100 + HEADING.length, text: HEADING },
  isPlan: true,
};
export const OPEN_PLAN: Around = { ...PLAN, lead: NOWHERE };
export const SHORTCOMING: Around = { ...PLAN, isPlan: false };

export function fieldsIn(text: string, around = PLAN): ReportField[] {
  const standing = { isPlan: around.isPlan, anchor: anchorYear(around) };
  return findFields({ text, start: 0, end: text.length }, standing);
}
export function ofKind<K extends ReportField['kind']>(text: string, kind: K, around = PLAN) {
  return fieldsIn(text, around).filter(
    (field): field is Extract<ReportField, { kind: K }> => field.kind === kind,
  );
}

import type { ReportReading, SectionRole } from '../types.js';
import { type Note, note, type NoteCode, WHOLE_REPORT } from './notes.js';

/** The compulsory contents of 督察工作规定; 其他需要报告的情况 is owed only where there is something to report. */
const CONTENTS: readonly (readonly [SectionRole, NoteCode])[] = [
  ['achievements', 'contents.achievements-missing'],
  ['shortcomings', 'contents.shortcomings-missing'],
  ['first-responsible', 'contents.first-responsible-missing'],
  ['plan', 'contents.plan-missing'],
];

/** Reports of this kind; 政府工作报告 and reports on rectification owe other contents. */
const GENRE = /法治政府|法治建设|依法行政/;
const SIBLING = /政府工作报告|整改|督[察查]|巡察|自查|反馈/;
const DUTY =
  /(?:第一责任人|党政主要负责人|主要负责人|主要领导)[^。;\n]{0,60}职责|履行[^。;\n]{0,20}第一责任人/;
const CAUSE = /原因|归因|症结|由于|究其|根源/;

/** Whether the report owes the five contents: one of a kindred genre does not, nor does one in which nothing was read. */
export function owesContents({ metadata, sections }: Pick<ReportReading, 'metadata' | 'sections'>): boolean {
  const title = metadata.title ?? '';
  return sections.length > 1 && (title === '' || (GENRE.test(title) && !SIBLING.test(title)));
}

/** Which of the compulsory contents (domain rules, section 2.1) the report does not have. */
export function missingContents(
  text: string,
  reading: Pick<ReportReading, 'metadata' | 'sections' | 'items'>,
): Note[] {
  if (!owesContents(reading) || !GENRE.test(text)) return [];
  const roles = new Set(reading.sections.map(({ role }) => role));
  const missing = CONTENTS.filter(([role]) => !roles.has(role))
    .filter(([role]) => role !== 'first-responsible' || !DUTY.test(text))
    .map(([, code]) => note(code, WHOLE_REPORT));
  return [...missing, ...withoutCauses(text, reading)];
}

/** Shortcomings are told and nothing in their part offers a cause. */
function withoutCauses(text: string, { sections, items }: Pick<ReportReading, 'sections' | 'items'>): Note[] {
  const parts = sections.filter(({ role }) => role === 'shortcomings');
  const [part] = parts;
  if (!part || !items.some(({ kind }) => kind === 'shortcoming')) return [];
  const given = sections.some(({ role }) => role === 'causes') || items.some(({ kind }) => kind === 'cause');
  if (given || parts.some(({ start, end }) => CAUSE.test(text.slice(start, end)))) return [];
  return [note('contents.causes-missing', part)];
}

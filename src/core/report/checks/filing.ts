import type { WorkCalendar } from '../../calendar/index.js';
import { addDays, type LocalDate, localDate } from '../../shared/local-date.js';
import type { ReportReading } from '../types.js';
import { owesContents } from './contents.js';
import { type Note, note, type NoteCode, WHOLE_REPORT } from './notes.js';

/**
 * Signed after the day by which it had to be filed, or published after the day by which it had to be public (before
 * 1 March and before 1 April of the next year: 督察工作规定 art. 24, domain rules 2.1). The day before counts as the last,
 * moved off a day of rest (民法典 203).
 */
export function lateFiling(reading: ReportReading, calendar: WorkCalendar): Note[] {
  const { evidence } = reading;
  const { reportYear, signedOn, publishedOn } = reading.metadata;
  if (reportYear === null || !owesContents(reading)) return [];
  // A page without a date of its own lends the date under the signature: that tells nothing of publication.
  const isStamped = evidence.publishedOn?.start !== evidence.signedOn?.start;
  const last = (month: string): LocalDate =>
    calendar.rollForward(addDays(localDate(`${reportYear + 1}-${month}-01`), -1));
  const late = (code: NoteCode, field: 'signedOn' | 'publishedOn', limit: LocalDate): Note[] => {
    const day = field === 'signedOn' ? signedOn : publishedOn;
    if (day === null || day <= limit) return [];
    return [note(code, evidence[field] ?? WHOLE_REPORT, { [field]: day, limit })];
  };
  return [
    ...late('filing.signed-late', 'signedOn', last('03')),
    ...(isStamped ? late('filing.published-late', 'publishedOn', last('04')) : []),
  ];
}

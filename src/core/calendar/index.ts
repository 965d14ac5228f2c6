export { currentTables, type SpecialDay, type YearTable } from './day-table.js';
export { checkDueRule, dueOn, moveUnder, type DueBasis, type DueMove, type DueRule } from './due-rule.js';
export { CLOSING_MINUTE, endInstant, shanghaiDay, shanghaiMinute } from './instant.js';
export { namedDates, type NamedDate } from './named-dates.js';
export { CALENDAR_REFUSAL_CODES, type CalendarRefusalCode } from './refusal-codes.js';
export { WorkCalendar } from './work-calendar.js';

/** Why a deadline rule cannot be used. */
export const CALENDAR_REFUSAL_CODES = ['due-rule.not-positive', 'due-rule.before-start'] as const;

export type CalendarRefusalCode = (typeof CALENDAR_REFUSAL_CODES)[number];

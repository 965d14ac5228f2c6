import { CALENDAR_REFUSAL_CODES } from '../calendar/refusal-codes.js';
import { REVIEW_REFUSAL_CODES } from '../report/review/refusal-codes.js';
import { SLIP_REFUSAL_CODES } from '../slip/refusal-codes.js';
import { TASK_REFUSAL_CODES } from '../task/refusal-codes.js';

/** Every reason for which a rule says no, `noun.reason`; each has a status and a title in the error catalogue. */
export const REFUSAL_CODES = [
  ...TASK_REFUSAL_CODES,
  ...CALENDAR_REFUSAL_CODES,
  ...REVIEW_REFUSAL_CODES,
  ...SLIP_REFUSAL_CODES,
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A number, a day or a key that the sentence shown to the user needs. */
export type RefusalParams = Readonly<Record<string, string | number | null>>;

/** Which rule says no, and with what figures. Carries no words: those are looked up by code. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: RefusalParams;
}

export function refuse(code: RefusalCode, params: RefusalParams = {}): Refusal {
  return { code, params };
}

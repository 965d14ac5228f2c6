import { fromDayNumber, toDayNumber, type LocalDate } from '../shared/local-date.js';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
/** Asia/Shanghai is UTC+8 all year round since 1992; no earlier day is asked for here. */
const SHANGHAI_OFFSET_MS = 8 * 60 * MS_PER_MINUTE;

/** 停止业务活动的时间 (民法典 203): 17:30 in Asia/Shanghai, in minutes after midnight. */
export const CLOSING_MINUTE = 17 * 60 + 30;

/** The instant at which a deadline on that day ends. @param minute minutes after midnight, Asia/Shanghai */
export function endInstant(date: LocalDate, minute: number = CLOSING_MINUTE): Date {
  return new Date(toDayNumber(date) * MS_PER_DAY + minute * MS_PER_MINUTE - SHANGHAI_OFFSET_MS);
}

/** The day it is in Asia/Shanghai at that instant. */
export function shanghaiDay(at: Date): LocalDate {
  return fromDayNumber(Math.floor((at.getTime() + SHANGHAI_OFFSET_MS) / MS_PER_DAY));
}

/** Minutes after midnight in Asia/Shanghai at that instant, 0..1439. */
export function shanghaiMinute(at: Date): number {
  const ms = (at.getTime() + SHANGHAI_OFFSET_MS) % MS_PER_DAY;
  return Math.floor((ms < 0 ? ms + MS_PER_DAY : ms) / MS_PER_MINUTE);
}

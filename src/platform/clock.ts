import { Injectable } from '@nestjs/common';
import { type LocalDate, localDate } from '../core/shared/local-date.js';

/** China keeps UTC+8 all year since 1992, so today there needs no zone table. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The hour of the daily sweep: what a bare day means to a `FixedClock`. */
const SWEEP_TIME = 'T08:30:00+08:00';

/** The only source of time outside `core`; inject it, never call `new Date()`. */
@Injectable()
export abstract class Clock {
  /** The instant, a new object on every call. */
  abstract now(): Date;

  /** The calendar day of that instant in Asia/Shanghai. */
  today(): LocalDate {
    return localDate(new Date(this.now().getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10));
  }
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still until told otherwise: for tests and for the simulator. */
export class FixedClock extends Clock {
  private ms: number;

  constructor(at: Date | string) {
    super();
    this.ms = instant(at);
  }

  now(): Date {
    return new Date(this.ms);
  }

  /** @param at an instant, or a day `YYYY-MM-DD`, which means 08:30 of it in Asia/Shanghai */
  set(at: Date | string): void {
    this.ms = instant(at);
  }

  advance(milliseconds: number): void {
    this.ms += milliseconds;
  }
}

/** @throws RangeError where the text is neither a day nor an ISO instant */
function instant(at: Date | string): number {
  const date = at instanceof Date ? at : new Date(at.length === 10 ? localDate(at) + SWEEP_TIME : at);
  if (Number.isNaN(date.getTime())) throw new RangeError(`not an instant: ${String(at)}`);
  return date.getTime();
}

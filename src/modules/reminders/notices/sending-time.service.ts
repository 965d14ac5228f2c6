import { Injectable } from '@nestjs/common';
import { endInstant, shanghaiMinute } from '../../../core/calendar/index.js';
import { isSendingTime } from '../../../core/escalation/index.js';
import { Clock } from '../../../platform/clock.js';
import { WorkCalendars } from '../../calendars/index.js';

/** 08:30 in Asia/Shanghai. */
const FIRST_MINUTE = 8 * 60 + 30;

/** Reminders go out in office hours of working days, whenever they were ordered. */
@Injectable()
export class SendingTime {
  constructor(
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /** The next instant at which one may go out; null: now. */
  async next(): Promise<Date | null> {
    const calendar = await this.calendars.current();
    const today = this.clock.today();
    const minute = shanghaiMinute(this.clock.now());
    if (calendar.isWorkday(today) && isSendingTime(minute)) return null;
    return calendar.isWorkday(today) && minute < FIRST_MINUTE
      ? endInstant(today, FIRST_MINUTE)
      : this.nextDay();
  }

  /** 08:30 of the next working day. */
  async nextDay(): Promise<Date> {
    const calendar = await this.calendars.current();
    return endInstant(calendar.addWorkdays(this.clock.today(), 1), FIRST_MINUTE);
  }
}

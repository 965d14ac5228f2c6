import { Injectable } from '@nestjs/common';
import { endInstant, shanghaiDay, shanghaiMinute, type WorkCalendar } from '../../../core/calendar/index.js';
import { isSendingTime } from '../../../core/escalation/index.js';
import { addDays, type LocalDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { OutboxHealth } from '../../../platform/outbox/outbox-gauges.js';
import { WorkCalendars } from '../../calendars/index.js';
import { Channels } from '../channels/channel.js';
import type { ClockHealthView } from './clock-health.dto.js';
import type { Gap } from '../sweep/sweep-tally.js';

export interface SweepRunRow {
  readonly day: LocalDate;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly tasksSeen: number;
  readonly noticesPlanned: number;
  readonly lightsChanged: number;
  readonly gaps: readonly Gap[];
}

/** How the clock stands at this moment. */
export interface ClockState {
  readonly last: SweepRunRow | null;
  /** How long a sweep has been due and not done; 0 where all is well. */
  readonly overdueSeconds: number;
  /** Overdue for so long that somebody has to look. */
  readonly isStale: boolean;
}

/** A sweep that has been due for so long did not just come late: a day and two hours. */
const STALE_SECONDS = 26 * 3600;
/** A program that was switched off has this long, from the first moment at which a sweep may run, to make up for it. */
const CATCH_UP_MS = 3_600_000;

/** Is the clock of the product going? */
@Injectable()
export class ClockHealth {
  private readonly startedAt: Date;

  constructor(
    private readonly reader: Reader,
    private readonly outbox: OutboxHealth,
    private readonly calendars: WorkCalendars,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  /** @param isSeen of the body at a path: gaps of others are left out */
  async read(isSeen: (path: string) => boolean): Promise<ClockHealthView> {
    const { last, overdueSeconds, isStale } = await this.state();
    const { oldestDueSeconds, due, open, dead } = await this.outbox.gauges(this.asSystem);
    return {
      last: last && {
        ...last,
        startedAt: last.startedAt.toISOString(),
        finishedAt: last.finishedAt.toISOString(),
        gaps: last.gaps.filter(({ orgPath }) => isSeen(orgPath)),
      },
      nextOn: this.nextOn(last?.day ?? null, await this.calendars.current()),
      overdueSeconds,
      isStale,
      outbox: { oldestDueSeconds, due, open, dead },
      channels: this.channels.all.map(({ name, isOn }) => ({ name, isOn })),
    };
  }

  async state(): Promise<ClockState> {
    const calendar = await this.calendars.current();
    const last = await this.reader.one<SweepRunRow>(SYSTEM, { name: 'last-sweep', text: LAST });
    const now = this.clock.now();
    const firstUnswept = calendar.rollForward(last === null ? await this.begun() : addDays(last.day, 1));
    const overdueSeconds = Math.max(0, (now.getTime() - morningOf(firstUnswept).getTime()) / 1000);
    const couldCatchUp = sweepingFrom(this.startedAt, calendar).getTime() + CATCH_UP_MS < now.getTime();
    return { last, overdueSeconds, isStale: overdueSeconds >= STALE_SECONDS && couldCatchUp };
  }

  private readonly asSystem = {
    query: <Row>(text: string, values: readonly unknown[] = []) =>
      this.reader.rows<Row>(SYSTEM, { text, values }),
  };

  /** Before the very first sweep: the day on which somebody was first let in, today at the latest. */
  private async begun(): Promise<LocalDate> {
    const today = this.clock.today();
    const first = await this.reader.one<{ day: LocalDate | null }>(SYSTEM, { name: 'begun', text: BEGUN });
    return first?.day != null && first.day < today ? first.day : today;
  }

  /** Today where today's is still to come, else the next working day. */
  private nextOn(last: LocalDate | null, calendar: WorkCalendar): LocalDate {
    const today = this.clock.today();
    const minute = shanghaiMinute(this.clock.now());
    const isToday = last !== today && (minute < SWEEP_MINUTE || isSendingTime(minute));
    return isToday ? calendar.rollForward(today) : calendar.addWorkdays(today, 1);
  }
}

/** 08:30 in Asia/Shanghai. */
const SWEEP_MINUTE = 8 * 60 + 30;

function morningOf(day: LocalDate): Date {
  return endInstant(day, SWEEP_MINUTE);
}

/** The first instant from `from` on at which a sweep may run. */
function sweepingFrom(from: Date, calendar: WorkCalendar): Date {
  const day = shanghaiDay(from);
  const minute = shanghaiMinute(from);
  if (!calendar.isWorkday(day) || (minute > SWEEP_MINUTE && !isSendingTime(minute)))
    return morningOf(calendar.addWorkdays(day, 1));
  return minute < SWEEP_MINUTE ? morningOf(day) : from;
}

const LAST = `
select day::text, started_at as "startedAt", finished_at as "finishedAt", tasks_seen as "tasksSeen", notices_planned as "noticesPlanned",
  lights_changed as "lightsChanged", gaps
from sweep_run where finished_at is not null order by day desc, finished_at desc limit 1`;

const BEGUN = `select (min(created_at) at time zone 'Asia/Shanghai')::date::text as day from account`;

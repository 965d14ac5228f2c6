import { Injectable } from '@nestjs/common';
import { shanghaiMinute, type WorkCalendar } from '../../../core/calendar/index.js';
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

interface RunRow {
  readonly day: LocalDate;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly tasksSeen: number;
  readonly noticesPlanned: number;
  readonly lightsChanged: number;
  readonly gaps: readonly Gap[];
}

/** Is the clock of the product going? */
@Injectable()
export class ClockHealth {
  constructor(
    private readonly reader: Reader,
    private readonly outbox: OutboxHealth,
    private readonly calendars: WorkCalendars,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  /** @param scopePath gaps of bodies outside it are left out */
  async read(scopePath: string): Promise<ClockHealthView> {
    const last = await this.last();
    const calendar = await this.calendars.current();
    const { oldestDueSeconds, due, open, dead } = await this.outbox.gauges(this.asSystem);
    return {
      last: last && {
        ...last,
        startedAt: last.startedAt.toISOString(),
        finishedAt: last.finishedAt.toISOString(),
        gaps: last.gaps.filter(({ orgPath }) => orgPath.startsWith(scopePath)),
      },
      nextOn: this.nextOn(last?.day ?? null, calendar),
      overdueSeconds: overdueSeconds(last?.day ?? null, calendar, this.clock),
      outbox: { oldestDueSeconds, due, open, dead },
      channels: this.channels.all.map(({ name, isOn }) => ({ name, isOn })),
    };
  }

  /** How long a sweep has been due and not done; 0 where all is well. */
  async overdueSeconds(): Promise<number> {
    const last = await this.last();
    return overdueSeconds(last?.day ?? null, await this.calendars.current(), this.clock);
  }

  private readonly asSystem = {
    query: <Row>(text: string, values: readonly unknown[] = []) =>
      this.reader.rows<Row>(SYSTEM, { text, values }),
  };

  private last(): Promise<RunRow | null> {
    return this.reader.one<RunRow>(SYSTEM, { name: 'last-sweep', text: LAST });
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

/** From 08:30 of the first working day without a sweep to now. Before the very first sweep nothing is overdue but today's. */
function overdueSeconds(last: LocalDate | null, calendar: WorkCalendar, clock: Clock): number {
  const today = clock.today();
  const firstUnswept = last === null ? calendar.rollForward(today) : calendar.rollForward(addDays(last, 1));
  const due = new Date(`${firstUnswept}T08:30:00+08:00`).getTime();
  return Math.max(0, (clock.now().getTime() - due) / 1000);
}

const LAST = `
select day::text, started_at as "startedAt", finished_at as "finishedAt", tasks_seen as "tasksSeen", notices_planned as "noticesPlanned",
  lights_changed as "lightsChanged", gaps
from sweep_run where finished_at is not null order by day desc, finished_at desc limit 1`;

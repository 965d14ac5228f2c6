import { Injectable, Logger } from '@nestjs/common';
import { shanghaiMinute } from '../../core/calendar/index.js';
import { isSendingTime } from '../../core/escalation/index.js';
import { localDate } from '../../core/shared/local-date.js';
import { RULE_PACKS } from '../../core/warning/index.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { WorkCalendars } from '../calendars/index.js';
import { DeliverNotices } from './jobs/deliver-notices.job.js';
import { NoticePlanner, type SweepDay } from './plan-notices.js';
import { SweepBatch } from './sweep-batch.service.js';
import { SweepRepository } from './sweep.repository.js';
import { asksForSendBacks } from './sweep-row.js';
import { SweepTally } from './sweep-tally.js';

/** Tasks read, judged and written at a time: enough to make the trips to the database cheap, too few to fill the memory. */
const BATCH = 5000;
const PACKS_COUNTING_SEND_BACKS = RULE_PACKS.filter(asksForSendBacks).map(({ version }) => version);

/**
 * 每日巡检. Batches commit one by one and are safe to repeat; only when all are through, the digests are ordered and the
 * day counts as swept, so that a sweep that broke off leads to no half digest and is simply done again.
 */
@Injectable()
export class Sweep {
  private readonly logger = new Logger('Sweep');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly sweeps: SweepRepository,
    private readonly batches: SweepBatch,
    private readonly outbox: Outbox,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /** @returns whether there was a sweep: not on a rest day, outside 08:30–18:00, or where today's is done */
  async runIfDue(signal: AbortSignal): Promise<boolean> {
    const calendar = await this.calendars.current();
    const today = this.clock.today();
    if (!calendar.isWorkday(today) || !isSendingTime(shanghaiMinute(this.clock.now()))) return false;
    const sweptThrough = await this.uow.run(SYSTEM, (tx) => this.sweeps.lastFinished(tx));
    if (sweptThrough !== null && sweptThrough >= today) return false;
    await this.run({ today, calendar, sweptThrough }, signal);
    return true;
  }

  private async run(day: SweepDay, signal: AbortSignal): Promise<void> {
    const planner = new NoticePlanner(day);
    const tally = new SweepTally();
    const runId = await this.uow.run(SYSTEM, (tx) => this.sweeps.start(tx, day.today, this.clock.now()));
    let after: string | null = null;
    do {
      signal.throwIfAborted();
      after = await this.batch({ after, planner, tally, day });
    } while (after !== null);
    await this.uow.run(SYSTEM, async (tx) => {
      await this.orderDigests(tx, day);
      await this.sweeps.finish(tx, runId, tally.totals(), this.clock.now());
    });
    const { tasksSeen, noticesPlanned, lightsChanged, gaps } = tally.totals();
    this.logger.log(
      `${day.today}: ${tasksSeen} tasks, ${noticesPlanned} reminders, ${lightsChanged} lights, ${gaps.length} roles without a holder`,
    );
  }

  /** @returns the last id of the batch; null where it was the last one */
  private batch(at: {
    after: string | null;
    planner: NoticePlanner;
    tally: SweepTally;
    day: SweepDay;
  }): Promise<string | null> {
    const { after, planner, tally, day } = at;
    const { today } = day;
    return this.uow.run(SYSTEM, async (tx) => {
      const rows = await this.sweeps.batch(tx, {
        after,
        limit: BATCH,
        today,
        packsCountingSendBacks: PACKS_COUNTING_SEND_BACKS,
      });
      if (rows.length === 0) return null;
      await this.batches.write(tx, { rows, planner, tally, today });
      return rows.length < BATCH ? null : (rows.at(-1)?.id ?? null);
    });
  }

  /** One order for each person and day, however many sweeps there are on it. */
  private async orderDigests(tx: Tx, { today }: SweepDay): Promise<void> {
    const people = await this.sweeps.waitingPeople(tx);
    const orders = people.map((accountId) => ({
      payload: { accountId, day: localDate(today) },
      dedupeKey: `digest ${accountId} ${today}`,
    }));
    await this.outbox.addMany(tx, DeliverNotices, orders);
  }
}

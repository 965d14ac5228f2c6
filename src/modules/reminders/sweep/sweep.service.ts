import { Injectable, Logger } from '@nestjs/common';
import { shanghaiMinute } from '../../../core/calendar/index.js';
import { isSendingTime } from '../../../core/escalation/index.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { settled } from '../../../platform/database/pipeline.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { WorkCalendars } from '../../calendars/index.js';
import { DeliverDigests } from '../jobs/digests/deliver-digests.job.js';
import { digestOrders } from '../jobs/digests/order-digests.js';
import { EvidenceRechecks } from './evidence-rechecks.service.js';
import { NoticePlanner, type SweepDay } from './plan-notices.js';
import { Directory } from '../people/recipients.repository.js';
import { SweepBatch, type Judgement, type SweepUnderWay } from './sweep-batch.service.js';
import { SWEEP_BATCH, SweepRepository } from './sweep.repository.js';
import type { SweepRow } from './sweep-row.js';
import { SweepTally } from './sweep-tally.js';

/** Batches have no task in common, and take their places in the chains of acts in one order: two do not wait for each other. */
const WRITTEN_AT_ONCE = 2;

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
    private readonly evidence: EvidenceRechecks,
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
    const tally = new SweepTally();
    const underWay = { planner: new NoticePlanner(day), directory: new Directory(day.today), tally };
    const runId = await this.uow.run(SYSTEM, (tx) => this.sweeps.start(tx, day.today, this.clock.now()));
    await this.evidence.plan(day);
    await this.judgeAll(day, underWay, signal);
    await this.uow.run(SYSTEM, async (tx) => {
      await this.orderDigests(tx, day);
      await this.sweeps.finish(tx, runId, tally.totals(), this.clock.now());
    });
    const { tasksSeen, noticesPlanned, lightsChanged, gaps } = tally.totals();
    this.logger.log(
      `${day.today}: ${tasksSeen} tasks, ${noticesPlanned} reminders, ${lightsChanged} lights, ${gaps.length} roles without a holder`,
    );
  }

  /** The database writes what followed from one batch while this process thinks about the next. */
  private async judgeAll(day: SweepDay, underWay: SweepUnderWay, signal: AbortSignal): Promise<void> {
    const writing: Promise<void>[] = [];
    try {
      for await (const rows of this.pages(day)) {
        signal.throwIfAborted();
        const judgement = await this.uow.run(SYSTEM, (tx) => this.batches.judge(tx, rows, underWay));
        if (writing.length === WRITTEN_AT_ONCE) await writing.shift();
        writing.push(this.write(judgement, underWay));
      }
    } finally {
      await settled(writing);
    }
  }

  private write(judgement: Judgement, underWay: SweepUnderWay): Promise<void> {
    const written = this.uow.run(SYSTEM, (tx) => this.batches.write(tx, judgement, underWay));
    // A failure waits until it is asked for; until then it is nobody's.
    written.catch(() => undefined);
    return written;
  }

  /** The database looks for the next batch while this process thinks about the last one. */
  private async *pages(day: SweepDay): AsyncGenerator<SweepRow[]> {
    let next = this.read(null, day);
    for (;;) {
      const rows = await next;
      if (rows.length === 0) return;
      const last = rows.length < SWEEP_BATCH ? null : (rows.at(-1)?.id ?? null);
      next = last === null ? Promise.resolve([]) : this.read(last, day);
      // A failure waits until it is asked for; until then it is nobody's.
      next.catch(() => undefined);
      yield rows;
    }
  }

  private read(after: string | null, { today }: SweepDay): Promise<SweepRow[]> {
    const request = { after, limit: SWEEP_BATCH, today, through: today };
    return this.uow.run(SYSTEM, (tx) => this.sweeps.batch(tx, request));
  }

  /** One digest for each person and day, however many sweeps there are on it. */
  private async orderDigests(tx: Tx, { today }: SweepDay): Promise<void> {
    const people = await this.sweeps.waitingPeople(tx);
    await this.outbox.addMany(tx, DeliverDigests, digestOrders(people, today));
  }
}

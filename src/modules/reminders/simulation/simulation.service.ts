import { Injectable } from '@nestjs/common';
import { clockKey, sweptThrough as sweptThroughAfter } from '../../../core/escalation/index.js';
import { addDays, type LocalDate } from '../../../core/shared/local-date.js';
import { reaches, WHOLE, type Reach } from '../../../core/shared/reach.js';
import type { RulePack } from '../../../core/warning/index.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { WorkCalendars } from '../../calendars/index.js';
import { sentenceOf } from '../notices/notice-texts.js';
import { NoticePlanner, type SweepDay, type TaskPlan } from '../sweep/plan-notices.js';
import { Directory } from '../people/recipients.repository.js';
import { SweepBatch, type Judgement } from '../sweep/sweep-batch.service.js';
import { SweepTally } from '../sweep/sweep-tally.js';
import type { SweepRow } from '../sweep/sweep-row.js';
import { SWEEP_BATCH, SweepRepository, type ReminderKind } from '../sweep/sweep.repository.js';

/** A reminder that the sweep of a day would plan. */
export interface SimulatedReminder extends Omit<ReminderKind, 'orgPath'> {
  /** Day of the sweep. */
  readonly on: LocalDate;
  readonly taskId: string;
  readonly recipientId: string;
  /** The sentence, zh-CN. */
  readonly text: string;
}

export interface SimulationRequest {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Only tasks of bodies in this subtree; `/` for all. */
  readonly scopePath: string;
  /** What of the subtree lower levels of government close; nothing where absent. */
  readonly reach?: Reach;
  /** Judge every task by this pack; null: each by the one it was issued under. */
  readonly pack: RulePack | null;
}

/** 推演: every reminder of the days ahead if nobody does anything, by the very code that sweeps; nothing is written. */
@Injectable()
export class Simulation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sweeps: SweepRepository,
    private readonly batches: SweepBatch,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /** In order of days. What lies between the last sweep and `from` is swept in thought first. */
  async run(request: SimulationRequest): Promise<SimulatedReminder[]> {
    const days = await this.days(request);
    const directories = new Map(days.map(({ today }) => [today, new Directory(today)]));
    const found: SimulatedReminder[] = [];
    const { scopePath, reach = WHOLE } = request;
    for (let after: string | null = null; ;) {
      const rows: SweepRow[] = await this.read(after, days[0]?.today ?? request.from, request.to);
      const concerned = rows.filter(
        ({ orgPath }) => orgPath.startsWith(scopePath) && reaches(reach, orgPath),
      );
      for (const reminder of await this.sweepInThought(concerned, { days, directories, pack: request.pack }))
        if (reminder.on >= request.from) found.push(reminder);
      after = rows.at(-1)?.id ?? null;
      if (rows.length < SWEEP_BATCH) break;
    }
    return found.sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
  }

  /** Working days only: nothing happens on the others. */
  private async days({ from, to }: SimulationRequest): Promise<SweepDay[]> {
    const calendar = await this.calendars.current();
    const last = await this.uow.run(SYSTEM, (tx) => this.sweeps.lastFinished(tx));
    const start = earlier(from, this.clock.today());
    let sweptThrough = last !== null && last >= from ? addDays(from, -1) : last;
    const days: SweepDay[] = [];
    for (let today = start; today <= to; today = addDays(today, 1)) {
      if (!calendar.isWorkday(today) || (sweptThrough !== null && today <= sweptThrough)) continue;
      days.push({ today, calendar, sweptThrough });
      sweptThrough = sweptThroughAfter(sweptThrough ?? addDays(today, -1), today, calendar);
    }
    return days;
  }

  private read(after: string | null, today: LocalDate, through: LocalDate): Promise<SweepRow[]> {
    const request = { after, limit: SWEEP_BATCH, today, through };
    return this.readOnly((tx) => this.sweeps.batch(tx, request));
  }

  private async sweepInThought(
    start: readonly SweepRow[],
    at: {
      days: readonly SweepDay[];
      directories: ReadonlyMap<LocalDate, Directory>;
      pack: RulePack | null;
    },
  ): Promise<SimulatedReminder[]> {
    const found: SimulatedReminder[] = [];
    let rows = start;
    await this.readOnly(async (tx) => {
      for (const day of at.days) {
        const directory = at.directories.get(day.today) ?? new Directory(day.today);
        const planner = new NoticePlanner(day, at.pack);
        const judgement = await this.batches.judge(tx, rows, { planner, directory, tally: new SweepTally() });
        found.push(...remindersOf(judgement, day.today));
        rows = judgement.tasks.map(({ row, plan }) => afterSweep(row, plan));
      }
    });
    return found;
  }

  private readOnly<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(SYSTEM, async (tx) => {
      await tx.query('set transaction read only');
      return work(tx);
    });
  }
}

/** What the sweep would have left behind on the row. */
function afterSweep(row: SweepRow, { light, notices }: TaskPlan): SweepRow {
  const reached = { ...row.reached };
  for (const { family, unitId, level } of notices) {
    if (family === 'light') continue;
    const key = clockKey(unitId === undefined ? { family } : { family, unitId });
    reached[key] = Math.max(reached[key] ?? 0, level);
  }
  return { ...row, light: light.light, lightReason: light.reasonCode, reached };
}

function remindersOf({ reminders }: Judgement, on: LocalDate): SimulatedReminder[] {
  return reminders.rows().map(({ taskId, recipientId, kind, params }) => {
    const { orgPath: _path, ...rest } = kind;
    return { on, taskId, recipientId, text: sentenceOf({ reasonCode: kind.reasonCode, params }), ...rest };
  });
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

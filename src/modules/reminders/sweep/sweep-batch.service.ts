import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Addressing, placeOf, type PlannedTask } from './addressing.js';
import { Channels } from '../channels/channel.js';
import type { NoticePlanner } from './plan-notices.js';
import { RecipientRepository, type Directory } from '../people/recipients.repository.js';
import { SweepPapers } from './sweep-papers.service.js';
import type { SweepRow } from './sweep-row.js';
import type { SweepTally } from './sweep-tally.js';
import { PlannedReminders, SweepRepository, type ChangedLight } from './sweep.repository.js';

/** What a sweep knows and counts from batch to batch. */
export interface SweepUnderWay {
  readonly planner: NoticePlanner;
  readonly directory: Directory;
  readonly tally: SweepTally;
}

/** What follows from one day for a batch of tasks. */
export interface Judgement {
  /** One for each task, in the same order. */
  readonly tasks: readonly PlannedTask[];
  readonly reminders: PlannedReminders;
}

/** Judges a batch of tasks, and writes what follows from it in a few statements. */
@Injectable()
export class SweepBatch {
  constructor(
    private readonly sweeps: SweepRepository,
    private readonly recipients: RecipientRepository,
    private readonly channels: Channels,
    private readonly papers: SweepPapers,
  ) {}

  async write(
    tx: Tx,
    { tasks, reminders }: Judgement,
    { planner, directory, tally }: SweepUnderWay,
  ): Promise<void> {
    const lights = tasks.flatMap(changedLight);
    tally.tasksSeen += tasks.length;
    tally.lightsChanged += lights.length;
    const added = await this.sweeps.addReminders(tx, reminders, directory.day);
    // Another batch may have been counted meanwhile.
    tally.noticesPlanned += added;
    await this.sweeps.setLights(tx, lights, directory.day);
    const contextOf = (row: SweepRow) => planner.contextFor(row);
    await this.papers.write(tx, tasks, { contextOf, isCheck: planner.isMonthlyCheck, today: planner.today });
  }

  /** Reads who holds which role and writes nothing. */
  async judge(
    tx: Tx,
    rows: readonly SweepRow[],
    { planner, directory, tally }: SweepUnderWay,
  ): Promise<Judgement> {
    const tasks = rows.map((row) => ({ row, plan: planner.plan(row) }));
    const speaking = tasks.filter(({ plan }) => plan.notices.length > 0);
    if (speaking.length === 0) return { tasks, reminders: new PlannedReminders() };
    const concerned = speaking.flatMap(({ row, plan }) => [
      row,
      ...plan.notices.flatMap(({ unitId }) => (unitId === undefined ? [] : [placeOf(row, unitId)])),
    ]);
    const holders = await this.recipients.lookUp(tx, directory, concerned);
    const addressing = new Addressing(holders, tally, (person, family, urgency) =>
      this.channels.reaching(person, family, urgency),
    );
    for (const task of speaking) addressing.add(task);
    return { tasks, reminders: addressing.reminders };
  }
}

function changedLight({ row, plan }: PlannedTask): ChangedLight[] {
  const { light, reasonCode } = plan.light;
  return plan.lightChanged ? [{ id: row.id, light, reason: reasonCode }] : [];
}

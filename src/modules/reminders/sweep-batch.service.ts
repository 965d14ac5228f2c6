import { Injectable } from '@nestjs/common';
import type { Role } from '../../core/task/index.js';
import type { Tx } from '../../platform/database/tx.js';
import { Channels, type ChannelName } from './channels/channel.js';
import type { NoticePlanner, PlannedNotice, TaskPlan } from './plan-notices.js';
import type { Person, RoleHolders } from './recipients.js';
import { RecipientRepository, type Directory } from './recipients.repository.js';
import type { SweepRow } from './sweep-row.js';
import type { SweepTally } from './sweep-tally.js';
import { PlannedReminders, SweepRepository, type ChangedLight } from './sweep.repository.js';

/** What a sweep knows and counts from batch to batch. */
export interface SweepUnderWay {
  readonly planner: NoticePlanner;
  readonly directory: Directory;
  readonly tally: SweepTally;
}

interface Planned {
  readonly row: SweepRow;
  readonly plan: TaskPlan;
}

/** Judges one batch of tasks and writes what follows from it in two statements. */
@Injectable()
export class SweepBatch {
  constructor(
    private readonly sweeps: SweepRepository,
    private readonly recipients: RecipientRepository,
    private readonly channels: Channels,
  ) {}

  async write(tx: Tx, rows: readonly SweepRow[], sweep: SweepUnderWay): Promise<void> {
    const { planner, tally, directory } = sweep;
    const today = directory.day;
    const lights: ChangedLight[] = [];
    const planned: Planned[] = [];
    for (const row of rows) {
      const plan = planner.plan(row);
      if (plan.lightChanged)
        lights.push({ id: row.id, light: plan.light.light, reason: plan.light.reasonCode });
      if (plan.notices.length > 0) planned.push({ row, plan });
    }
    const reminders = await this.address(tx, planned, sweep);
    tally.tasksSeen += rows.length;
    tally.lightsChanged += lights.length;
    tally.noticesPlanned += await this.sweeps.addReminders(tx, reminders, today);
    await this.sweeps.setLights(tx, lights, today);
  }

  private async address(
    tx: Tx,
    planned: readonly Planned[],
    { tally, directory }: SweepUnderWay,
  ): Promise<PlannedReminders> {
    if (planned.length === 0) return new PlannedReminders();
    const rows = planned.map(({ row }) => row);
    const holders = await this.recipients.lookUp(tx, directory, rows);
    const addressing = new Addressing(holders, tally, (person) => this.channels.reaching(person));
    for (const one of planned) addressing.add(one);
    return addressing.reminders;
  }
}

/** From notices to roles to reminders to persons and channels. */
class Addressing {
  readonly reminders = new PlannedReminders();
  private readonly channelsOf = new Map<Person, readonly ChannelName[]>();

  constructor(
    private readonly holders: RoleHolders,
    private readonly tally: SweepTally,
    private readonly reaching: (person: Person) => readonly ChannelName[],
  ) {}

  add({ row, plan }: Planned): void {
    for (const notice of plan.notices) this.addNotice(row, plan, notice);
  }

  private addNotice(row: SweepRow, { light: { light } }: TaskPlan, notice: PlannedNotice): void {
    const { family, ruleId, reasonCode, dueDay, level } = notice;
    const { orgPath } = row;
    const { kinds, params } = this.reminders;
    const figures = JSON.stringify(notice.params);
    const paramsPlace = params.place(figures, () => figures);
    const key = `${ruleId} ${dueDay} ${level} ${reasonCode} ${light} ${orgPath}`;
    for (const [person, role] of this.hearers(row, notice)) {
      for (const channel of this.channels(person)) {
        const kind = { family, ruleId, reasonCode, dueDay, level, light, orgPath, role, channel };
        const kindPlace = kinds.place(`${role} ${channel} ${key}`, () => kind);
        this.reminders.add({ taskId: row.id, recipientId: person.accountId, kindPlace, paramsPlace });
      }
    }
  }

  /**
   * Somebody who holds two of the roles hears it once. What would reach nobody goes to the officer of the task, who can see
   * to it that the unit names somebody; a level is never skipped upwards for it.
   */
  private hearers(row: SweepRow, { recipients }: PlannedNotice): ReadonlyMap<Person, Role> {
    const hearers = new Map<string, readonly [Person, Role]>();
    const hear = (role: Role): void => {
      const people = this.holders.of(role, row);
      if (people.length === 0) this.tally.gap(role, row);
      for (const person of people)
        if (!hearers.has(person.accountId)) hearers.set(person.accountId, [person, role]);
    };
    for (const role of recipients) hear(role);
    if (hearers.size === 0) hear('officer');
    return new Map(hearers.values());
  }

  private channels(person: Person): readonly ChannelName[] {
    const known = this.channelsOf.get(person);
    if (known) return known;
    const channels = this.reaching(person);
    this.channelsOf.set(person, channels);
    return channels;
  }
}

import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../core/shared/local-date.js';
import type { Role } from '../../core/task/index.js';
import type { Tx } from '../../platform/database/tx.js';
import { Channels, type ChannelName } from './channels/channel.js';
import type { NoticePlanner, PlannedNotice, TaskPlan } from './plan-notices.js';
import type { Person, RoleHolders } from './recipients.js';
import { RecipientRepository } from './recipients.repository.js';
import type { SweepRow } from './sweep-row.js';
import type { SweepTally } from './sweep-tally.js';
import { SweepRepository, type ChangedLight, type PlannedReminder } from './sweep.repository.js';

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

  async write(
    tx: Tx,
    batch: { rows: readonly SweepRow[]; planner: NoticePlanner; tally: SweepTally; today: LocalDate },
  ): Promise<void> {
    const { rows, planner, tally, today } = batch;
    const lights: ChangedLight[] = [];
    const planned: Planned[] = [];
    for (const row of rows) {
      const plan = planner.plan(row);
      if (plan.lightChanged)
        lights.push({ id: row.id, light: plan.light.light, reason: plan.light.reasonCode });
      if (plan.notices.length > 0) planned.push({ row, plan });
    }
    const reminders = planned.length === 0 ? [] : await this.address(tx, planned, { tally, today });
    tally.tasksSeen += rows.length;
    tally.lightsChanged += lights.length;
    tally.noticesPlanned += await this.sweeps.addReminders(tx, reminders, today);
    await this.sweeps.setLights(tx, lights, today);
  }

  private async address(
    tx: Tx,
    planned: readonly Planned[],
    { tally, today }: { tally: SweepTally; today: LocalDate },
  ): Promise<PlannedReminder[]> {
    const holders = await this.recipients.holdersFor(
      tx,
      planned.map(({ row }) => row),
      today,
    );
    const addressing = new Addressing(holders, tally, (person) => this.channels.reaching(person));
    for (const one of planned) addressing.add(one);
    return addressing.reminders;
  }
}

/** From notices to roles to reminders to persons and channels. */
class Addressing {
  readonly reminders: PlannedReminder[] = [];
  private readonly channelsOf = new Map<Person, readonly ChannelName[]>();

  constructor(
    private readonly holders: RoleHolders,
    private readonly tally: SweepTally,
    private readonly reaching: (person: Person) => readonly ChannelName[],
  ) {}

  add({ row, plan }: Planned): void {
    for (const notice of plan.notices) this.addNotice(row, plan, notice);
  }

  private addNotice(row: SweepRow, { light }: TaskPlan, notice: PlannedNotice): void {
    const { family, ruleId, reasonCode, dueDay, level } = notice;
    const params = JSON.stringify(notice.params);
    for (const [person, role] of this.hearers(row, notice)) {
      const reminder = {
        taskId: row.id,
        orgPath: row.orgPath,
        recipientId: person.accountId,
        light: light.light,
        ...{ family, ruleId, reasonCode, dueDay, level, role, params },
      };
      for (const channel of this.channels(person)) this.reminders.push({ ...reminder, channel });
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

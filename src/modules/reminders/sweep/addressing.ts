import type { Role } from '../../../core/task/index.js';
import type { ChannelName, Urgency } from '../channels/channel.js';
import type { PlannedNotice, TaskPlan } from './plan-notices.js';
import type { Person, RoleHolders, TaskPlace } from '../people/recipients.js';
import type { SweepRow } from './sweep-row.js';
import type { SweepTally } from './sweep-tally.js';
import { PlannedReminders } from './sweep.repository.js';

export interface PlannedTask {
  readonly row: SweepRow;
  readonly plan: TaskPlan;
}

/** From notices to roles to reminders to persons and channels. */
export class Addressing {
  readonly reminders = new PlannedReminders();
  constructor(
    private readonly holders: RoleHolders,
    private readonly tally: SweepTally,
    private readonly reaching: (person: Person, family: string, urgency: Urgency) => readonly ChannelName[],
  ) {}

  add({ row, plan }: PlannedTask): void {
    for (const notice of plan.notices) this.addNotice(row, plan, notice);
  }

  private addNotice(row: SweepRow, { light: { light } }: TaskPlan, notice: PlannedNotice): void {
    const { family, ruleId, reasonCode, dueDay, level } = notice;
    const { orgPath } = row;
    const urgency = light === 'red' ? 'urgent' : 'push';
    const { kinds, params } = this.reminders;
    const figures = JSON.stringify(notice.params);
    const paramsPlace = params.place(figures, () => figures);
    const key = `${ruleId} ${dueDay} ${level} ${reasonCode} ${light} ${orgPath}`;
    for (const [person, role] of this.hearers(row, notice)) {
      for (const channel of this.reaching(person, family, urgency)) {
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
  private hearers(row: SweepRow, { recipients, unitId }: PlannedNotice): ReadonlyMap<Person, Role> {
    const hearers = new Map<string, readonly [Person, Role]>();
    const place = placeOf(row, unitId);
    const hear = (role: Role): void => {
      const people = this.holders.of(role, place);
      if (people.length === 0) this.tally.gap(role, place);
      for (const person of people)
        if (!hearers.has(person.accountId)) hearers.set(person.accountId, [person, role]);
    };
    for (const role of recipients) hear(role);
    if (hearers.size === 0) hear('officer');
    return new Map(hearers.values());
  }
}

/** Where a unit that owes a part stands: the people whom the task names are those of the lead and not its own. */
export function placeOf(row: TaskPlace, unitId: string | undefined): TaskPlace {
  if (unitId === undefined) return row;
  const { id, orgPath, createdBy } = row;
  return {
    id,
    orgPath,
    createdBy,
    leadOrganisationId: unitId,
    ownerId: null,
    liaisonId: null,
    lineLeaderId: null,
  };
}

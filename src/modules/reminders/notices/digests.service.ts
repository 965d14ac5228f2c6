import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { Person } from '../people/recipients.js';
import { RecipientRepository } from '../people/recipients.repository.js';
import { StillDue } from '../sweep/still-due.service.js';
import { digestOf, type WaitingReminder } from './digest.js';
import { NoticeWriter } from './notice-writer.service.js';
import { ReminderRepository } from './reminders.repository.js';

/** Makes one digest of everything that waits for a person; for many people with as many statements as for one. */
@Injectable()
export class Digests {
  constructor(
    private readonly reminders: ReminderRepository,
    private readonly recipients: RecipientRepository,
    private readonly stillDue: StillDue,
    private readonly writer: NoticeWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * A person whose account was closed gets nothing; what waits for them stays on record as queued. An order that had to wait
   * takes up what was planned since, so that nobody gets two digests in one morning.
   * @returns the accounts whose digest has to wait: the person is not to be disturbed today, and nothing is red
   */
  async deliver(tx: Tx, accountIds: readonly string[], day: LocalDate): Promise<string[]> {
    const today = this.clock.today();
    const waiting = await this.reminders.waitingFor(tx, accountIds, today);
    if (waiting.length === 0) return [];
    const people = await this.recipients.peopleById(tx, accountIds, today);
    const known = new Set(people.map(({ accountId }) => accountId));
    const { current, outdated } = await this.stillDue.sort(
      tx,
      waiting.filter(({ recipientId }) => known.has(recipientId)),
    );
    await this.reminders.markOutdated(tx, outdated, today);
    const told = toBeTold(people, current);
    const isLeftAlone = ({ person, reminders }: Told) =>
      person.isQuiet && !reminders.some(({ light }) => light === 'red');
    const drafts = told
      .filter((one) => !isLeftAlone(one))
      .map(({ person, reminders }) => digestOf(person, { day, today }, reminders));
    await this.reminders.handOver(tx, today, await this.writer.write(tx, drafts));
    return told.filter(isLeftAlone).map(({ person }) => person.accountId);
  }
}

interface Told {
  readonly person: Person;
  readonly reminders: readonly WaitingReminder[];
}

/** Those for whom something is left to be said. */
function toBeTold(people: readonly Person[], current: readonly WaitingReminder[]): Told[] {
  const byRecipient = new Map<string, WaitingReminder[]>();
  for (const reminder of current) {
    const { recipientId } = reminder;
    const known = byRecipient.get(recipientId);
    if (known === undefined) byRecipient.set(recipientId, [reminder]);
    else known.push(reminder);
  }
  return people.flatMap((person) => {
    const reminders = byRecipient.get(person.accountId);
    return reminders === undefined ? [] : [{ person, reminders }];
  });
}

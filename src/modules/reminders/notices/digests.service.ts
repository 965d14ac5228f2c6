import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { digestOf } from './digest.js';
import { NoticeWriter } from './notice-writer.service.js';
import { RecipientRepository } from '../people/recipients.repository.js';
import { ReminderRepository } from './reminders.repository.js';
import { StillDue } from '../sweep/still-due.service.js';

/** Makes one digest of everything that waits for one person. */
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
   * @returns whether the digest has to wait: the person is not to be disturbed today, and nothing is red
   */
  async deliver(tx: Tx, accountId: string, day: LocalDate): Promise<'waits' | 'done'> {
    const today = this.clock.today();
    const waiting = await this.reminders.waitingFor(tx, accountId, today);
    const person = await this.recipients.personById(tx, accountId, today);
    if (waiting.length === 0 || person === null) return 'done';
    const { current, outdated } = await this.stillDue.sort(tx, waiting);
    await this.reminders.markOutdated(tx, accountId, outdated, today);
    if (current.length === 0) return 'done';
    if (person.isQuiet && !current.some(({ light }) => light === 'red')) return 'waits';
    const deliveries = await this.writer.write(tx, [digestOf(person, { day, today }, current)]);
    await this.reminders.handOver(tx, { accountId, day: today, deliveries });
    return 'done';
  }
}

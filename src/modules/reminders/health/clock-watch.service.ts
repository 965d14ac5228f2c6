import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { OutboxHealth } from '../../../platform/outbox/outbox-gauges.js';
import { noticeText } from '../notices/notice-texts.js';
import { NoticeWriter } from '../notices/notice-writer.service.js';
import { RecipientRepository } from '../people/recipients.repository.js';
import { ClockHealth } from './clock-health.queries.js';

/** Tells the operators that the clock of the product stands still. */
@Injectable()
export class ClockWatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly health: ClockHealth,
    private readonly outbox: OutboxHealth,
    private readonly recipients: RecipientRepository,
    private readonly writer: NoticeWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Inbox and mail to every system administrator, once a day for as long as it lasts, at any hour: nobody's evening is worth a
   * missed deadline.
   * @returns how many were told
   */
  async look(): Promise<number> {
    const { isStale, overdueSeconds, last } = await this.health.state();
    if (!isStale) return 0;
    const day = this.clock.today();
    return this.uow.run(SYSTEM, async (tx) => {
      const { due, dead, oldestDueSeconds } = await this.outbox.gauges(tx);
      const hours = Math.floor(overdueSeconds / 3600);
      const waiting = Math.floor(oldestDueSeconds / 60);
      const figures = { hours, lastOn: last?.day ?? null, due, dead, waiting };
      const people = await this.recipients.operators(tx, day);
      const written = await this.writer.write(
        tx,
        people.map((person) => ({
          person,
          occasion: `clock-stale ${day}`,
          kind: 'immediate',
          day,
          title: noticeText('clock.stale.title', figures),
          body: noticeText('clock.stale', figures),
          link: '/',
          light: 'red',
          taskId: null,
          family: 'clock',
          urgency: 'urgent',
          channels: null,
        })),
      );
      return new Set(written.map(({ accountId }) => accountId)).size;
    });
  }
}

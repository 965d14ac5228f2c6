import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { contextOf, type Actor } from '../identity/index.js';
import { DeliverWebhook } from './jobs/deliver-webhook.job.js';
import { requireOwn } from './subscriptions.service.js';

/** Messages that a person of the unit orders: a test, or one that went out before. */
@Injectable()
export class SendAgain {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the id of the test's delivery
   * @throws Problem `webhook.ended`
   */
  test(actor: Actor, subscriptionId: string): Promise<string> {
    const now = this.clock.now();
    const body = JSON.stringify({ type: 'webhook.test', timestamp: now.toISOString(), data: {} });
    return this.order(actor, subscriptionId, {
      sql: `insert into webhook_delivery (subscription_id, org_path, event_name, body, queued_at)
            values ($1, $2, 'webhook.test', $3, $4) returning id`,
      params: [subscriptionId, actor.organisationPath, body, now],
    });
  }

  /**
   * The same message under the same id, whatever became of it before.
   * @throws Problem `webhook.ended`, `record.not-found`
   */
  async replay(
    actor: Actor,
    { subscriptionId, deliveryId }: { subscriptionId: string; deliveryId: string },
  ): Promise<void> {
    await this.order(actor, subscriptionId, {
      sql: `update webhook_delivery set state = 'queued', sent_at = null where id = $1 and subscription_id = $2 returning id`,
      params: [deliveryId, subscriptionId],
    });
  }

  private order(
    actor: Actor,
    subscriptionId: string,
    { sql, params }: { sql: string; params: readonly unknown[] },
  ): Promise<string> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const { isEnded } = await requireOwn(tx, actor, subscriptionId);
      if (isEnded) throw new Problem('webhook.ended');
      const [delivery] = await tx.query<{ id: string }>(sql, params);
      if (delivery === undefined) throw new Problem('record.not-found');
      await this.outbox.add(tx, DeliverWebhook, { deliveryId: delivery.id });
      return delivery.id;
    });
  }
}

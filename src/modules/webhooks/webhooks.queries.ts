import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { contextOf, type Actor } from '../identity/index.js';
import { SubscriptionSecrets } from './subscription-secrets.js';
import type { WebhookDeliveryView, ListWebhookDeliveriesQuery, SubscriptionView } from './webhooks.dto.js';

const DEFAULT_LIMIT = 50;

@Injectable()
export class WebhookQueries {
  constructor(
    private readonly reader: Reader,
    private readonly secrets: SubscriptionSecrets,
  ) {}

  /** Those of the caller's own unit, newest first, at most 100. */
  list(actor: Actor): Promise<SubscriptionView[]> {
    return this.subscriptions(actor, null);
  }

  /** @throws Problem `record.not-found` */
  async one(actor: Actor, id: string): Promise<SubscriptionView> {
    const [found] = await this.subscriptions(actor, id);
    if (found === undefined) throw new Problem('record.not-found');
    return found;
  }

  private async subscriptions(actor: Actor, id: string | null): Promise<SubscriptionView[]> {
    const kept = await this.reader.rows<SubscriptionView & { url: string }>(contextOf(actor), {
      text: SUBSCRIPTIONS,
      values: [actor.organisationId, id],
    });
    return kept.map((one) => ({ ...one, url: this.secrets.readableUrl(one.url, one.id) }));
  }

  /** Newest first. */
  async deliveries(
    actor: Actor,
    id: string,
    query: ListWebhookDeliveriesQuery,
  ): Promise<Page<WebhookDeliveryView>> {
    await this.one(actor, id);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [at, last] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<WebhookDeliveryView>(contextOf(actor), {
      text: DELIVERIES,
      values: [id, at, last, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.queuedAt, row.id]);
  }
}

/** ISO with microseconds, so that the cursor names exactly one place. */
const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const SUBSCRIPTIONS = `
select id, name, url, events, ${iso('created_at')} as "createdAt", ${iso('ended_at')} as "endedAt", ended_because as "endedBecause"
from webhook_subscription where organisation_id = $1 and ($2::uuid is null or id = $2)
order by created_at desc, id desc limit 100`;

const DELIVERIES = `
select d.id, d.event_name as event, d.state, ${iso('d.queued_at')} as "queuedAt", ${iso('d.sent_at')} as "sentAt", d.body,
  coalesce((select json_agg(a order by a.attempt desc) from (
    select attempt, ${iso('tried_at')} as "triedAt", took_ms as "tookMs", status, error
    from webhook_attempt where delivery_id = d.id order by attempt desc limit 20) a), '[]') as attempts
from webhook_delivery d
where d.subscription_id = $1 and ($2::timestamptz is null or (d.queued_at, d.id) < ($2, $3::uuid))
order by d.queued_at desc, d.id desc limit $4`;

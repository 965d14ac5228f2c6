import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { DeliverWebhook } from './jobs/deliver-webhook.job.js';

interface Behind {
  readonly organisationId: string;
  readonly from: string;
  readonly to: string;
}

/** Places of one chain that one transaction tells. */
const PLACES_AT_ONCE = 1_000;

/**
 * Follows each body's chain of events. Nothing that happens waits for a webhook, and nothing is left out: the chain is
 * read from where it was last read, in the order of its commits, in the transaction that writes the deliveries.
 */
@Injectable()
export class WebhookFeed {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns how many deliveries were written */
  async run(signal: AbortSignal): Promise<number> {
    let written = 0;
    await this.uow.run(SYSTEM, (tx) => tx.query(NEW_CHAINS));
    for (;;) {
      const told = await this.uow.run(SYSTEM, (tx) => this.nextBody(tx));
      if (told === null || signal.aborted) return written;
      written += told;
    }
  }

  /** @returns null where every chain has been told to its end */
  private async nextBody(tx: Tx): Promise<number | null> {
    const [behind] = await tx.query<Behind>(BEHIND, [PLACES_AT_ONCE]);
    if (behind === undefined) return null;
    const { organisationId, from, to } = behind;
    const deliveries = await tx.query<{ id: string }>(DELIVERIES, [
      organisationId,
      from,
      to,
      this.clock.now(),
    ]);
    await this.outbox.addMany(
      tx,
      DeliverWebhook,
      deliveries.map(({ id }) => ({ payload: { deliveryId: id } })),
    );
    await tx.query(TOLD, [organisationId, to]);
    return deliveries.length;
  }
}

/**
 * To be called before a subscription is written: while nobody listens the feed stands still, and what happened meanwhile is
 * told to nobody.
 */
export async function skipWhatNobodyHeard(tx: Tx): Promise<void> {
  await tx.query(SKIP);
}

const SKIP = `
insert into webhook_feed (organisation_id, place) select organisation_id, length from event_chain
where not exists (select from webhook_subscription where ended_at is null)
on conflict on constraint webhook_feed_pk do update set place = excluded.place`;

const NEW_CHAINS = `
insert into webhook_feed (organisation_id, place) select c.organisation_id, 0 from event_chain c
where exists (select from webhook_subscription where ended_at is null)
  and not exists (select from webhook_feed f where f.organisation_id = c.organisation_id)
on conflict do nothing`;

/** One body at a time; two feeds at once take different ones. */
const BEHIND = `
select c.organisation_id as "organisationId", f.place::text as "from", least(c.length, f.place + $1)::text as "to"
from webhook_feed f join event_chain c using (organisation_id)
where c.length > f.place and exists (select from webhook_subscription s where s.ended_at is null)
order by c.organisation_id limit 1 for update of f skip locked`;

/**
 * A unit hears of the tasks in which it takes part, from their issue on: before it they are the supervisor's own drafts.
 * The message is fixed here, so that a replay sends what was sent.
 */
const DELIVERIES = `
insert into webhook_delivery (subscription_id, org_path, event_id, event_name, body, queued_at)
select s.id, s.org_path, e.id, e.name, jsonb_build_object(
  'type', e.name,
  'timestamp', to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'data', jsonb_build_object('eventId', e.id, 'taskId', t.id, 'taskNumber', t.number, 'title', t.title, 'part', p.part,
    'previousState', e.payload->'state'->>0, 'state', e.payload->'state'->>1, 'dueOn', t.current_due_on))::text, $4
from event e
  join task t on t.id = e.subject_id and t.issued_on is not null
  join task_party p on p.task_id = t.id
  join webhook_subscription s on s.organisation_id = p.organisation_id and s.ended_at is null and s.created_at <= e.occurred_at
    and (s.events = '{}' or e.name = any(s.events))
where e.organisation_id = $1 and e.place > $2 and e.place <= $3 and e.subject_type = 'task'
order by e.place
on conflict on constraint webhook_delivery_once_uq do nothing
returning id`;

const TOLD = `update webhook_feed set place = $2 where organisation_id = $1`;

import { Injectable } from '@nestjs/common';
import type { Tx, TxStatement } from '../../../platform/database/tx.js';

export const DELIVERY_STATES = [
  'queued',
  'sending',
  'sent',
  'maybe_sent_twice',
  'bounced',
  'failed',
  'muted',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What a channel needs to send a notice. */
export interface Letter {
  readonly to: { readonly email: string; readonly mobile: string | null };
  readonly title: string;
  readonly body: string;
  /** Where an answer about progress goes; null where no letters are taken. */
  readonly replyTo: string | null;
  /** Path in the console. */
  readonly link: string;
  /** Whether the letter is to carry a link to a decision (`modules/act-links`). */
  readonly offersDecision: boolean;
  /** An earlier run was cut off while sending: nobody knows whether it got through. */
  readonly wasSending: boolean;
}

export interface SentDelivery {
  readonly deliveryId: string;
  readonly state: 'sent' | 'maybe_sent_twice';
  /** What the other side calls it; empty where it has no name. */
  readonly messageId: string;
  readonly at: Date;
}

export interface BegunLetter extends Omit<Letter, 'replyTo'> {
  readonly deliveryId: string;
  readonly accountId: string;
}

/** Marks deliveries as being sent and gives their contents; without those of which nothing is left to be done. */
export function beginSending(deliveryIds: readonly string[]): TxStatement {
  return { sql: BEGIN_SENDING, params: [JSON.stringify([...deliveryIds].sort())] };
}

export function markSent(sent: readonly SentDelivery[]): TxStatement {
  return { sql: MARK_SENT, params: [JSON.stringify(sent)] };
}

@Injectable()
export class DeliveryRepository {
  /** `queued`: to be tried again; `sending`: tried again in doubt; `failed`: given up; `bounced`: refused for good. */
  async markRefused(
    tx: Tx,
    refused: {
      deliveryId: string;
      state: 'queued' | 'sending' | 'failed' | 'bounced';
      error: string;
    },
  ): Promise<void> {
    await tx.query('update delivery set state = $2, last_error = $3 where id = $1', [
      refused.deliveryId,
      refused.state,
      refused.error,
    ]);
  }
}

/**
 * Each by its key, in order of id: a list joined at once reads whole tables. The planner takes JSON for the same number of rows
 * whatever is in it, so this is planned once a connection; of an array it counts the elements and plans anew each time.
 */
const BEGIN_SENDING = `
with before as (
  select b.* from jsonb_array_elements_text($1::jsonb) as asked (id) cross join lateral (
    select d.id, d.state, a.id as account_id, a.email, w.mobile, n.title, n.body, n.link
    from delivery d join notice n on n.id = d.notice_id join account a on a.id = d.account_id
      left join notice_preference w on w.account_id = a.id
    where d.id = asked.id::uuid and d.state in ('queued', 'sending', 'failed') and (a.email is not null or d.channel <> 'mail')
    for update of d) b
)
update delivery d set state = 'sending', attempts = d.attempts + 1 from before b where d.id = b.id
returning d.id as "deliveryId", b.account_id as "accountId", jsonb_build_object('email', b.email, 'mobile', b.mobile) as "to", b.title, b.body, b.link, b.state = 'sending' as "wasSending",
  exists (select from act_link l where l.delivery_id = b.id) as "offersDecision"`;

/** JSON for the same reason. */
const MARK_SENT = `
update delivery d set state = s.state, message_id = s."messageId", sent_at = s.at, last_error = null
from jsonb_to_recordset($1::jsonb) as s ("deliveryId" uuid, state text, "messageId" text, at timestamptz) where d.id = s."deliveryId"`;

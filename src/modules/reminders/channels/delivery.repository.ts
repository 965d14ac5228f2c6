import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { ReplyAddresses } from '../../pending-progress/index.js';

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

@Injectable()
export class DeliveryRepository {
  constructor(private readonly replies: ReplyAddresses) {}

  /** Marks the delivery as being sent and gives its contents; null where nothing is left to be done. */
  async beginSending(tx: Tx, deliveryId: string): Promise<Letter | null> {
    const [begun] = await tx.query<Omit<Letter, 'replyTo'> & { accountId: string }>(BEGIN_SENDING, [
      deliveryId,
    ]);
    if (begun === undefined) return null;
    const { accountId, ...letter } = begun;
    return { ...letter, replyTo: await this.replies.of(tx, accountId) };
  }

  async markSent(
    tx: Tx,
    sent: { deliveryId: string; state: 'sent' | 'maybe_sent_twice'; messageId: string; at: Date },
  ): Promise<void> {
    await tx.query(
      'update delivery set state = $2, message_id = $3, sent_at = $4, last_error = null where id = $1',
      [sent.deliveryId, sent.state, sent.messageId, sent.at],
    );
  }

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

const BEGIN_SENDING = `
with before as (
  select d.id, d.state, a.id as account_id, a.email, w.mobile, n.title, n.body, n.link
  from delivery d join notice n on n.id = d.notice_id join account a on a.id = d.account_id
    left join notice_preference w on w.account_id = a.id
  where d.id = $1 and d.state in ('queued', 'sending', 'failed') and (a.email is not null or d.channel <> 'mail')
  for update of d
)
update delivery d set state = 'sending', attempts = d.attempts + 1 from before b where d.id = b.id
returning b.account_id as "accountId", jsonb_build_object('email', b.email, 'mobile', b.mobile) as "to", b.title, b.body, b.link, b.state = 'sending' as "wasSending",
  exists (select from act_link l where l.delivery_id = b.id) as "offersDecision"`;

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { LiveSignals } from '../../../platform/live/live-signals.js';
import type { Channel } from './channel.js';

/** 站内消息: sent as soon as it is written, for the person reads it from the same database. */
@Injectable()
export class InboxChannel implements Channel {
  readonly name = 'inbox';
  readonly isOn = true;

  constructor(
    private readonly live: LiveSignals,
    private readonly clock: Clock,
  ) {}

  reaches(): boolean {
    return true;
  }

  async take(tx: Tx, deliveryIds: readonly string[]): Promise<void> {
    const sent = await tx.query<{ accountId: string }>(SENT, [deliveryIds, this.clock.now()]);
    await this.live.tellOfNotices(
      tx,
      sent.map(({ accountId }) => accountId),
    );
  }
}

const SENT = `update delivery set state = 'sent', sent_at = $2, attempts = 1 where id = any($1::uuid[])
returning account_id as "accountId"`;

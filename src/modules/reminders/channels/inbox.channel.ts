import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { LiveSignals } from '../../../platform/live/live-signals.js';
import type { Channel, TakenDelivery } from './channel.js';

/** 站内消息: the person reads it from the same database. */
@Injectable()
export class InboxChannel implements Channel {
  readonly name = 'inbox';
  readonly isOn = true;
  readonly arrivesAtOnce = true;

  constructor(private readonly live: LiveSignals) {}

  reaches(): boolean {
    return true;
  }

  async take(tx: Tx, deliveries: readonly TakenDelivery[]): Promise<void> {
    this.live.tellOfNotices(
      tx,
      deliveries.map(({ accountId }) => accountId),
    );
  }
}

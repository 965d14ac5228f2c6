import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { SendPush } from '../jobs/send-push.job.js';
import type { Person } from '../people/recipients.js';
import type { Channel, TakenDelivery } from './channel.js';

/** The robot in the group of a unit, for those of its people who want to be told there. */
@Injectable()
export class RobotChannel implements Channel {
  readonly name = 'robot';
  readonly arrivesAtOnce = false;
  readonly isOn = true;

  constructor(private readonly outbox: Outbox) {}

  reaches({ hasRobot }: Person): boolean {
    return hasRobot;
  }

  async take(tx: Tx, deliveries: readonly TakenDelivery[]): Promise<void> {
    await this.outbox.addMany(
      tx,
      SendPush,
      deliveries.map(({ id }) => ({ payload: { deliveryId: id } })),
    );
  }
}

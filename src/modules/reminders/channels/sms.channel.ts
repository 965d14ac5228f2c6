import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { SmsGateway } from '../../../platform/gateways/sms/index.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { SendPush } from '../jobs/send-push.job.js';
import type { Person } from '../people/recipients.js';
import type { Channel, TakenDelivery } from './channel.js';

/** 短信, for those who asked for it and left a number. */
@Injectable()
export class SmsChannel implements Channel {
  readonly name = 'sms';
  readonly arrivesAtOnce = false;

  constructor(
    private readonly sms: SmsGateway,
    private readonly outbox: Outbox,
  ) {}

  get isOn(): boolean {
    return this.sms.isOn;
  }

  reaches({ mobile }: Person): boolean {
    return this.isOn && mobile !== null;
  }

  async take(tx: Tx, deliveries: readonly TakenDelivery[]): Promise<void> {
    await this.outbox.addMany(
      tx,
      SendPush,
      deliveries.map(({ id }) => ({ payload: { deliveryId: id } })),
    );
  }
}

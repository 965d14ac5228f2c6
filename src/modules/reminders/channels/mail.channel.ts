import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { MailGateway } from '../../../platform/gateways/mail/index.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { SendMail } from '../jobs/send-mail.job.js';
import type { Person } from '../people/recipients.js';
import type { Channel, TakenDelivery } from './channel.js';

/** E-mail: each delivery is a job of its own, so that one address that refuses holds up nobody else. */
@Injectable()
export class MailChannel implements Channel {
  readonly name = 'mail';
  readonly arrivesAtOnce = false;

  constructor(
    private readonly mail: MailGateway,
    private readonly outbox: Outbox,
  ) {}

  get isOn(): boolean {
    return this.mail.isOn;
  }

  reaches({ email }: Person): boolean {
    return this.isOn && email !== null;
  }

  async take(tx: Tx, deliveries: readonly TakenDelivery[]): Promise<void> {
    await this.outbox.addMany(
      tx,
      SendMail,
      deliveries.map(({ id }) => ({ payload: { deliveryId: id } })),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { Channels } from '../channels/channel.js';

/** A notice that did not get out is sent once more by the same way, once somebody has mended what stood in it. */
@Injectable()
export class SendUndelivered {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly channels: Channels,
    private readonly events: EventLog,
  ) {}

  /** @throws Problem `record.not-found` (also outside the administrator's subtree), `channel.off` */
  async run(actor: Actor, id: string): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      const [row] = await tx.query<{ channel: string; accountId: string }>(QUEUE_AGAIN, [
        id,
        actor.administeredPath ?? '-',
      ]);
      if (row === undefined) throw new Problem('record.not-found');
      const channel = this.channels.all.find(({ name }) => name === row.channel);
      if (channel?.isOn !== true) throw new Problem('channel.off');
      await channel.take(tx, [{ id, accountId: row.accountId }]);
      const { organisationId, organisationPath: orgPath, accountId } = actor;
      await this.events.record(tx, actor, [
        {
          organisationId,
          orgPath,
          subjectType: 'account',
          subjectId: accountId,
          name: 'delivery.sent-again',
          payload: { deliveryId: id, channel: row.channel },
        },
      ]);
    });
  }
}

const QUEUE_AGAIN = `
update delivery d set state = 'queued', last_error = null from account a join organisation o on o.id = a.organisation_id
where d.id = $1 and a.id = d.account_id and starts_with(o.path, $2) and d.state in ('bounced', 'failed') and d.channel <> 'inbox'
returning d.channel, d.account_id as "accountId"`;

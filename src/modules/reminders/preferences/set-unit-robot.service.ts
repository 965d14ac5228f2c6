import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { OutgoingHttp } from '../../../platform/gateways/http/index.js';
import type { Robot } from '../../../platform/gateways/robots/index.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { RobotSecrets } from '../channels/robot-secrets.js';
import type { RobotDto } from './preferences.dto.js';

/** A unit has one robot at a time; the record of acts says which service it is of, never its address. */
@Injectable()
export class SetUnitRobot {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly http: OutgoingHttp,
    private readonly secrets: RobotSecrets,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Takes the place of the one before. @throws Problem `webhook.address-refused` */
  async set(actor: Actor, { kind, url, secret }: RobotDto): Promise<void> {
    const reason = this.http.objectionTo(url);
    if (reason !== null) throw new Problem('webhook.address-refused', { reason });
    await this.replace(actor, { kind, url, secret: secret ?? null });
  }

  async remove(actor: Actor): Promise<void> {
    await this.replace(actor, null);
  }

  private async replace(actor: Actor, robot: Robot | null): Promise<void> {
    const { organisationId, organisationPath: orgPath } = actor;
    await this.uow.run(contextOf(actor), async (tx) => {
      await tx.query('select from organisation where id = $1 for update', [organisationId]);
      await tx.query(
        'update notice_robot set ended_at = $2 where organisation_id = $1 and ended_at is null',
        [organisationId, this.clock.now()],
      );
      if (robot !== null) await this.insert(tx, actor, robot);
      const payload = robot === null ? {} : { kind: robot.kind, host: new URL(robot.url).host };
      const name = robot === null ? 'robot.removed' : 'robot.set';
      await this.events.record(tx, actor, [
        { organisationId, orgPath, subjectType: 'organisation', subjectId: organisationId, name, payload },
      ]);
    });
  }

  private async insert(tx: Tx, actor: Actor, robot: Robot): Promise<void> {
    const id = randomUUID();
    const { url, secret } = this.secrets.seal(robot, id);
    await tx.query(
      `insert into notice_robot (id, organisation_id, org_path, kind, url, secret, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[id, actor.organisationId, actor.organisationPath, robot.kind, url, secret],
        ...[actor.accountId, this.clock.now()],
      ],
    );
  }
}

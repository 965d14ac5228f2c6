import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Reader } from '../../../platform/database/reader.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { OutgoingError, OutgoingHttp } from '../../../platform/gateways/http/index.js';
import { ROBOT_PROTOCOLS, type Robot } from '../../../platform/gateways/robots/index.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { noticeText } from '../notices/notice-texts.js';
import type { RobotDto, RobotView } from './preferences.dto.js';

/** The robot in the group of a unit: one at a time. */
@Injectable()
export class UnitRobot {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly http: OutgoingHttp,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `record.not-found` where the unit has none */
  async read(actor: Actor): Promise<RobotView> {
    const robot = await this.own(actor);
    return {
      kind: robot.kind,
      host: new URL(robot.url).host,
      isSigned: robot.secret !== null,
      createdAt: robot.createdAt,
    };
  }

  /** Takes the place of the one before. @throws Problem `webhook.address-refused` */
  async set(actor: Actor, { kind, url, secret }: RobotDto): Promise<void> {
    const reason = this.http.objectionTo(url);
    if (reason !== null) throw new Problem('webhook.address-refused', { reason });
    await this.replace(actor, { kind, url, secret: secret ?? null });
  }

  async remove(actor: Actor): Promise<void> {
    await this.replace(actor, null);
  }

  /**
   * Says something harmless in the group.
   * @throws Problem `robot.failed` with what the robot answered, `record.not-found`
   */
  async test(actor: Actor): Promise<void> {
    const robot = await this.own(actor);
    const { post, verdict } = ROBOT_PROTOCOLS[robot.kind];
    const message = { id: `test-${robot.id}`, text: noticeText('robot.test'), mobile: null };
    try {
      const answer = await this.http.post(post(robot, message, this.clock.now()));
      if (verdict(answer) !== 'taken')
        throw new Problem('robot.failed', { status: answer.status, answer: answer.text.slice(0, 300) });
    } catch (error) {
      if (!(error instanceof OutgoingError)) throw error;
      throw new Problem('robot.failed', { status: null, answer: error.message });
    }
  }

  private async own(actor: Actor): Promise<Robot & { id: string; createdAt: string }> {
    const found = await this.reader.one<Robot & { id: string; createdAt: string }>(contextOf(actor), {
      text: `select id, kind, url, secret, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"
             from notice_robot where organisation_id = $1 and ended_at is null`,
      values: [actor.organisationId],
    });
    if (found === null) throw new Problem('record.not-found');
    return found;
  }

  private async replace(actor: Actor, robot: Robot | null): Promise<void> {
    const { organisationId, organisationPath: orgPath, accountId } = actor;
    const now = this.clock.now();
    await this.uow.run(contextOf(actor), async (tx) => {
      await tx.query('select from organisation where id = $1 for update', [organisationId]);
      await tx.query(
        'update notice_robot set ended_at = $2 where organisation_id = $1 and ended_at is null',
        [organisationId, now],
      );
      if (robot !== null)
        await tx.query(
          `insert into notice_robot (organisation_id, org_path, kind, url, secret, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
          [organisationId, orgPath, robot.kind, robot.url, robot.secret, accountId, now],
        );
      const payload = robot === null ? {} : { kind: robot.kind, host: new URL(robot.url).host };
      const name = robot === null ? 'robot.removed' : 'robot.set';
      await this.events.record(tx, actor, [
        { organisationId, orgPath, subjectType: 'organisation', subjectId: organisationId, name, payload },
      ]);
    });
  }
}

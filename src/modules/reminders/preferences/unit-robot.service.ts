import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Reader } from '../../../platform/database/reader.js';
import { OutgoingError, OutgoingHttp } from '../../../platform/gateways/http/index.js';
import { ROBOT_PROTOCOLS, type Robot } from '../../../platform/gateways/robots/index.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { RobotSecrets } from '../channels/robot-secrets.js';
import { noticeText } from '../notices/notice-texts.js';
import type { RobotView } from './preferences.dto.js';

interface OwnRobot extends Robot {
  readonly id: string;
  readonly createdAt: string;
}

/** The robot in the group of a unit, as its people see and try it. */
@Injectable()
export class UnitRobot {
  constructor(
    private readonly reader: Reader,
    private readonly http: OutgoingHttp,
    private readonly secrets: RobotSecrets,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `record.not-found` where the unit has none */
  async read(actor: Actor): Promise<RobotView> {
    const { kind, url, secret, createdAt } = await this.own(actor);
    return { kind, host: new URL(url).host, isSigned: secret !== null, createdAt };
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

  private async own(actor: Actor): Promise<OwnRobot> {
    const found = await this.reader.one<OwnRobot>(contextOf(actor), {
      text: `select id, kind, url, secret, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"
             from notice_robot where organisation_id = $1 and ended_at is null`,
      values: [actor.organisationId],
    });
    if (found === null) throw new Problem('record.not-found');
    return { ...found, ...this.secrets.open(found, found.id) };
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { SlotLimit } from '../../../platform/database/send-slots.js';
import type { Tx } from '../../../platform/database/tx.js';
import { OutgoingError, OutgoingHttp, type OutgoingAnswer } from '../../../platform/gateways/http/index.js';
import {
  ROBOT_PROTOCOLS,
  withinBytes,
  type Robot,
  type RobotVerdict,
} from '../../../platform/gateways/robots/index.js';
import { SmsGateway } from '../../../platform/gateways/sms/index.js';
import type { Letter } from './delivery.repository.js';
import { RobotSecrets } from './robot-secrets.js';
import { CarryError, type Carrier } from './send-letter.service.js';

export interface PushCarrier {
  readonly limit: SlotLimit;
  readonly carry: (signal: AbortSignal) => Carrier['carry'];
}

interface Way {
  readonly channel: 'robot' | 'sms';
  readonly robotId: string | null;
  readonly kind: Robot['kind'] | null;
  readonly url: string | null;
  readonly secret: string | null;
}

export const SMS_PER_MINUTE = 60;
/** A text message of more parts costs more and comes in pieces. */
const SMS_CHARACTERS = 200;

/** The way out of a delivery that is neither inbox nor e-mail. */
@Injectable()
export class PushCarriers {
  constructor(
    private readonly http: OutgoingHttp,
    private readonly sms: SmsGateway,
    private readonly secrets: RobotSecrets,
    private readonly clock: Clock,
  ) {}

  /** Null where the robot is gone by now: the notice stays in the inbox. */
  async for(tx: Tx, deliveryId: string): Promise<PushCarrier | null> {
    const [way] = await tx.query<Way>(WAY, [deliveryId]);
    if (way === undefined) return null;
    if (way.channel === 'sms') return this.bySms(deliveryId);
    const { robotId, kind, url, secret } = way;
    if (robotId === null || kind === null || url === null) {
      await tx.query(MUTE, [deliveryId]);
      return null;
    }
    return this.byRobot(deliveryId, robotId, { kind, ...this.secrets.open({ url, secret }, robotId) });
  }

  private byRobot(id: string, robotId: string, robot: Robot): PushCarrier {
    const { post, verdict, perMinute, mostBytes } = ROBOT_PROTOCOLS[robot.kind];
    return {
      limit: { key: `robot ${robotId}`, perMinute },
      carry: (signal) => async (letter, link) => {
        const text = robotText(letter, link, mostBytes);
        const message = { id, text, mobile: letter.to.mobile };
        const answer = await answered(() => this.http.post(post(robot, message, this.clock.now()), signal));
        requireTaken(verdict(answer), answer);
        return '';
      },
    };
  }

  private bySms(id: string): PushCarrier {
    return {
      limit: { key: 'sms', perMinute: SMS_PER_MINUTE },
      carry:
        (signal) =>
        async ({ to, title }, link) => {
          const text = `${[...title].slice(0, SMS_CHARACTERS - link.length - 1).join('')} ${link}`;
          const answer = await answered(() => this.sms.send({ id, mobile: to.mobile ?? '', text }, signal));
          requireTaken(ROBOT_PROTOCOLS.webhook.verdict(answer), answer);
          return '';
        },
    };
  }
}

/** The words are cut where they are too many, the link never. */
function robotText({ title, body }: Letter, link: string, mostBytes: number): string {
  return `${withinBytes(`${title}\n${body}`, mostBytes - Buffer.byteLength(link) - 1)}\n${link}`;
}

async function answered(post: () => Promise<OutgoingAnswer>): Promise<OutgoingAnswer> {
  try {
    return await post();
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    const verdict = { address: 'permanent', unreachable: 'temporary', timeout: 'uncertain' } as const;
    throw new CarryError(verdict[error.fault], error.message);
  }
}

function requireTaken(verdict: RobotVerdict, { status, text }: OutgoingAnswer): void {
  if (verdict === 'taken') return;
  throw new CarryError(verdict === 'refused' ? 'permanent' : 'temporary', `${status} ${text}`.slice(0, 300));
}

const WAY = `
select d.channel, b.id as "robotId", b.kind, b.url, b.secret
from delivery d join account a on a.id = d.account_id
  left join notice_robot b on d.channel = 'robot' and b.organisation_id = a.organisation_id and b.ended_at is null
where d.id = $1 and d.state in ('queued', 'sending', 'failed')`;

const MUTE = `update delivery set state = 'muted' where id = $1`;

import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { OutgoingError, OutgoingHttp, signed } from '../../platform/gateways/http/index.js';
import { SubscriptionSecrets } from './subscription-secrets.js';

interface Message {
  readonly id: string;
  readonly subscriptionId: string;
  /** Both as they are kept. */
  readonly url: string;
  readonly secret: string;
  readonly body: string;
}

interface Outcome {
  readonly status: number | null;
  readonly error: string | null;
  readonly tookMs: number;
}

/** A receiver that answers so wants no more of this kind (RFC 9110 15.5.11). */
const GONE = 410;
const MOST_ERROR_CHARACTERS = 300;

/** Posts a message that was written before, and puts down what became of it. */
@Injectable()
export class DeliverMessage {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly http: OutgoingHttp,
    private readonly secrets: SubscriptionSecrets,
    private readonly clock: Clock,
  ) {}

  /**
   * At least once: a receipt lost in a crash sends again, under the same `webhook-id`.
   * @returns why another try is needed, null where none is
   */
  async run(
    deliveryId: string,
    { isLast, signal }: { isLast: boolean; signal: AbortSignal },
  ): Promise<string | null> {
    const [message] = await this.uow.run(SYSTEM, (tx) => tx.query<Message>(MESSAGE, [deliveryId]));
    if (message === undefined) return null;
    const outcome = await this.post(message, signal);
    const isTaken = outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
    const isGone = outcome.status === GONE;
    const state = isTaken ? 'sent' : isLast || isGone ? 'failed' : 'queued';
    const { tookMs, status, error } = outcome;
    await this.uow.run(SYSTEM, async (tx) => {
      await tx.query(OUTCOME, [deliveryId, state, this.clock.now(), tookMs, status, error]);
      if (isGone) await tx.query(END, [deliveryId, this.clock.now()]);
    });
    return state === 'queued' ? (error ?? `answered ${status}`) : null;
  }

  private async post({ id, subscriptionId, body, ...kept }: Message, signal: AbortSignal): Promise<Outcome> {
    const { url, secret } = this.secrets.open(kept, subscriptionId);
    const started = performance.now();
    const tookMs = () => Math.round(performance.now() - started);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'zhenggai-webhooks',
      ...signed({ id, body }, secret, this.clock.now()),
    };
    try {
      const { status, text } = await this.http.post({ url, headers, body }, signal);
      return { status, error: status < 300 ? null : text.slice(0, MOST_ERROR_CHARACTERS), tookMs: tookMs() };
    } catch (error) {
      if (!(error instanceof OutgoingError)) throw error;
      return {
        status: null,
        error: `${error.fault}: ${error.message}`.slice(0, MOST_ERROR_CHARACTERS),
        tookMs: tookMs(),
      };
    }
  }
}

const MESSAGE = `
select d.id, s.id as "subscriptionId", s.url, s.secret, d.body
from webhook_delivery d join webhook_subscription s on s.id = d.subscription_id
where d.id = $1 and d.state = 'queued' and s.ended_at is null`;

const OUTCOME = `
with tried as (
  update webhook_delivery set state = $2, attempts = attempts + 1, sent_at = case when $2 = 'sent' then $3::timestamptz end
  where id = $1 returning id, org_path, attempts
)
insert into webhook_attempt (delivery_id, org_path, attempt, tried_at, took_ms, status, error)
select id, org_path, attempts, $3, $4, $5, $6 from tried`;

const END = `
update webhook_subscription set ended_at = $2, ended_because = 'gone'
where id = (select subscription_id from webhook_delivery where id = $1) and ended_at is null`;

import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { CONFIG, type AppConfig } from '../../../platform/config/config.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type TxStatement } from '../../../platform/database/tx.js';
import { SharedTurns } from '../../../platform/database/shared-turns.js';
import { once, receiptsOf } from '../../../platform/outbox/outbox.js';
import type { JobContext } from '../../../platform/queue/job-handler.js';
import { ReplyAddresses } from '../../pending-progress/index.js';
import {
  beginSending,
  DeliveryRepository,
  markSent,
  type BegunLetter,
  type Letter,
  type SentDelivery,
} from './delivery.repository.js';

/**
 * `permanent`: refused for good. `temporary`: not taken, another try may do. `uncertain`: the connection broke when it was on
 * its way; it may have been taken.
 */
export class CarryError extends Error {
  override readonly name = 'CarryError';

  constructor(
    readonly verdict: 'permanent' | 'temporary' | 'uncertain',
    message: string,
  ) {
    super(message);
  }
}

export interface Carrier {
  /** How often the job tries. */
  readonly attempts: number;
  /**
   * @param link the whole address of the page the notice leads to
   * @returns what the other side calls the message; empty where it has no name
   * @throws CarryError
   */
  carry(letter: Letter, link: string): Promise<string>;
}

interface Sent {
  readonly delivery: SentDelivery;
  readonly job: JobContext;
}

/** A letter that is about to go out, or one that has gone. */
interface Step {
  readonly deliveryId: string;
  readonly sent: Sent | null;
}

/**
 * No way out gives a receipt that a crash could not lose: the delivery says `sending` before and `sent` after. Whoever finds
 * `sending` sends again and says so, for a reminder that comes twice does less harm than one that never comes. Letters that go
 * out side by side share transactions, those about to go with those that have gone.
 */
@Injectable()
export class SendLetter {
  private readonly steps = new SharedTurns<Step, Letter | null>(
    (steps) => this.take(steps),
    ({ deliveryId }) => deliveryId,
  );

  constructor(
    private readonly uow: UnitOfWork,
    private readonly deliveries: DeliveryRepository,
    private readonly replies: ReplyAddresses,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<AppConfig, 'publicUrl'>,
  ) {}

  /** @throws CarryError where another try, or an operator, can still help */
  async run(deliveryId: string, job: JobContext, carrier: Carrier): Promise<void> {
    const letter = await this.steps.take({ deliveryId, sent: null });
    if (letter === null) return;
    try {
      const messageId = await carrier.carry(letter, this.config.publicUrl + letter.link);
      const state = letter.wasSending ? 'maybe_sent_twice' : 'sent';
      const delivery = { deliveryId, state, messageId, at: this.clock.now() } as const;
      await this.steps.take({ deliveryId, sent: { delivery, job } });
    } catch (error) {
      if (!(error instanceof CarryError)) throw error;
      await this.keepRefusal(deliveryId, error, { job, attempts: carrier.attempts });
    }
  }

  private async take(steps: readonly Step[]): Promise<(Letter | null)[]> {
    const beginning = steps.filter(({ sent }) => sent === null).map(({ deliveryId }) => deliveryId);
    const sent = steps.flatMap((step) => (step.sent === null ? [] : [step.sent]));
    const [begun] = await this.uow.inOneTrip<[BegunLetter]>(SYSTEM, [
      beginSending(beginning),
      ...(sent.length === 0 ? [] : endings(sent)),
    ]);
    const letters = await this.lettersOf(begun);
    return steps.map(({ deliveryId }) => letters.get(deliveryId) ?? null);
  }

  private async lettersOf(begun: readonly BegunLetter[]): Promise<Map<string, Letter>> {
    const addresses = await this.replies.of(begun.map(({ accountId }) => accountId));
    return new Map(
      begun.map(({ deliveryId, accountId, ...letter }) => [
        deliveryId,
        { ...letter, replyTo: addresses.get(accountId) ?? null },
      ]),
    );
  }

  private async keepRefusal(
    deliveryId: string,
    error: CarryError,
    { job, attempts }: { job: JobContext; attempts: number },
  ): Promise<void> {
    const { verdict, message } = error;
    await this.uow.run(SYSTEM, async (tx) => {
      if (verdict === 'permanent') await once(job, tx);
      const state = stateAfter(verdict, job.attempt >= attempts);
      await this.deliveries.markRefused(tx, { deliveryId, state, error: message });
    });
    if (verdict !== 'permanent') throw error;
  }
}

function endings(sent: readonly Sent[]): TxStatement[] {
  return [receiptsOf(sent.map(({ job }) => job)), markSent(sent.map(({ delivery }) => delivery))];
}

function stateAfter(verdict: CarryError['verdict'], wasLast: boolean) {
  if (verdict === 'permanent') return 'bounced';
  if (wasLast) return 'failed';
  return verdict === 'uncertain' ? 'sending' : 'queued';
}

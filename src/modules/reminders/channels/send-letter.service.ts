import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { CONFIG, type AppConfig } from '../../../platform/config/config.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { SharedTurns } from '../../../platform/database/shared-turns.js';
import { once, takeReceipts } from '../../../platform/outbox/outbox.js';
import type { JobContext } from '../../../platform/queue/job-handler.js';
import { DeliveryRepository, type Letter, type SentDelivery } from './delivery.repository.js';

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

/**
 * No way out gives a receipt that a crash could not lose: the delivery says `sending` before and `sent` after. Whoever finds
 * `sending` sends again and says so, for a reminder that comes twice does less harm than one that never comes. Letters that go out
 * side by side share the transactions before and after.
 */
@Injectable()
export class SendLetter {
  private readonly beginnings = new SharedTurns<string, Letter | null>(
    (ids) => this.begin(ids),
    (id) => id,
  );
  private readonly ends = new SharedTurns<Sent, void>(
    (sent) => this.end(sent),
    ({ delivery }) => delivery.deliveryId,
  );

  constructor(
    private readonly uow: UnitOfWork,
    private readonly deliveries: DeliveryRepository,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<AppConfig, 'publicUrl'>,
  ) {}

  /** @throws CarryError where another try, or an operator, can still help */
  async run(deliveryId: string, job: JobContext, carrier: Carrier): Promise<void> {
    const letter = await this.beginnings.take(deliveryId);
    if (letter === null) return;
    try {
      const messageId = await carrier.carry(letter, this.config.publicUrl + letter.link);
      const state = letter.wasSending ? 'maybe_sent_twice' : 'sent';
      await this.ends.take({ delivery: { deliveryId, state, messageId, at: this.clock.now() }, job });
    } catch (error) {
      if (!(error instanceof CarryError)) throw error;
      await this.keepRefusal(deliveryId, error, { job, attempts: carrier.attempts });
    }
  }

  private begin(deliveryIds: readonly string[]): Promise<(Letter | null)[]> {
    return this.uow.run(SYSTEM, async (tx) => {
      const letters = await this.deliveries.beginSending(tx, deliveryIds);
      return deliveryIds.map((id) => letters.get(id) ?? null);
    });
  }

  private end(sent: readonly Sent[]): Promise<void[]> {
    return this.uow.run(SYSTEM, async (tx) => {
      await takeReceipts(
        sent.map(({ job }) => job),
        tx,
      );
      await this.deliveries.markSent(
        tx,
        sent.map(({ delivery }) => delivery),
      );
      return sent.map(() => undefined);
    });
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

function stateAfter(verdict: CarryError['verdict'], wasLast: boolean) {
  if (verdict === 'permanent') return 'bounced';
  if (wasLast) return 'failed';
  return verdict === 'uncertain' ? 'sending' : 'queued';
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { hashSecret, newSecret } from '../identity/index.js';
import { ActLinkRepository, type OfferedLink } from './act-links.repository.js';

/** From the moment the letter is sent. */
const LIFE_MS = 72 * 3_600_000;

/** Links on their way to people. */
@Injectable()
export class ActLinks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly links: ActLinkRepository,
    private readonly clock: Clock,
  ) {}

  /** The letters, once sent, will carry a link each. */
  offer(tx: Tx, links: readonly OfferedLink[]): Promise<void> {
    return this.links.add(tx, links);
  }

  /**
   * Makes the secret for a letter that is about to be sent; only its hash stays.
   * @returns path of the page, null where the letter offers no decision
   */
  async pathFor(deliveryId: string): Promise<string | null> {
    const token = newSecret();
    const secret = {
      hash: hashSecret(token),
      expiresAt: new Date(this.clock.now().getTime() + LIFE_MS),
    };
    const isArmed = await this.uow.run(SYSTEM, (tx) => this.links.arm(tx, deliveryId, secret));
    return isArmed ? `/act/${token}` : null;
  }
}

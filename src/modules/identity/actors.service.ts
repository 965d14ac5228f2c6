import { Injectable } from '@nestjs/common';
import { reachOf, type Reach } from '../../core/shared/reach.js';
import { Clock } from '../../platform/clock.js';
import { toActor, type Actor } from './actor.js';
import { IdentityRepository } from './identity.repository.js';

/** Somebody in whose name a job acts later, with the roles held then. */
@Injectable()
export class Actors {
  constructor(
    private readonly identities: IdentityRepository,
    private readonly clock: Clock,
  ) {}

  /** Null where the account is gone or closed. */
  async byAccount(accountId: string): Promise<Actor | null> {
    const row = await this.identities.actorByAccount(accountId, this.clock.now(), this.clock.today());
    return row === null ? null : toActor(row, null, null);
  }

  /** For a job that knows of somebody's act no more than the subtree it was done for: what of that lower levels close to them. */
  async reachUnder(scopePath: string, accountId: string): Promise<Reach> {
    const found = await this.identities.levelsUnder(scopePath, accountId, this.clock.today());
    return reachOf(found?.heads ?? [], found?.held ?? []);
  }
}

import { Injectable } from '@nestjs/common';
import { Problem } from '../../platform/http/problem.js';

/** A person has a few windows open; each holds a connection of this process. */
const MOST_PER_PERSON = 6;

@Injectable()
export class OpenStreams {
  private readonly byPerson = new Map<string, number>();

  /**
   * @returns what leaves again
   * @throws Problem `live.too-many`
   */
  enter(accountId: string): () => void {
    const open = this.byPerson.get(accountId) ?? 0;
    if (open >= MOST_PER_PERSON) throw new Problem('live.too-many', { most: MOST_PER_PERSON });
    this.byPerson.set(accountId, open + 1);
    return () => {
      const left = (this.byPerson.get(accountId) ?? 1) - 1;
      if (left > 0) this.byPerson.set(accountId, left);
      else this.byPerson.delete(accountId);
    };
  }
}

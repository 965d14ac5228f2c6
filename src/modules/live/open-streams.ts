import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Problem } from '../../platform/http/problem.js';

/** A person has a few windows open; each holds a connection of this process. */
const MOST_PER_PERSON = 6;

@Injectable()
export class OpenStreams implements OnModuleDestroy {
  /** Emits when the process stops: a stream would keep it from ending, and the browser connects to another one at once. */
  readonly ending = new Subject<void>();
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

  onModuleDestroy(): void {
    this.ending.next();
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { contextOf, type Actor } from '../identity/index.js';
import { ActOnTask } from '../tasks/index.js';
import type { AcceptProgressDto } from './pending-progress.dto.js';

interface Pending {
  readonly taskId: string;
  readonly state: 'pending' | 'accepted' | 'discarded';
  readonly progress: number | null;
  readonly text: string;
  readonly nextSteps: string | null;
}

/** A person of the unit stands behind what came in, or does not. */
@Injectable()
export class DecideProgress {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly actOnTask: ActOnTask,
    private readonly clock: Clock,
  ) {}

  /**
   * Becomes the unit's report of progress, by the rules of any other, in the name of who accepts it.
   * @throws Problem `progress.decided` where it was decided before; what the rules refuse, and it stays pending
   */
  async accept(actor: Actor, id: string, changed: AcceptProgressDto): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const { taskId, ...came } = await this.lock(tx, actor, id);
      const progress = changed.progress ?? came.progress ?? undefined;
      const text = changed.text ?? came.text;
      const nextSteps = changed.nextSteps ?? came.nextSteps ?? undefined;
      await this.settle(tx, actor, { id, state: 'accepted' });
      const input = { progress, text, nextSteps };
      await this.actOnTask.runIn(tx, actor, {
        taskId,
        action: 'reportProgress',
        input,
        expectedVersion: null,
      });
    });
  }

  /** @throws Problem `progress.decided` */
  async discard(actor: Actor, id: string): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      await this.lock(tx, actor, id);
      await this.settle(tx, actor, { id, state: 'discarded' });
    });
  }

  private async lock(tx: Tx, { organisationId }: Actor, id: string): Promise<Pending> {
    const [found] = await tx.query<Pending>(
      `select task_id as "taskId", state, progress, text, next_steps as "nextSteps"
       from pending_progress where id = $1 and organisation_id = $2 for update`,
      [id, organisationId],
    );
    if (found === undefined) throw new Problem('record.not-found');
    if (found.state !== 'pending') throw new Problem('progress.decided', { state: found.state });
    return found;
  }

  private async settle(tx: Tx, actor: Actor, { id, state }: { id: string; state: 'accepted' | 'discarded' }) {
    await tx.query('update pending_progress set state = $2, decided_by = $3, decided_at = $4 where id = $1', [
      ...[id, state, actor.accountId, this.clock.now()],
    ]);
  }
}

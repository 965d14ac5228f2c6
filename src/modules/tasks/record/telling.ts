import { Injectable } from '@nestjs/common';
import type { TaskEvent } from '../../../core/task/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { Actor } from '../../identity/index.js';
import { TellAboutTask } from '../jobs/tell-about-task.job.js';
import type { KeptUndo, TaskEntity } from './task.entity.js';

export interface Happened {
  readonly task: TaskEntity;
  readonly event: TaskEvent;
}

/** Orders to tell people of an act. What can be taken back is told when it no longer can, and not at all if it was. */
@Injectable()
export class Telling {
  constructor(private readonly outbox: Outbox) {}

  async of(tx: Tx, actor: Pick<Actor, 'accountId'>, happened: readonly Happened[]): Promise<void> {
    await this.outbox.addMany(
      tx,
      TellAboutTask,
      happened.map(({ task, event }) => ({
        payload: { taskId: task.id, event, actorId: actor.accountId },
        ...(task.undo !== null &&
          task.undoUntil !== null && { availableAt: task.undoUntil, dedupeKey: task.undo.noticeKey }),
      })),
    );
  }

  /** What was taken back is not told. */
  async withdraw(tx: Tx, { noticeKey }: KeptUndo): Promise<void> {
    await this.outbox.withdraw(tx, TellAboutTask, noticeKey);
  }
}

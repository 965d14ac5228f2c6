import { Injectable } from '@nestjs/common';
import type { PartEvent, Party, TaskEvent } from '../../../core/task/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import type { Actor } from '../../identity/index.js';
import { TellAboutTask } from '../jobs/tell-about-task.job.js';
import type { KeptUndo, TaskEntity } from './task.entity.js';

export interface Happened {
  readonly task: TaskEntity;
  readonly event: TaskEvent;
  readonly parties: readonly Party[];
}

/** What the unit whose part it is hears of, and what is for the lead or the office. */
const FOR_THE_PARTY: readonly PartEvent[] = [
  'task.part-set',
  'task.part-sent-back',
  'task.part-accepted',
  'task.dispute-settled',
];
const FOR_THE_OTHERS: readonly PartEvent[] = [
  'task.part-delivered',
  'task.dispute-raised',
  'task.dispute-settled',
];

/** Orders to tell people of an act. What can be taken back is told when it no longer can, and not at all if it was. */
@Injectable()
export class Telling {
  constructor(private readonly outbox: Outbox) {}

  async of(tx: Tx, actor: Pick<Actor, 'accountId'>, happened: readonly Happened[]): Promise<void> {
    await this.outbox.addMany(
      tx,
      TellAboutTask,
      happened.flatMap(({ task, event, parties }) => {
        const about = { taskId: task.id, actorId: actor.accountId };
        const helpers = event === 'task.issued' ? helpersOf(parties) : [];
        return [
          { payload: { ...about, event }, ...whenSettled(task) },
          ...helpers.map((organisationId) => ({
            payload: { ...about, event: 'task.part-assigned', organisationId },
            ...whenSettled(task, organisationId),
          })),
        ];
      }),
    );
  }

  async ofPart(
    tx: Tx,
    { accountId: actorId }: Pick<Actor, 'accountId'>,
    { taskId, organisationId, event }: { taskId: string; organisationId: string; event: PartEvent },
  ): Promise<void> {
    await this.outbox.addMany(tx, TellAboutTask, [
      ...(FOR_THE_PARTY.includes(event) ? [{ payload: { taskId, event, actorId, organisationId } }] : []),
      ...(FOR_THE_OTHERS.includes(event) ? [{ payload: { taskId, event, actorId } }] : []),
    ]);
  }

  /** What was taken back is not told. */
  async withdraw(tx: Tx, { noticeKey }: KeptUndo, parties: readonly Party[]): Promise<void> {
    for (const key of [noticeKey, ...helpersOf(parties).map((id) => `${noticeKey} ${id}`)])
      await this.outbox.withdraw(tx, TellAboutTask, key);
  }
}

function helpersOf(parties: readonly Party[]): string[] {
  return parties.filter(({ part }) => part !== 'lead').map(({ organisationId }) => organisationId);
}

/** After the window in which the act can be taken back, under a key by which it then falls away. */
function whenSettled({ undo, undoUntil }: TaskEntity, organisationId?: string) {
  if (undo === null || undoUntil === null) return {};
  const dedupeKey = organisationId === undefined ? undo.noticeKey : `${undo.noticeKey} ${organisationId}`;
  return { availableAt: undoUntil, dedupeKey };
}

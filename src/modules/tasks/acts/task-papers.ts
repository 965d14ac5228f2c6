import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { localDate } from '../../../core/shared/local-date.js';
import type { Decision, TaskAction, TaskEvent } from '../../../core/task/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { LoadedTask } from '../record/tasks.repository.js';
import type { ActInput, ActOnFile, WritePaper } from './act-input.js';
import { PartRepository } from '../parts/parts.repository.js';
import { ClosingPapers } from './closing-papers.repository.js';
import { MergePapers } from './merge-papers.repository.js';
import { WorkPapers } from './work-papers.repository.js';

/** The date of the whole moved, and with it the days of the parts that nobody set. */
const MOVES_PARTS: readonly TaskEvent[] = [
  'task.issued',
  'task.issue-undone',
  'task.resumed',
  'task.extension-granted',
  'task.deadline-set',
  'task.decided',
];

/** An act that the rules agreed to. */
export interface DecidedAct extends ActOnFile {
  readonly target: LoadedTask | null;
  readonly decision: Decision;
}

/** Which papers belong to which act, and when they are put on file. */
@Injectable()
export class TaskPapers {
  constructor(
    private readonly work: WorkPapers,
    private readonly closing: ClosingPapers,
    private readonly mergers: MergePapers,
    private readonly parts: PartRepository,
  ) {}

  /** Put on file before the rules look, because they count them; null where the act has none. */
  before(action: TaskAction): WritePaper | null {
    return this.work.before[action] ?? null;
  }

  /** What the rules must know beside what was filled in. The seed of a sample is nobody's choice where none is given. */
  complete(
    action: TaskAction,
    input: ActInput,
    at: { loaded: LoadedTask; target: LoadedTask | null },
  ): ActInput {
    if (action === 'submitPlan')
      return {
        ...input,
        milestonesOn: (input.measures ?? []).flatMap(({ milestoneOn }) =>
          milestoneOn === undefined ? [] : [localDate(milestoneOn)],
        ),
      };
    if (action === 'verify' && input.method === 'sample')
      return { ...input, seed: input.seed ?? randomInt(2 ** 32) };
    if (action === 'merge' && at.target !== null)
      return { ...input, replacement: this.mergers.replacementFor(at.loaded, at.target) };
    return input;
  }

  /** Once the rules agreed, before the row is written. */
  async after(tx: Tx, action: TaskAction, act: DecidedAct): Promise<void> {
    await this.work.after[action]?.(tx, act);
    await this.closing.after[action]?.(tx, act);
    if (action === 'merge' && act.target !== null) await this.mergers.join(tx, act, act.target);
  }

  /** What follows from the fields that the decision wrote on the task. */
  async settle(tx: Tx, act: ActOnFile, { event, to }: Decision): Promise<void> {
    const { task, actor, input } = act;
    if (event === 'task.struck-off') await this.closing.planRechecks(tx, act);
    if (event === 'task.strike-off-undone') await this.closing.withdrawRechecks(tx, act);
    if (MOVES_PARTS.includes(event)) await this.parts.setDefaultDays(tx, [task]);
    if (to === 'reopened') {
      task.reopenedCount += 1;
      await this.parts.owedAnew(tx, task);
    }
    if (event === 'task.decided') await this.closing.answerObjections(tx, { task, actor, input });
  }
}

import { Injectable } from '@nestjs/common';
import { localDate } from '../../../core/shared/local-date.js';
import type { TaskAction } from '../../../core/task/index.js';
import type { Actor } from '../../identity/index.js';
import { ReadTask } from '../list/read-task.service.js';
import type { TaskView } from '../list/tasks.presenter.js';
import type { ActInput } from './act-input.js';
import type { OpenCriterionDto } from './task-actions.dto.js';
import { ActOnTask } from './act-on-task.service.js';

export interface RequestedAct {
  readonly id: string;
  /** From `If-Match`; null: whatever is current. */
  readonly version: number | null;
  readonly action: TaskAction;
}

/** An act as a request brings it: done, then the task as the actor sees it now. */
@Injectable()
export class ActAndRead {
  constructor(
    private readonly actOnTask: ActOnTask,
    private readonly readTask: ReadTask,
  ) {}

  async run(actor: Actor, at: RequestedAct, input: object): Promise<TaskView> {
    await this.actOnTask.run(actor, {
      taskId: at.id,
      action: at.action,
      input: withDates(input),
      expectedVersion: at.version,
    });
    return this.readTask.run(actor, at.id);
  }
}

interface Dated {
  readonly newDueOn?: string;
  readonly reviewOn?: string;
  readonly openCriteria?: readonly OpenCriterionDto[];
}

/** The DTO has checked that these are days; the rules take them as such. */
function withDates(input: Dated): ActInput {
  const { newDueOn, reviewOn, openCriteria, ...rest } = input;
  return {
    ...rest,
    ...(openCriteria && {
      openCriteria: openCriteria.map(({ criterionId, dueOn }) => ({ criterionId, dueOn: localDate(dueOn) })),
    }),
    ...(newDueOn && { newDueOn: localDate(newDueOn) }),
    ...(reviewOn && { reviewOn: localDate(reviewOn) }),
  };
}

import type { Decision, RectificationClass, TaskInput } from '../../../core/task/index.js';
import type { TaskEntity } from '../record/task.entity.js';
import type { Actor } from '../../identity/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { MeasureDto } from './task-actions.dto.js';

/** What an act carries beside what the rules read. */
export interface ActInput extends TaskInput {
  readonly measures?: readonly MeasureDto[];
  readonly rectificationClass?: RectificationClass;
  readonly ownerId?: string;
  readonly sameKindReview?: string;
  readonly difficulties?: string;
  readonly place?: string;
  readonly participants?: string;
  /** Numbers of the sample that did not meet the criteria. */
  readonly failed?: readonly number[];
}

/** An act whose papers are put on file. */
export interface ActOnFile {
  readonly task: TaskEntity;
  readonly actor: Actor;
  readonly input: ActInput;
  /** What the rules made of it; absent before they were asked. */
  readonly decision?: Decision;
}

export type WritePaper = (tx: Tx, act: ActOnFile) => Promise<void>;

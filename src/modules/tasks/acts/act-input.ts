import type { RectificationClass, TaskInput } from '../../../core/task/index.js';
import type { MeasureDto } from './task-actions.dto.js';

/** What an act carries beside what the rules read. */
export interface ActInput extends TaskInput {
  readonly measures?: readonly MeasureDto[];
  readonly rectificationClass?: RectificationClass;
  readonly ownerId?: string;
  readonly sameKindReview?: string;
}

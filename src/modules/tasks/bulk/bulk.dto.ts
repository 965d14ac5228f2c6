import { ApiProperty } from '@nestjs/swagger';
import {
  ChoiceField,
  DateField,
  IntField,
  ObjectField,
  TextField,
  UuidListField,
} from '../../../platform/http/fields.js';
import { AssignmentDto, TaskFilters } from '../list/tasks.dto.js';

export const BULK_ACTS = ['assign', 'issue', 'setDeadline', 'urge', 'cancel'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

/** More than a county ever has open at once; a larger set is told to narrow its filter. */
export const MOST_ROWS = 20_000;

/** What the act fills in, once for all tasks. */
export class BulkInputDto {
  @TextField({ max: 2000, optional: true, description: 'cancel, setDeadline: why.' }) reason?: string;
  @DateField({ optional: true, description: 'setDeadline' }) newDueOn?: string;
  @TextField({ max: 200, optional: true, description: 'issue: 批示 or minutes; needed for key tasks.' })
  approvalReference?: string;
  @ObjectField(() => AssignmentDto, { optional: true, description: 'assign' }) assignment?: AssignmentDto;
}

/** Either the ids or a filter; the set is settled now and does not change any more. */
export class PrepareBulkDto {
  @ChoiceField(BULK_ACTS) act: BulkAct;
  @UuidListField({ min: 1, max: 10_000, optional: true }) taskIds?: string[];
  @ObjectField(() => TaskFilters, { optional: true }) filter?: TaskFilters;
  @ObjectField(() => BulkInputDto, { optional: true }) input?: BulkInputDto;
}

export class BulkRowsQuery {
  @ChoiceField(['pending', 'done', 'refused'], { optional: true }) state?: string;
  @IntField({ min: 1, max: 500, optional: true, description: '200 where absent.' }) limit?: number;
  @TextField({ max: 200, optional: true }) cursor?: string;
}

export class BulkRunView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: BULK_ACTS }) act: BulkAct;
  @ApiProperty({ enum: ['prepared', 'running', 'done'] }) state: string;
  @ApiProperty() total: number;
  @ApiProperty() done: number;
  @ApiProperty() refused: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) startedAt: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date-time' }) finishedAt: string | null;
}

export class BulkRowView {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty({ nullable: true, type: String }) title: string | null;
  @ApiProperty({ enum: ['pending', 'done', 'refused'] }) state: string;
  @ApiProperty({ nullable: true, type: String, description: 'Where the task stands, or would stand.' })
  taskState: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) dueOn: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'Why nothing was, or would be, done.' })
  problemCode: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'The same in words.' })
  problemTitle: string | null;
}

export class BulkRowPage {
  @ApiProperty({ type: [BulkRowView] }) items: readonly BulkRowView[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

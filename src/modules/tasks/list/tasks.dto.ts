import { ApiProperty } from '@nestjs/swagger';
import { PRIORITIES, RECTIFICATION_CLASSES, TASK_STATES } from '../../../core/task/index.js';
import {
  BooleanField,
  ChoiceField,
  DateField,
  IntField,
  ObjectField,
  TextField,
  TextListField,
  UuidField,
  UuidListField,
} from '../../../platform/http/fields.js';
import { TASK_ORDERS, type TaskOrder } from './task-orders.js';

export class DueRuleDto {
  @ChoiceField(['fixedDate', 'workdays', 'days', 'months', 'yearEnd'])
  kind: 'fixedDate' | 'workdays' | 'days' | 'months' | 'yearEnd';

  @IntField({ min: 1, max: 1000, optional: true, description: 'For workdays, days and months.' })
  n?: number;

  @DateField({ optional: true, description: 'For fixedDate.' })
  date?: string;

  @BooleanField({ optional: true, description: 'fixedDate: move off a rest day to the next working day.' })
  roll?: boolean;
}

/** What an officer settles at 立项; given once for a set of items. */
export class AssignmentDto {
  @UuidField({ description: '牵头单位: exactly one.' }) leadOrganisationId: string;
  @UuidListField({ max: 20, optional: true, description: '责任单位' }) responsibleIds?: string[];
  @UuidListField({ max: 20, optional: true, description: '配合单位' }) assistingIds?: string[];
  @ObjectField(() => DueRuleDto) dueRule: DueRuleDto;
  @ChoiceField(RECTIFICATION_CLASSES, { description: '立行立改 · 分阶段整改 · 持续整改' })
  rectificationClass: (typeof RECTIFICATION_CLASSES)[number];
  @ChoiceField(PRIORITIES, { optional: true, description: 'ordinary where absent.' })
  priority?: (typeof PRIORITIES)[number];
  @TextField({ max: 2000, description: '整改目标' }) target: string;
  @TextListField({
    min: 1,
    max: 20,
    maxLength: 500,
    description: '认定标准; each needs evidence before 申请销号.',
  })
  criteria: string[];
  @UuidField({ optional: true, description: '责任人' }) ownerId?: string;
  @UuidField({ optional: true, description: '联络员' }) liaisonId?: string;
  @UuidField({ optional: true, description: '分管领导' }) lineLeaderId?: string;
  @BooleanField({ optional: true, description: '内部: never published.' }) isInternal?: boolean;
}

export class CreateTasksDto {
  @UuidListField({ min: 1, max: 500, description: 'Accepted items; each becomes a task of its own.' })
  itemIds: string[];
  @ObjectField(() => AssignmentDto) assignment: AssignmentDto;
  @BooleanField({ optional: true, description: 'One task answers all of them; they are of one body.' })
  together?: boolean;
}

export class IssueTasksDto {
  @UuidListField({ min: 1, max: 10_000 }) taskIds: string[];
  @TextField({ max: 200, optional: true, description: '批示 or minutes; needed for key tasks.' })
  approvalReference?: string;
}

/** What a list, a ledger and a bulk act choose tasks by. */
export class TaskFilters {
  @ChoiceField(TASK_STATES, { optional: true }) state?: string;
  @ChoiceField(['grey', 'green', 'yellow', 'red'], { optional: true }) light?: string;
  @UuidField({ optional: true, description: 'Lead unit.' }) leadOrganisationId?: string;
  @UuidField({ optional: true, description: 'Body whose problem it is.' }) organisationId?: string;
  @UuidField({ optional: true, description: 'A unit in any part of the task.' }) participantId?: string;
  @IntField({ min: 1990, max: 2100, optional: true }) year?: number;
  @ChoiceField(['shortcoming', 'plan', 'feedback', 'instruction'], { optional: true }) kind?: string;
  @DateField({ optional: true, description: 'Due on or before.' }) dueBefore?: string;
  @BooleanField({
    optional: true,
    description: '在办: issued and not ended, with what was found 基本完成, 持续整改 or 尚未整改.',
  })
  open?: boolean;
  @TextField({ max: 100, optional: true, description: 'Part of the title, the problem or the number.' })
  search?: string;
}

/** One page of what the filters choose. */
export class TaskPageQuery extends TaskFilters {
  @IntField({ min: 1, max: 200, optional: true, description: '50 where absent.' }) limit?: number;
  @TextField({ max: 500, optional: true, description: '`next` of the page before.' })
  cursor?: string;
}

export class ListTasksQuery extends TaskPageQuery {
  @ChoiceField(TASK_ORDERS, {
    optional: true,
    description:
      'By due date (where absent), light (red first, then by date), number or last act; `-` the other way round. What has no date or number comes last both ways.',
  })
  sort?: TaskOrder;
}

export class TaskRow {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty() title: string;
  @ApiProperty() kind: string;
  @ApiProperty({ enum: TASK_STATES }) state: string;
  @ApiProperty({ enum: ['grey', 'green', 'yellow', 'red'] }) light: string;
  @ApiProperty({ nullable: true, type: String }) lightReason: string | null;
  @ApiProperty() reportYear: number;
  @ApiProperty({ format: 'uuid' }) organisationId: string;
  @ApiProperty() organisationName: string;
  @ApiProperty({ nullable: true, type: String, format: 'uuid' }) leadOrganisationId: string | null;
  @ApiProperty({ nullable: true, type: String }) leadName: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) currentDueOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) originalDueOn: string | null;
  @ApiProperty() progress: number;
  @ApiProperty() priority: string;
  @ApiProperty({ nullable: true, type: String }) rectificationClass: string | null;
  @ApiProperty() version: number;
  @ApiProperty({
    required: false,
    type: String,
    format: 'date-time',
    description: 'When it was last acted on; told where the order is by it.',
  })
  changedAt?: string;
}

export class TaskPage {
  @ApiProperty({ type: [TaskRow] }) items: readonly TaskRow[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

export class CreatedTasks {
  @ApiProperty({ type: [String], description: 'Ids of the tasks, in the order of the items.' })
  taskIds: string[];
}

export class IssuedTask {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) currentDueOn: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'Why this one was not issued.' }) problemCode:
    string | null;
}

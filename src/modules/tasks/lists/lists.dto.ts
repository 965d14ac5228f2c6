import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField } from '../../../platform/http/fields.js';
import { TASK_ORDERS, type TaskOrder } from '../list/task-orders.js';
import { TaskPageQuery } from '../list/tasks.dto.js';

export class ListsQuery extends TaskPageQuery {
  @ChoiceField(TASK_ORDERS, {
    optional: true,
    description:
      'As of the list of tasks, the measures of a task in the order of its plan; as they were registered where absent, so that no page shifts.',
  })
  sort?: TaskOrder;
}

class OfTask {
  @ApiProperty({ format: 'uuid' }) taskId: string;
  @ApiProperty({ nullable: true, type: String }) number: string | null;
  @ApiProperty() reportYear: number;
  @ApiProperty() organisationName: string;
}

/** 问题清单: what is wrong, in the words of the report, and why. */
export class ProblemRow extends OfTask {
  @ApiProperty() kind: string;
  @ApiProperty() problem: string;
  @ApiProperty({ type: [String], description: '表现形式: the items it answers, as quoted.' })
  manifestations: string[];
  @ApiProperty({ type: [String], description: '原因 that the same report gives; not aligned one to one.' })
  causes: string[];
  @ApiProperty() state: string;
}

/** 任务清单: one measure with its milestone. */
export class MeasureRow extends OfTask {
  @ApiProperty({ nullable: true, type: String }) target: string | null;
  @ApiProperty({ format: 'uuid' }) measureId: string;
  @ApiProperty() measure: string;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) milestoneOn: string | null;
  @ApiProperty() weight: number;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) doneOn: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) dueOn: string | null;
}

/** 责任清单: who answers for it. */
export class ResponsibilityRow extends OfTask {
  @ApiProperty() title: string;
  @ApiProperty({ nullable: true, type: String, description: '牵头单位' }) lead: string | null;
  @ApiProperty({ type: [String], description: '责任单位' }) responsible: string[];
  @ApiProperty({ type: [String], description: '配合单位' }) assisting: string[];
  @ApiProperty({ nullable: true, type: String, description: '分管领导' }) lineLeader: string | null;
  @ApiProperty({ nullable: true, type: String, description: '责任人' }) owner: string | null;
  @ApiProperty({ nullable: true, type: String, description: '联络员' }) liaison: string | null;
  @ApiProperty({ nullable: true, type: String, format: 'date' }) dueOn: string | null;
}

export class ProblemPage {
  @ApiProperty({ type: [ProblemRow] }) items: readonly ProblemRow[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
export class MeasurePage {
  @ApiProperty({ type: [MeasureRow] }) items: readonly MeasureRow[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}
export class ResponsibilityPage {
  @ApiProperty({ type: [ResponsibilityRow] }) items: readonly ResponsibilityRow[];
  @ApiProperty({ nullable: true, type: String }) next: string | null;
}

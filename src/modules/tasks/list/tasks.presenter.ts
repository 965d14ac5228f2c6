import { ApiProperty } from '@nestjs/swagger';
import { openActions, TASK_ACTIONS } from '../../../core/task/index.js';
import { toFacts, toStanding, type Standing } from '../record/task.facts.js';
import type { TaskRecord } from './tasks.queries.js';

export class OpenActionView {
  @ApiProperty({ enum: TASK_ACTIONS }) action: string;
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'What still stands in the way; null: it can be done now.',
  })
  blockedBy: string | null;
}

/** A task in full: its own fields, the rows around it, and what the reader may do with it now. */
export class TaskView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty() state: string;
  @ApiProperty({
    description: 'The holidays of the year in which it is due are not published yet: the date may move.',
  })
  dueIsProvisional: boolean;
  @ApiProperty({ enum: TASK_ACTIONS, isArray: true }) allowedActions: string[];
  @ApiProperty({ type: [OpenActionView] }) openActions: OpenActionView[];
}

export function presentTask(
  { row, counts, view }: TaskRecord,
  standing: Standing & { readonly now: Date },
): TaskView {
  const open = openActions(toFacts(row, counts, standing.now), toStanding(row, standing));
  const { orgPath: _path, undo: _undo, ...fields } = row;
  return {
    ...fields,
    ...view,
    dueIsProvisional: row.currentDueOn !== null && standing.calendar.isProvisional(row.currentDueOn),
    allowedActions: open.filter(({ blockedBy }) => blockedBy === null).map(({ action }) => action),
    openActions: open.map(({ action, blockedBy }) => ({ action, blockedBy: blockedBy?.code ?? null })),
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { nextReportOn } from '../../../core/escalation/index.js';
import { refuseDraft } from '../../../core/slip/index.js';
import { DEFAULT_PACK, rulePack } from '../../../core/warning/index.js';
import { OPEN_STATES, isOneOf, openActions, TASK_ACTIONS } from '../../../core/task/index.js';
import { PROBLEMS } from '../../../platform/http/problem-catalogue.js';
import { toFacts, toStanding, type Standing } from '../record/task.facts.js';
import { TaskFields } from './task-fields.view.js';
import type { TaskRows } from './task-rows.views.js';
import type { TaskRecord } from './tasks.queries.js';

export class OpenActionView {
  @ApiProperty({ enum: TASK_ACTIONS }) action: string;
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'What still stands in the way; null: it can be done now.',
  })
  blockedBy: string | null;
  @ApiProperty({ nullable: true, type: String, description: 'The same in words (zh-CN).' })
  reason: string | null;
}

/** A task in full: its own fields, the rows around it, and what the reader may do with it now. */
export class TaskView extends TaskFields {
  @ApiProperty({
    description: 'The holidays of the year in which it is due are not published yet: the date may move.',
  })
  dueIsProvisional: boolean;
  @ApiProperty({
    nullable: true,
    type: String,
    format: 'date',
    description: 'The next report of progress by the rhythm of the class; in the past where it is overdue.',
  })
  nextReportOn: string | null;
  @ApiProperty({
    nullable: true,
    type: Number,
    description:
      'Working days after today through the time limit; negative: past it; null: no time limit, or no clock runs.',
  })
  workdaysLeft: number | null;
  @ApiProperty({ enum: TASK_ACTIONS, isArray: true }) allowedActions: string[];
  @ApiProperty({ type: [OpenActionView] }) openActions: OpenActionView[];
  @ApiProperty({ description: 'The reader can draft a 督办单 about it now.' }) mayGetSlip: boolean;
}

type Moment = Standing & { readonly now: Date };

export function presentTask(record: TaskRecord, moment: Moment): TaskView {
  const around = JSON.parse(record.view) as TaskRows;
  return { ...around, ...ownPart(record, moment) };
}

/** The same as the text of the answer: what lies around the task is not taken apart to be put together again. */
export function presentTaskAsText(record: TaskRecord, moment: Moment): string {
  const own = JSON.stringify(ownPart(record, moment));
  return `${own.slice(0, -1)},${record.view.slice(1)}`;
}

/** The task's own fields, and what the reader may do with it now. */
function ownPart({ row, counts }: TaskRecord, standing: Moment): Omit<TaskView, keyof TaskRows> {
  const ctx = toStanding(row, standing);
  const open = openActions(toFacts(row, counts, standing.now), ctx);
  const { orgPath: _path, undo: _undo, ...fields } = row;
  return {
    ...fields,
    nextReportOn: nextReportOn(
      { ...row, lastProgressOn: row.progressReportedOn },
      ruleContext(row, standing),
    ),
    workdaysLeft: workdaysLeft(row, standing),
    dueIsProvisional: row.currentDueOn !== null && standing.calendar.isProvisional(row.currentDueOn),
    allowedActions: open.filter(({ blockedBy }) => blockedBy === null).map(({ action }) => action),
    openActions: open.map(({ action, blockedBy }) => ({
      action,
      blockedBy: blockedBy?.code ?? null,
      reason: blockedBy === null ? null : PROBLEMS[blockedBy.code].title,
    })),
    mayGetSlip: refuseDraft(row, ctx.actor) === null,
  };
}

function workdaysLeft(
  { currentDueOn, state }: TaskRecord['row'],
  { today, calendar }: Moment,
): number | null {
  if (currentDueOn === null || state === 'paused' || !isOneOf(OPEN_STATES, state)) return null;
  return calendar.workdaysBetween(today, currentDueOn);
}

function ruleContext({ rulePack: version }: TaskRecord['row'], { today, calendar }: Moment) {
  return { today, calendar, pack: rulePack(version) ?? DEFAULT_PACK };
}

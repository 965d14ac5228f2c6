import {
  countedWith,
  type Actor as TaskActor,
  type Party,
  type StandingContext,
  type TaskFacts,
} from '../../../core/task/index.js';
import { shanghaiDay } from '../../../core/calendar/index.js';
import { rulePack } from '../../../core/warning/index.js';
import type { WorkCalendar } from '../../../core/calendar/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { oversees, type Actor } from '../../identity/index.js';
import type { TaskEntity } from './task.entity.js';

/** What the rules ask of the rows around a task. */
export interface TaskCounts {
  readonly parties: readonly Party[];
  readonly items: number;
  readonly criterionIds: readonly string[];
  readonly criteriaWithEvidence: number;
  readonly reopenedOn: LocalDate | null;
  readonly criteriaProvedAnew: number;
  readonly measures: number;
  readonly openMeasures: number;
  readonly openParts: number;
}

/** @param now whether what was just done can still be taken back depends on the moment */
export function toFacts(task: TaskEntity, counts: TaskCounts, now: Date): TaskFacts {
  const { items, ...counted } = counts;
  return {
    ...task,
    ...counted,
    criteria: counts.criterionIds.length,
    cameBack: task.predecessorId !== null || task.reopenedCount > 0,
    undo: undoOf(task, now),
    hasSource: items > 0 || task.predecessorId !== null,
    hasTarget: task.target !== null,
    hasOwner: task.ownerId !== null,
    hasSameKindReview: task.sameKindReview !== null,
  };
}

/** The row of a page carries its times as text. */
function undoOf({ undo, undoUntil }: TaskEntity, now: Date): TaskFacts['undo'] {
  if (undo === null || undoUntil === null) return null;
  const { event, from, before } = undo;
  return { event, from, before, isOpen: now < new Date(undoUntil) };
}

export interface Standing {
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
}

/** @throws Error where the pack that the task was issued under is not in this program: a pack is never taken out */
export function toStanding(
  task: Pick<TaskEntity, 'orgPath' | 'rulePack' | 'createdAt'>,
  { actor, today, calendar }: Standing,
): StandingContext {
  const pack = rulePack(task.rulePack);
  if (pack === null) throw new Error(`no rule pack ${task.rulePack}`);
  return { actor: toTaskActor(task, actor), today, calendar, limits: pack.limits };
}

function toTaskActor(task: Pick<TaskEntity, 'orgPath' | 'createdAt'>, actor: Actor): TaskActor {
  const { accountId, organisationId, roles, standIns } = actor;
  const countsAs = countedWith(standIns, shanghaiDay(new Date(task.createdAt)));
  return { accountId, organisationId, roles, supervises: oversees(actor, task.orgPath), countsAs };
}

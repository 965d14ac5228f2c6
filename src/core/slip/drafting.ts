import { mayGetSlip } from '../escalation/index.js';
import { refuse, type Refusal } from '../shared/refusal.js';
import type { Actor, TaskState } from '../task/index.js';
import { actorIsOfficer } from './guards.js';

interface SlipTask {
  readonly state: TaskState;
  readonly leadOrganisationId: string | null;
}

/** Why the actor drafts no slip about the task, in whatever state it is; null: nothing is in the way. */
export function refuseDrafter({ leadOrganisationId }: Pick<SlipTask, 'leadOrganisationId'>, actor: Actor) {
  if (leadOrganisationId === null) return refuse('lead.missing');
  return actorIsOfficer({ toOrganisationId: leadOrganisationId }, { actor });
}

/** Why the actor drafts no slip about the task now. */
export function refuseDraft(task: SlipTask, actor: Actor): Refusal | null {
  const { state } = task;
  return (
    refuseDrafter(task, actor) ?? (mayGetSlip(state) ? null : refuse('slip.task-not-at-work', { state }))
  );
}

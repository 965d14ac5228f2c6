import { refuse, type Refusal } from '../shared/refusal.js';
import { err, ok, type Result } from '../shared/result.js';
import { TASK_ACTIONS, type TaskAction } from './actions.js';
import type { Decision } from './decision.js';
import type { Edge } from './edges.js';
import type { DecisionContext, StandingContext, TaskFacts } from './facts.js';
import { actorIsNoAdministrator } from './guards/index.js';
import { TRANSITIONS } from './transitions.js';

/**
 * What the action makes of the task, or the first rule that forbids it: whether the state knows the action, then who
 * acts, then how the task stands, then what was filled in.
 */
export function decide(
  facts: TaskFacts,
  action: TaskAction,
  ctx: DecisionContext,
): Result<Decision, Refusal> {
  const edge = TRANSITIONS[facts.state][action];
  if (!edge) return err(refuse('task.action-not-allowed', { state: facts.state, action }));
  for (const guard of [actorIsNoAdministrator, edge.actor, ...edge.standing, ...edge.input]) {
    const refusal = guard(facts, ctx);
    if (refusal) return err(refusal);
  }
  const effect = edge.effect(facts, ctx);
  return ok({ ...effect, from: facts.state, on: ctx.today, document: edge.document });
}

/** The actions this actor can take now; what must be filled in is not asked yet. In the order of {@link TASK_ACTIONS}. */
export function allowedActions(facts: TaskFacts, ctx: StandingContext): TaskAction[] {
  return openActions(facts, ctx)
    .filter(({ blockedBy }) => blockedBy === null)
    .map(({ action }) => action);
}

export interface OpenAction {
  readonly action: TaskAction;
  /** What still stands in the way (evidence missing, a part open, too late), null where nothing does. */
  readonly blockedBy: Refusal | null;
}

/** The actions that are this actor's to take in this state, each with what still stands in the way. */
export function openActions(facts: TaskFacts, ctx: StandingContext): OpenAction[] {
  if (actorIsNoAdministrator(facts, ctx)) return [];
  const edges = TRANSITIONS[facts.state];
  return TASK_ACTIONS.flatMap((action) => {
    const edge = edges[action];
    return edge && edge.actor(facts, ctx) === null
      ? [{ action, blockedBy: firstObstacle(edge, facts, ctx) }]
      : [];
  });
}

function firstObstacle(edge: Edge, facts: TaskFacts, ctx: StandingContext): Refusal | null {
  for (const guard of edge.standing) {
    const refusal = guard(facts, ctx);
    if (refusal) return refusal;
  }
  return null;
}

import type { Refusal } from '../../shared/refusal.js';
import type { DecisionContext, StandingContext, TaskFacts } from '../facts.js';

/** A condition of an edge, named as the sentence that holds when it returns null. Depends on task, actor and day only. */
export type StandingGuard = (facts: TaskFacts, ctx: StandingContext) => Refusal | null;

/** A condition on what the actor filled in; not asked when actions are merely listed. */
export type InputGuard = (facts: TaskFacts, ctx: DecisionContext) => Refusal | null;

import type { Actor as RuleActor } from '../../core/task/index.js';
import { oversees, type Actor } from '../identity/index.js';

/** The person as the rules of slips see them, at a task of the body at `orgPath`. */
export function toRuleActor(actor: Actor, orgPath: string): RuleActor {
  const { accountId, organisationId, roles } = actor;
  return { accountId, organisationId, roles, supervises: oversees(actor, orgPath) };
}

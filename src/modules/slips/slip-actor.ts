import type { LocalDate } from '../../core/shared/local-date.js';
import { countedWith, type Actor as RuleActor } from '../../core/task/index.js';
import { oversees, type Actor } from '../identity/index.js';

/** The person as the rules see them at a slip or a proposal to a body, drafted on `begunOn`. */
export function toRuleActor(
  actor: Actor,
  { orgPath, begunOn }: { readonly orgPath: string; readonly begunOn: LocalDate },
): RuleActor {
  const { accountId, organisationId, roles, standIns } = actor;
  const countsAs = countedWith(standIns, begunOn);
  return { accountId, organisationId, roles, supervises: oversees(actor, orgPath), countsAs };
}

import { hasRole, oversees, type Actor } from '../identity/index.js';

/** Whoever is away, the signer of that unit, or a supervisor above it; a substitute passes nothing on. */
export function mayAppoint(
  actor: Actor,
  principal: { readonly id: string; readonly organisationId: string; readonly path: string },
): boolean {
  if (actor.onBehalfOf !== null) return false;
  const isSigner = actor.organisationId === principal.organisationId && hasRole(actor, 'unit_signer');
  const isAbove = oversees(actor, principal.path) && hasRole(actor, 'supervisor');
  return actor.accountId === principal.id || isSigner || isAbove;
}

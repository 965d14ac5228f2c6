import { Problem } from '../../../platform/http/problem.js';
import { hasRole, oversees, type Actor, type Role } from '../../identity/index.js';
import type { ClosureCheckEntity } from '../checks/closure-check.entity.js';

/** 督查员 or supervisor over the body, while the check is open. */
export function requireJudge(actor: Actor, check: ClosureCheckEntity): void {
  requireRole(actor, check, ['supervisor', 'officer']);
  requireReady(check);
}

/** The leaders of the body or those who supervise it. */
export function requireSigner(actor: Actor, check: ClosureCheckEntity): void {
  requireRole(actor, check, ['supervisor', 'principal']);
  requireReady(check);
}

/** What is left is carried over before or after the signature; only not before the check is made. */
export function requireSupervisor(actor: Actor, check: ClosureCheckEntity): void {
  requireRole(actor, check, ['supervisor']);
  if (check.state === 'running') throw new Problem('closure.not-ready');
}

function requireRole(actor: Actor, check: ClosureCheckEntity, roles: readonly Role[]): void {
  if (!oversees(actor, check.orgPath) || !hasRole(actor, ...roles)) throw new Problem('auth.forbidden');
}

function requireReady({ state }: ClosureCheckEntity): void {
  if (state === 'running') throw new Problem('closure.not-ready');
  if (state === 'signed') throw new Problem('closure.signed');
}

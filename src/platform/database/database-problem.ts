import { Problem } from '../http/problem.js';
import { NoPrimaryError } from './primary.js';
import type { ProblemCode } from '../http/problem-catalogue.js';

interface PostgresError {
  readonly code?: string;
  readonly constraint?: string;
}

/** Constraints whose breach has a meaning of its own for the person; the others are told by their class. */
const BY_CONSTRAINT: Readonly<Record<string, ProblemCode>> = {
  task_reporter_is_not_verifier_ck: 'verifier.is-reporter',
  task_reporter_is_not_decider_ck: 'decider.is-reporter',
  task_decision_two_deciders_ck: 'decider.not-second-person',
  task_extension_requester_is_not_decider_ck: 'extension.requester-decides',
  task_evidence_replaces_uq: 'evidence.replaced',
  task_evidence_period_ck: 'evidence.period-reversed',
  evidence_withdrawal_pk: 'evidence.withdrawn',
  evidence_review_pk: 'evidence.reviewed-by-you',
  evidence_review_second_person_ck: 'evidence.reviewer-added-it',
  report_body_year_uq: 'report.year-taken',
  report_file_uq: 'report.duplicate',
  slip_draft_uq: 'slip.draft-exists',
  slip_drafter_is_not_approver_ck: 'slip.drafter-approves',
  slip_replier_is_not_decider_ck: 'slip.replier-decides',
  proposal_open_uq: 'proposal.exists',
  handover_open_uq: 'handover.open',
  account_erased_stays_ck: 'account.erased',
  account_login_uq: 'account.login-taken',
  role_grant_self_ck: 'grant.self',
  role_grant_offices_apart_ck: 'grant.offices-apart',
  role_grant_overlap_ck: 'grant.overlap',
  role_grant_detail_dated_ck: 'grant.detail-undated',
  directory_office_once_uq: 'directory.office-exists',
  event_no_administrator_ck: 'auth.forbidden',
  task_party_closed_ck: 'organisation.closed',
  organisation_name_uq: 'organisation.name-taken',
  organisation_path_uq: 'organisation.code-taken',
};

/** By SQLSTATE: class 08/53/57 is an outage, 40 a lost race, 23 a broken constraint. */
const BY_STATE: Readonly<Record<string, ProblemCode>> = {
  '23505': 'record.duplicate',
  '23503': 'record.reference-missing',
  '23514': 'record.invalid',
  '23502': 'record.invalid',
  '22003': 'record.invalid',
  '22007': 'record.invalid',
  '22008': 'record.invalid',
  '22P02': 'record.invalid',
  '22021': 'record.invalid',
  '22P05': 'record.invalid',
  // A standby, a full disk or an operator made it read-only: acts are refused until it is writable again.
  '25006': 'server.unavailable',
  '42501': 'auth.forbidden',
  '40001': 'record.conflict',
  '40P01': 'record.conflict',
  '55P03': 'record.conflict',
  ZG001: 'record.append-only',
};

/** The one place where a database error becomes a named problem. */
export function fromDatabaseError(error: unknown): Problem {
  const { code = '', constraint = '' } = (error ?? {}) as PostgresError;
  const known = BY_CONSTRAINT[constraint] ?? BY_STATE[code];
  if (known !== undefined) return new Problem(known, constraint === '' ? {} : { constraint });
  return new Problem(/^(08|53|57)/.test(code) ? 'server.unavailable' : 'server.error');
}

/** What the driver throws without an SQLSTATE where no connection is to be had. */
const WITHOUT_CONNECTION = [
  'timeout exceeded when trying to connect',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Query read timeout',
];

/** The address leads nowhere: nobody listens, no way, no name server, a certificate that does not hold any more. */
const UNREACHABLE = [
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE'],
  ...['ENOTFOUND', 'EAI_AGAIN'],
  ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'],
];

/** The database is away, or all its connections stay taken for longer than a request may wait. */
export function isWithoutConnection(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { readonly code?: unknown; readonly message?: string };
  const isUnreachable = typeof code === 'string' && UNREACHABLE.includes(code);
  return isUnreachable || error instanceof NoPrimaryError || WITHOUT_CONNECTION.includes(message);
}

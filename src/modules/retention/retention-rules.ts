/** How long rows of one table are kept, and which of them leave. */
export interface RetentionRule {
  readonly table: string;
  /** Days of Asia/Shanghai; counted back from now. */
  readonly days: number;
  /** SQL over the table `t`, with `$1` for the moment before which it is too old. */
  readonly leaves: string;
  /** Why it is not needed any longer. */
  readonly why: string;
}

/**
 * Everything that leaves by itself, in one place. What keeps the record (acts, papers, evidence, sign-ins, offices held, letters
 * sent) is not here: it stays as the archives' rules want it, and the database refuses to delete it.
 */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    table: 'session',
    days: 90,
    leaves: 'coalesce(t.revoked_at, t.expires_at) < $1',
    why: 'ended; where somebody signed in lately is asked for thirty days, and sign_in_record keeps the act',
  },
  {
    table: 'sign_in_attempts',
    days: 2,
    leaves: 't.last_at < $1 and (t.blocked_until is null or t.blocked_until < $1)',
    why: 'counts start anew after an hour',
  },
  {
    table: 'idempotency_key',
    days: 7,
    leaves: 't.created_at < $1',
    why: 'nobody repeats a request a week later',
  },
  {
    table: 'recovery_code',
    days: 180,
    leaves: 't.used_at < $1',
    why: 'used; sign_in_record keeps the act',
  },
  {
    table: 'rate_limit',
    days: 1,
    leaves: 't.expire < extract(epoch from $1::timestamptz) * 1000',
    why: 'counts of a minute that is long over',
  },
  {
    table: 'simulation',
    days: 30,
    leaves: 't.requested_at < $1',
    why: 'a look ahead that was taken; made again in a minute',
  },
];

/** Rows in one transaction: locks are short, and a run that is stopped has done part of it. */
export const RETENTION_BATCH = 1000;

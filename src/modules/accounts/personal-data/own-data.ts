/** One part of what is kept about a person, as it is given out to them. */
export interface DataPart {
  readonly name: string;
  /** SQL whose `$1` is the account; no secret is among its columns, and nobody else's data. */
  readonly sql: string;
}

/** Rows of one part in a copy; the newest where there are more, and the copy says so. */
export const MOST_ROWS = 10_000;

/**
 * What a copy holds (个人信息保护法 art. 45): everything that `docs/data.md` says identifies the person by their account, but for
 * papers and texts of the business, in which others are named, too; the person's acts on those are listed.
 */
export const DATA_PARTS: readonly DataPart[] = [
  {
    name: 'account',
    sql: `select a.login, a.display_name, a.post_title, a.email, o.name as organisation, a.created_at, a.disabled_at, a.external_id,
      a.oidc_issuer, a.oidc_subject, a.totp_confirmed_at from account a join organisation o on o.id = a.organisation_id where a.id = $1`,
  },
  {
    name: 'offices',
    sql: `select g.role, o.name as organisation, g.starts_on::text, g.ends_on::text, g.reason, g.source, g.granted_at, g.revoked_at,
      g.revoke_reason from role_grant g join organisation o on o.id = g.organisation_id where g.account_id = $1 order by g.granted_at desc`,
  },
  {
    name: 'substitutions',
    sql: `select from_on::text, through_on::text, roles, cardinality(task_ids) as tasks, reason, principal_id = $1 as was_away, appointed_at, revoked_at
      from substitution where $1 in (principal_id, substitute_id) order by appointed_at desc`,
  },
  {
    name: 'groups',
    sql: `select g.display_name from directory_group_member m join directory_group g on g.id = m.group_id where m.account_id = $1`,
  },
  {
    name: 'sessions',
    sql: `select created_at, last_seen_at, expires_at, revoked_at, address, user_agent, via from session where account_id = $1
      order by created_at desc`,
  },
  {
    name: 'signIns',
    sql: `select at, outcome, address, user_agent from sign_in_record where account_id = $1 order by id desc`,
  },
  {
    name: 'tokens',
    sql: `select name, verbs, created_at, expires_at, revoked_at, last_used_on::text from api_token where account_id = $1
      order by created_at desc`,
  },
  {
    name: 'calendarFeeds',
    sql: `select of_unit, created_at, revoked_at, last_read_on::text from calendar_feed where account_id = $1 order by created_at desc`,
  },
  {
    name: 'notices.preferences',
    sql: 'select push, mobile, muted from notice_preference where account_id = $1',
  },
  {
    name: 'notices.quietPeriods',
    sql: 'select from_on::text, through_on::text from quiet_period where account_id = $1 order by 1',
  },
  { name: 'ledgerViews', sql: 'select views from ledger_view where account_id = $1' },
  {
    name: 'notices',
    sql: `select n.created_at, n.kind, n.title, d.channel, d.state, d.sent_at, d.opened_at from notice n
      left join delivery d on d.notice_id = n.id where n.account_id = $1 order by n.created_at desc`,
  },
  {
    name: 'acts',
    sql: `select occurred_at, name, subject_type, subject_id, on_behalf_of, address from event where actor_id = $1 order by id desc`,
  },
];

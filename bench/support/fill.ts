import type { Client } from 'pg';

/** A county of two hundred bodies and a supervisor over all of them, signed in with the session of that hash. */
export async function fillPeople(client: Client, sessionHash: Buffer): Promise<void> {
  await client.query(PEOPLE);
  await client.query(
    `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at)
     select $1, id, now(), now(), now() + interval '1 hour' from account`,
    [sessionHash],
  );
}

/** Issued tasks of all states, classes, years and due dates; numbered from `from` through `to`. */
export async function fillTasks(
  client: Client,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  await client.query(TASKS, [from, to]);
}

const PEOPLE = `
insert into organisation (path, code, kind, level, name, short_name, is_reporting_body)
select '/c/' || case when n = 0 then '' else n || '/' end, 'c' || n, 'government', 'county', '单位' || n, '单位' || n, true
from generate_series(0, 200) n;
insert into account (organisation_id, login, display_name, password_hash) select id, 'bench', '督查员', '-' from organisation where path = '/c/';
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
select a.id, 'supervisor', a.organisation_id, '2020-01-01', 'bench' from account a`;

const TASKS = `
insert into task (organisation_id, org_path, number, title, kind, report_year, problem, state, rectification_class, priority,
  lead_organisation_id, due_rule, issued_on, signed_on, original_due_on, current_due_on, progress, rule_pack, light, created_by, created_at)
select o.id, o.path, '2025-' || n, '执法文书制作不规范,第' || n || '项', (array['shortcoming', 'plan'])[1 + n % 2], 2023 + n % 4,
  '执法程序不规范,文书制作不严谨。', (array['issued', 'in_progress', 'submitted', 'closed', 'in_progress'])[1 + n % 5], 'staged', 'ordinary',
  l.id, '{"kind":"yearEnd"}', date '2025-01-10', date '2025-01-12', date '2025-02-01' + n % 900, date '2025-02-01' + n % 900, n % 100,
  'default@1', (array['green', 'yellow', 'red'])[1 + n % 3], (select id from account limit 1), now()
from generate_series($1::int, $2::int) n
join lateral (select id, path from organisation where code = 'c' || (1 + n % 200)) o on true
join lateral (select id from organisation where code = 'c' || (1 + (n * 7) % 200)) l on true`;

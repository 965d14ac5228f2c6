import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { hashSecret } from '../../../src/modules/identity/index.js';

/** A task under way, with sessions of those who work on it. */
export interface WorkedTask {
  readonly taskId: string;
  readonly criterionId: string;
  /** Cookies: the 联络员 reports and proves, the 督查员 of the body urges. */
  readonly liaison: string;
  readonly supervisor: string;
}

export interface Participants {
  readonly tasks: readonly WorkedTask[];
  /** Cookie of the officer of the province, who sees all. */
  readonly overseer: string;
}

/**
 * Signs in the people of so many tasks of a generated province, each of another body as far as there are any: it is the load
 * that is looked at, not the lock of one body's chain of acts.
 * @param client connected as the owner of the schema
 */
export async function signInParticipants(client: Client, tasks: number): Promise<Participants> {
  const { rows } = await client.query<{
    taskId: string;
    criterionId: string;
    liaison: string;
    supervisor: string;
  }>(WORKED, [tasks]);
  await client.query(ONE_LEVEL);
  const { rows: seats } = await client.query<{ id: string }>(
    `select id from account where login = '0000-officer'`,
  );
  const [overseer] = seats;
  if (overseer === undefined || rows.length === 0) throw new Error('no generated province is here');
  await client.query(`update account set email = login || '@qy.example' where id = any($1::uuid[])`, [
    rows.map(({ liaison }) => liaison),
  ]);
  const sessions = new Map<string, string>();
  for (const id of [overseer.id, ...rows.flatMap(({ liaison, supervisor }) => [liaison, supervisor])])
    sessions.set(id, sessions.get(id) ?? randomBytes(24).toString('base64url'));
  await client.query(
    `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at)
     select s.hash, s.account, now(), now(), now() + interval '3 hours' from unnest($1::bytea[], $2::uuid[]) s (hash, account)`,
    [[...sessions.values()].map(hashSecret), [...sessions.keys()]],
  );
  const cookie = (id: string) => `zhenggai_session=${sessions.get(id) ?? ''}`;
  return {
    overseer: cookie(overseer.id),
    tasks: rows.map((row) => ({
      ...row,
      liaison: cookie(row.liaison),
      supervisor: cookie(row.supervisor),
    })),
  };
}

/** An office sees the records of its own level (docs/adr/0041); with one level over everything it has the widest reach there can be. */
export const ONE_LEVEL = 'update organisation set heads_level = false where heads_level';

const WORKED = `
select taskId as "taskId", criterionId as "criterionId", liaison, supervisor from (
  select t.id as taskId, (select c.id from task_criterion c where c.task_id = t.id order by c.seq limit 1) as criterionId,
    t.liaison_id as liaison, s.id as supervisor, row_number() over (partition by t.organisation_id order by t.id) as place
  from task t join account s on s.organisation_id = t.organisation_id and s.login like '%-supervisor'
  where t.state = 'in_progress' and t.extension_requested_by is null) w
where criterionId is not null order by place, taskId limit $1`;

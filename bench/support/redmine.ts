import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { freePort } from '../../src/platform/database/embedded/server.js';
import { eventually } from '../../test/support/eventually.js';
import type { OwnServer } from '../../test/support/postgres-installation.js';

/** Where Debian puts it: `apt-get install redmine redmine-pgsql puma`. */
const FOLDER = '/usr/share/redmine';
const KEY = 'a'.repeat(40);
/** Rails reads a thousand files before it listens. */
const PATIENCE_MS = 300_000;

export function redmineIsHere(): boolean {
  return existsSync(FOLDER);
}

export interface Redmine {
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Redmine of the distribution in one process of five threads, with so many issues of as many notes as our tasks have acts. */
export async function startRedmine(server: OwnServer, issues: number): Promise<Redmine> {
  await server.query('create database redmine', 'postgres');
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    DATABASE_URL: server.url('postgres', 'redmine').replace('postgres:', 'postgresql:'),
    RAILS_ENV: 'production',
    SECRET_KEY_BASE: 'a secret of a bench that signs nobody in '.repeat(3),
    REDMINE_LANG: 'en',
    LANG: 'C.UTF-8',
  };
  for (const task of ['db:migrate', 'redmine:load_default_data']) {
    const { status, stderr } = spawnSync('rake', [task], { cwd: FOLDER, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`rake ${task}: ${stderr}`);
  }
  for (const statement of FILL(issues)) await server.query(statement, 'redmine');
  const port = await freePort();
  const puma = ['-e', 'production', '-b', `tcp://127.0.0.1:${port}`, '-t', '5:5'];
  const child: ChildProcess = spawn('puma', puma, { cwd: FOLDER, env, stdio: 'ignore' });
  const headers = { 'x-redmine-api-key': KEY, 'content-type': 'application/json' };
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const listening = eventually(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/issues.json?limit=1`, { headers });
    if (answer.status !== 200) throw new Error(`Redmine answers ${answer.status}`);
  }, PATIENCE_MS);
  await listening.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { port, headers, stop };
}

const FILL = (issues: number): string[] => [
  `insert into settings (name, value, updated_on) values ('rest_api_enabled', '1', now())`,
  'update users set must_change_passwd = false where id = 1',
  `insert into tokens (user_id, action, value, created_on, updated_on) values (1, 'api', '${KEY}', now(), now())`,
  `insert into projects (id, name, identifier, status, is_public, lft, rgt, created_on, updated_on) values (1, '整改', 'zhenggai', 1, true, 1, 2, now(), now())`,
  'insert into projects_trackers select 1, id from trackers',
  `insert into enabled_modules (project_id, name) values (1, 'issue_tracking')`,
  `insert into issues (tracker_id, project_id, subject, description, status_id, priority_id, author_id, done_ratio, created_on, updated_on, start_date, lft, rgt)
   select 1 + n % 3, 1, '执法文书制作不规范,第' || n || '项', '执法程序不规范,文书制作不严谨。', 1 + n % 5, 2, 1, n % 100, now() - n * interval '1 minute',
     now() - n * interval '1 minute', current_date, 1, 2 from generate_series(1, ${issues}) n`,
  'update issues set root_id = id',
  `insert into journals (journalized_id, journalized_type, user_id, notes, created_on)
   select i.id, 'Issue', 1, '已评查案卷,发现的问题逐件反馈。', now() from issues i, generate_series(1, 7)`,
  'vacuum analyze',
];

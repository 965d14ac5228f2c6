import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { Operation } from './operations.js';

/** Every write that was answered with success, kept in a file as it was answered. */
export class Acknowledgements {
  private readonly file: number;

  constructor(private readonly path: string) {
    this.file = openSync(path, 'a');
  }

  note({ kind, mark }: Operation): void {
    if (mark !== null) writeSync(this.file, `${kind} ${mark}\n`);
  }

  close(): void {
    closeSync(this.file);
  }

  /** Marks of one kind, as the file has them. */
  of(wanted: Operation['kind']): string[] {
    return readFileSync(this.path, 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([kind]) => kind === wanted)
      .map(([, mark = '']) => mark);
  }
}

/** What was answered with success and what the database says of it afterwards; every list has to be empty. */
export interface Losses {
  readonly acknowledged: number;
  readonly lost: readonly string[];
  /** Done more than once. */
  readonly doubled: readonly string[];
  /** Rows of evidence whose bytes are not in the file store, or others. */
  readonly withoutBytes: readonly string[];
}

/** @param dataDir whose folder `files` is the file store */
export async function compareWithDatabase(
  client: Client,
  acknowledged: Acknowledgements,
  dataDir: string,
): Promise<Losses> {
  const marks = {
    progress: acknowledged.of('progress'),
    file: acknowledged.of('file'),
    urging: acknowledged.of('urging'),
  };
  const found = new Map<string, number>();
  for (const { mark, n } of (await client.query<{ mark: string; n: number }>(WRITTEN)).rows)
    found.set(mark, n);
  const all = Object.values(marks).flat();
  const { rows: files } = await client.query<{ title: string; sha256: string }>(
    'select title, sha256 from task_evidence where title = any($1)',
    [marks.file],
  );
  const withoutBytes: string[] = [];
  for (const { title, sha256 } of files) {
    const path = join(dataDir, 'files', sha256.slice(0, 2), sha256);
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256)
      withoutBytes.push(title);
  }
  return {
    acknowledged: all.length,
    lost: all.filter((mark) => !found.has(mark)),
    doubled: [...found].filter(([, n]) => n > 1).map(([mark]) => mark),
    withoutBytes,
  };
}

/** Each act with its row, each by its mark. */
const WRITTEN = `
with marked as (
  select substring(text from '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$') as mark from task_progress where text like '已完成第二批案卷评查 %'
  union all
  select title from task_evidence where title ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    and exists (select from event e where e.subject_id = task_id and e.name = 'task.evidence-added' and e.payload->>'title' = title)
  union all
  select substring(payload->>'reason' from '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$') from event where name = 'task.urged')
select mark, count(*)::int as n from marked where mark is not null group by mark`;

/** Notices of urgings against the acts they tell of, by their own rows; every list has to be empty. */
export interface NoticeLosses {
  readonly acts: number;
  readonly notices: number;
  /** (task, person) told more or less often than urged. */
  readonly wrong: readonly string[];
  /** Deliveries that are not done. */
  readonly undelivered: readonly string[];
  readonly letters: number;
  /** Letters that the mail server took and no delivery names, or the reverse. */
  readonly lostLetters: readonly string[];
  /** Taken by the mail server twice though the delivery does not say that this may be. */
  readonly doubledLetters: readonly string[];
  /** Sent again after a kill in the middle of sending, and marked as such. */
  readonly maybeTwice: number;
}

/** @param messageIds of every letter that the mail server took */
export async function compareNotices(client: Client, messageIds: readonly string[]): Promise<NoticeLosses> {
  const { rows: acts } = await client.query<{ n: number }>(
    `select count(*)::int as n from event where name = 'task.urged'`,
  );
  const { rows: told } = await client.query<{ who: string; urged: number; told: number }>(TOLD);
  const { rows: deliveries } = await client.query<{ id: string; channel: string; state: string }>(DELIVERIES);
  const letters = deliveries.filter(({ channel }) => channel === 'mail');
  const taken = new Map<string, number>();
  for (const id of messageIds) taken.set(id, (taken.get(id) ?? 0) + 1);
  return {
    acts: acts[0]?.n ?? 0,
    notices: told.reduce((sum, row) => sum + row.told, 0),
    wrong: told.filter((row) => row.told !== row.urged).map(({ who }) => who),
    undelivered: deliveries
      .filter(({ state }) => state !== 'sent' && state !== 'maybe_sent_twice')
      .map(({ id, channel, state }) => `${id} ${channel} ${state}`),
    letters: letters.length,
    lostLetters: letters.filter(({ id }) => !taken.has(id)).map(({ id }) => id),
    doubledLetters: letters
      .filter(({ id, state }) => (taken.get(id) ?? 0) > 1 && state !== 'maybe_sent_twice')
      .map(({ id }) => id),
    maybeTwice: letters.filter(({ state }) => state === 'maybe_sent_twice').length,
  };
}

/** Whoever was told of one urging of a task is told of each. */
const TOLD = `
select n.task_id || ' ' || n.account_id as who, count(*)::int as told,
  (select count(*)::int from event e where e.subject_id = n.task_id and e.name = 'task.urged') as urged
from notice n where n.occasion like 'task.urged %' group by n.task_id, n.account_id
union all
select e.subject_id || ' nobody', 0, count(*)::int from event e
where e.name = 'task.urged' and not exists (select from notice n where n.task_id = e.subject_id and n.occasion like 'task.urged %') group by 1`;

const DELIVERIES = `
select d.id, d.channel, d.state from delivery d join notice n on n.id = d.notice_id where n.occasion like 'task.urged %'`;

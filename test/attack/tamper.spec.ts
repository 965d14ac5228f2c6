import { createHash, randomInt } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { VerifyAll, type AuditFault } from '../../src/modules/audit/index.js';
import { CONFIG, type AppConfig } from '../../src/platform/config/config.js';
import { FileStore } from '../../src/platform/files/index.js';
import { assignment, county, receiveReport, reportText } from '../support/county.js';
import { TestApp } from '../support/test-app.js';

const CHANGES_OF_EVENTS = 70;
const CHANGES_OF_FILES = 30;
const SEED = Number(process.env.SEED ?? randomInt(1_000_000));

/** Every column of an act; what a change of one byte makes of it is still a value of its type. */
const COLUMNS: Readonly<Record<string, string>> = {
  name: 'text',
  org_path: 'text',
  subject_type: 'text',
  actor_name: 'text',
  on_behalf_of: 'text',
  token_name: 'text',
  address: 'text',
  subject_id: 'uuid',
  actor_id: 'uuid',
  payload: 'jsonb',
  changes: 'jsonb',
  hash: 'bytea',
  previous_hash: 'bytea',
  occurred_at: 'timestamptz',
  place: 'bigint',
  hash_version: 'smallint',
  hash_algorithm: 'text',
};

interface Found {
  readonly id: string;
  readonly place: string;
  readonly organisation_id: string;
  readonly value: string | null;
}

/** The same run for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

describe(`${CHANGES_OF_EVENTS + CHANGES_OF_FILES} changes of one byte, in acts and files (seed ${SEED})`, () => {
  let app: TestApp;
  let owner: Client;
  const roll = dice(SEED);

  beforeAll(async () => {
    app = await TestApp.start();
    const at = await county(app);
    const itemIds = at.items.filter(({ kind }) => kind === 'shortcoming').map(({ id }) => id);
    const { taskIds } = (
      await at.supervisor.post('/api/tasks', { itemIds, assignment: assignment(at.units['qysf'] ?? '') })
    ).body<{ taskIds: string[] }>();
    await at.supervisor.post('/api/tasks/issue', { taskIds });
    const liaison = await app.as('sifa-lianluo');
    for (const taskId of taskIds) await liaison.post(`/api/tasks/${taskId}/signature`);
    await receiveReport(app, at.supervisor, reportText(3, '梅汀镇人民政府')).catch(() => undefined);
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    await owner.query('alter table event disable trigger user');
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const verify = async (): Promise<readonly AuditFault[]> => (await app.nest.get(VerifyAll).run()).faults;

  it('are all found and named, and nothing else is', async () => {
    expect(await verify()).toEqual([]);
    const missed: string[] = [];
    for (let n = 0; n < CHANGES_OF_EVENTS; n++) {
      const change = await changeOneAct();
      const faults = await verify();
      await change.undo();
      if (!faults.some(({ of, where }) => of === 'chain' && change.where.includes(where)))
        missed.push(`${change.what}: ${JSON.stringify(faults)}`);
    }
    for (let n = 0; n < CHANGES_OF_FILES; n++) {
      const change = changeOneFile();
      const faults = await verify();
      change.undo();
      if (!(faults.length === 1 && faults[0]?.of === 'file' && faults[0].where.startsWith(change.sha256)))
        missed.push(`${change.sha256} at byte ${change.at}: ${JSON.stringify(faults)}`);
    }
    expect(missed).toEqual([]);
    expect(await verify()).toEqual([]);
  }, 120_000);

  it('are found where an act is taken out, put in, or cut off at the end', async () => {
    const [last] = (
      await owner.query<Found>(
        'select id::text, place::text, organisation_id from event order by event.place desc limit 1',
      )
    ).rows;
    await owner.query('begin; create temp table kept as select * from event');
    await owner.query('commit');
    const taken = async (where: string) => {
      await owner.query(`delete from event where ${where}`);
      const faults = await verify();
      await owner.query(
        `insert into event overriding system value select k.* from kept k where not exists (select from event e where e.id = k.id)`,
      );
      return faults.map(({ fault }) => fault);
    };
    expect(await taken(`id = ${last?.id}`)).toContain('head-differs');
    expect(await taken(`organisation_id = '${last?.organisation_id}' and place = 2`)).toContain(
      'link-missing',
    );
    expect(await verify()).toEqual([]);
  });

  it('names the rows that miss a file', async () => {
    const [report] = await app.rows<{ id: string; sha256: string }>('select id, sha256 from report limit 1');
    const sha256 = report?.sha256 ?? '';
    const kept = readFileSync(fileAt(sha256));
    await app.nest.get(FileStore).remove(sha256);
    const [fault] = await verify();
    expect(fault).toMatchObject({ of: 'file', fault: 'missing' });
    expect(fault?.where).toContain(`report ${report?.id}`);
    writeFileSync(fileAt(sha256), kept);
    expect(await verify()).toEqual([]);
  });

  function fileAt(sha256: string): string {
    return join(app.nest.get<AppConfig>(CONFIG).dataDir, 'files', sha256.slice(0, 2), sha256);
  }

  async function changeOneAct() {
    for (;;) {
      const column = Object.keys(COLUMNS)[roll(Object.keys(COLUMNS).length)] ?? 'name';
      const type = COLUMNS[column] ?? 'text';
      const { rows } = await owner.query<Found>(
        `select id::text, place::text, organisation_id, ${type === 'bytea' ? `encode(${column}, 'hex')` : `${column}::text`} as value
         from event where ${column} is not null order by id`,
      );
      const act = rows[roll(rows.length)];
      const changed = act?.value == null ? null : otherByte(act.value, type);
      if (act === undefined || changed === null) continue;
      const set = type === 'bytea' ? `decode($2, 'hex')` : `$2::${type}`;
      const write = (value: string | null) =>
        owner.query(`update event set ${column} = ${set} where id = $1`, [act.id, value]);
      try {
        await write(changed);
      } catch {
        continue;
      }
      // 2026/03-02 is another way to write the same day: nothing has changed.
      const isSame = await owner.query(`select from event where id = $1 and ${column} = ${set}`, [
        act.id,
        act.value,
      ]);
      if (isSame.rowCount === 1) continue;
      const place = column === 'place' ? changed : act.place;
      const where = [`${act.organisation_id} #${place}`];
      // An act whose path begins nowhere is seen by nobody: it is missing before the next one.
      if (column === 'org_path') where.push(`${act.organisation_id} #${Number(act.place) + 1}`);
      return { what: `${column} of #${act.place}`, where, undo: () => write(act.value) };
    }
  }

  /** Any one byte of any character; null where what comes out is no value that could stand there. */
  function otherByte(value: string, type: string): string | null {
    const characters = [...value];
    const at = roll(characters.length);
    const char = characters[at];
    if (char === undefined) return null;
    const isHex = ['uuid', 'bytea'].includes(type);
    const digits = isHex ? '0123456789abcdef' : '0123456789';
    const place = digits.indexOf(char);
    // The lowest bits of a character of several bytes are those of its last byte alone.
    const bit = 1 << roll(char.charCodeAt(0) > 127 ? 6 : 5);
    characters[at] =
      place < 0
        ? String.fromCodePoint((char.codePointAt(0) ?? 0) ^ bit)
        : (digits[(place + 1 + roll(digits.length - 1)) % digits.length] ?? '');
    const changed = characters.join('');
    return changed === value || (type === 'bigint' && changed.startsWith('0')) ? null : changed;
  }

  function changeOneFile() {
    const folder = join(app.nest.get<AppConfig>(CONFIG).dataDir, 'files');
    const stored = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => basename(path))
      .filter((name) => /^[\da-f]{64}$/.test(name));
    const sha256 = stored.sort()[roll(stored.length)] ?? '';
    const bytes = readFileSync(fileAt(sha256));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const at = roll(bytes.length);
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << roll(8));
    writeFileSync(fileAt(sha256), changed);
    return { sha256, at, undo: () => writeFileSync(fileAt(sha256), bytes) };
  }
});

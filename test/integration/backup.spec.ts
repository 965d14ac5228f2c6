import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { MIGRATIONS } from '../../migrations/index.js';
import { ChainVerification } from '../../src/modules/audit/index.js';
import {
  readManifest,
  restoreBackup,
  takeBackup,
  type BackupSummary,
} from '../../src/platform/backup/index.js';
import { SystemClock } from '../../src/platform/clock.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { FileStore, LocalFileStore } from '../../src/platform/files/index.js';
import { assignment, county, receiveReport, reportText } from '../support/county.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { TestApp } from '../support/test-app.js';

const silent = () => undefined;
let app: TestApp;
let scratch: string;
/** A finished backup, which no test changes. */
let backup: string;
let taken: BackupSummary;
const databases: TestDatabase[] = [];

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'zhenggai-backup-'));
  app = await TestApp.start();
  const { supervisor, items, units } = await county(app);
  const shortcoming = items.find(({ kind }) => kind === 'shortcoming');
  const made = await supervisor.post('/api/tasks', {
    itemIds: [shortcoming?.id],
    assignment: assignment(units['qysf'] ?? ''),
  });
  expect(made.status).toBe(201);
  backup = join(scratch, 'backup');
  taken = await takeBackup(source(), backup, silent);
});

afterAll(async () => {
  await app.stop();
  for (const database of databases) await database.drop();
  rmSync(scratch, { recursive: true, force: true });
});

const source = () => ({
  databaseUrl: app.databaseUrl,
  files: app.nest.get(FileStore),
  program: '0.1.0',
  secretKeyFingerprint: 'key',
});

/** A database with nothing in it and a store without a file. */
async function emptyPlace() {
  const database = await createTestDatabase();
  databases.push(database);
  await sql(database.url, 'drop schema if exists public, app, archive, bullmq cascade; create schema public');
  const folder = mkdtempSync(join(scratch, 'store-'));
  const files = new LocalFileStore(join(folder, 'files'), new SystemClock());
  return { databaseUrl: database.url, files, folder };
}

async function sql<Row>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

function copyOfBackup(): string {
  const folder = mkdtempSync(join(scratch, 'copy-'));
  cpSync(backup, folder, { recursive: true });
  return folder;
}

describe('a backup', () => {
  it('holds the rows, the files, the schema and the heads of the chains', async () => {
    const { manifest } = await readManifest(backup);
    const [counts] = await sql<{ events: string; chains: string }>(
      app.databaseUrl,
      'select (select count(*) from event) as events, (select count(*) from event_chain) as chains',
    );
    const parts = manifest.tables.filter(({ partition }) => partition?.of === 'event');
    expect(parts.reduce((sum, { rows }) => sum + rows, 0)).toBe(Number(counts?.events));
    expect(manifest.auditHeads).toHaveLength(Number(counts?.chains));
    expect(manifest.auditHeads.length).toBeGreaterThan(0);
    expect([...manifest.migrations].sort()).toEqual(MIGRATIONS.map(({ name }) => name).sort());
    expect(manifest.files.count).toBe(1);
    expect(manifest.tables.some(({ schema }) => schema === 'bullmq')).toBe(false);
    expect(statSync(join(backup, 'manifest.json')).mode & 0o077).toBe(0);
  });

  it('comes back in an empty place with the same rows, files and chains, and the program works there', async () => {
    const place = await emptyPlace();
    const summary = await restoreBackup(place, backup, silent);
    expect(summary).toMatchObject({ rows: taken.rows, files: 1, manifestSha256: taken.manifestSha256 });

    const again = join(scratch, 'again');
    await takeBackup({ ...source(), ...place }, again, silent);
    const [one, other] = [await readManifest(backup), await readManifest(again)];
    const contents = ({ manifest }: typeof one) =>
      manifest.tables.map(({ name, rows, digest }) => [name, rows, digest]);
    expect(contents(other)).toEqual(contents(one));
    expect(other.manifest.auditHeads).toEqual(one.manifest.auditHeads);

    await migrate(place.databaseUrl);
    const revived = await TestApp.start({
      database: place.databaseUrl,
      environment: { DATA_DIR: place.folder },
    });
    try {
      const verified = await revived.nest.get(ChainVerification).run();
      expect(verified).toMatchObject({ broken: [], unrecorded: [] });
      expect(verified.checked).toBeGreaterThan(0);
      const supervisor = await revived.as('yifaban');
      const [report] = await revived.rows<{ sha256: string }>('select sha256 from report');
      expect((await revived.nest.get(FileStore).entry(report?.sha256 ?? ''))?.sha256).toBe(report?.sha256);
      const received = await receiveReport(revived, supervisor, reportText(1, undefined, 2024));
      expect(received).toMatch(/^[0-9a-f-]{36}$/);
      expect((await revived.nest.get(ChainVerification).run()).broken).toEqual([]);
    } finally {
      await revived.stop();
    }
  });

  it('goes on where it was cut off: what is finished and unchanged is not written again', async () => {
    const folder = join(scratch, 'cut-off');
    const doomed: FileStore = Object.create(app.nest.get(FileStore), {
      list: {
        value: () => {
          throw new Error('killed');
        },
      },
    }) as FileStore;
    await expect(takeBackup({ ...source(), files: doomed }, folder, silent)).rejects.toThrow('killed');
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
    await expect(restoreBackup(await emptyPlace(), folder, silent)).rejects.toThrow('no finished backup');
    appendFileSync(join(folder, 'unfinished.jsonl'), '{"schema":"public","na');
    await sql(app.databaseUrl, `insert into demo (finished_at) values (now())`);

    const told: string[] = [];
    const { continued, tables, manifestSha256 } = await takeBackup(source(), folder, (line) =>
      told.push(line),
    );
    expect(told).toEqual([
      `going on with the backup in ${folder}`,
      'public.demo: 1 rows',
      expect.stringMatching(/^1 files/),
    ]);
    expect(continued).toBe(tables - 1);
    const restored = await restoreBackup(await emptyPlace(), folder, silent);
    expect(restored.manifestSha256).toBe(manifestSha256);
    await sql(app.databaseUrl, 'delete from demo');
  });

  it('is not written into a folder that holds something else', async () => {
    await expect(takeBackup(source(), backup, silent)).rejects.toThrow('holds a finished backup');
    const other = mkdtempSync(join(scratch, 'other-'));
    writeFileSync(join(other, 'letter.txt'), '信');
    await expect(takeBackup(source(), other, silent)).rejects.toThrow('is not empty');
  });
});

describe('a restore refuses', () => {
  /** One for all: a refusal leaves it as it was. */
  let place: Awaited<ReturnType<typeof emptyPlace>>;
  beforeAll(async () => {
    place = await emptyPlace();
  });

  const flip = (path: string) => {
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };
  const firstFile = (folder: string) =>
    join(folder, readFileSync(join(folder, 'files.sha256'), 'utf8').split('\n')[0]?.slice(66) ?? '');

  it.each([
    ['one byte of the rows', (folder: string) => flip(join(folder, 'database/public.event_2026.copy.gz'))],
    ['one byte of the manifest', (folder: string) => flip(join(folder, 'manifest.json'))],
    ['one byte of the list of files', (folder: string) => flip(join(folder, 'files.sha256'))],
  ])('a backup in which %s was changed, and leaves no row behind', async (_what, tamper) => {
    const folder = copyOfBackup();
    tamper(folder);
    await expect(restoreBackup(place, folder, silent)).rejects.toThrow(
      'was changed after the backup was made',
    );
    expect(await sql(place.databaseUrl, `select to_regclass('public.event') as t`)).toEqual([{ t: null }]);
  });

  it('a backup that lacks a table or a file', async () => {
    const folder = copyOfBackup();
    rmSync(join(folder, 'database/public.task.copy.gz'));
    await expect(restoreBackup(place, folder, silent)).rejects.toThrow('lacks');
    const another = copyOfBackup();
    rmSync(firstFile(another));
    await expect(restoreBackup(place, another, silent)).rejects.toThrow('lacks the file');
  });

  it('a backup in which one byte of a file was changed', async () => {
    const folder = copyOfBackup();
    flip(firstFile(folder));
    await expect(restoreBackup(await emptyPlace(), folder, silent)).rejects.toThrow(
      'was changed after the backup',
    );
  });

  it('a backup of a newer schema', async () => {
    const url = app.databaseUrl;
    const folder = join(scratch, 'newer');
    await sql(url, `insert into migration (timestamp, name) values (9764000000000, 'Tomorrow9764000000000')`);
    await takeBackup({ ...source(), program: '9.0.0' }, folder, silent);
    await sql(url, `delete from migration where name = 'Tomorrow9764000000000'`);
    await expect(restoreBackup(place, folder, silent)).rejects.toThrow(
      'made by a newer Zhenggai (9.0.0, Tomorrow9764000000000)',
    );
  });

  it('a place that is not empty: rows, or a file', async () => {
    await expect(restoreBackup({ ...source() }, backup, silent)).rejects.toThrow('database is not empty');
    const another = await emptyPlace();
    await another.files.put(Readable.from([randomBytes(8)]));
    await expect(restoreBackup(another, backup, silent)).rejects.toThrow('file store is not empty');
  });
});

describe('a restore that was cut off', () => {
  it('keeps the program from starting, and is run again', async () => {
    const place = await emptyPlace();
    const doomed: FileStore = Object.create(place.files, {
      keep: { value: () => Promise.reject(new Error('killed')) },
    }) as FileStore;
    await expect(restoreBackup({ ...place, files: doomed }, backup, silent)).rejects.toThrow('killed');
    await expect(migrate(place.databaseUrl)).rejects.toThrow('run the restore again');
    expect((await restoreBackup(place, backup, silent)).rows).toBe(taken.rows);
    await migrate(place.databaseUrl);
  });

  it('is not joined by a second one', async () => {
    const place = await emptyPlace();
    const other = new Client({ connectionString: place.databaseUrl });
    await other.connect();
    await other.query('select pg_advisory_lock(7466100)');
    await expect(restoreBackup(place, backup, silent)).rejects.toThrow('Another process');
    await other.end();
  });
});

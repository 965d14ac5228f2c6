import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { docxOfText } from '../builders/documents/docx.js';
import { zipOf } from '../builders/documents/zip.js';
import { reportText } from '../support/county.js';
import { TestApp } from '../support/test-app.js';

const DAY = '2026-03-02';
const TOWNS = ['松溪', '竹渡', '梅汀', '兰岚', '桂坪', '枫湾'];

let app: TestApp;
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'zhenggai-killed-'));
  app = await TestApp.start({ at: DAY, environment: { DATA_DIR: dataDir } });
});
afterAll(async () => {
  await app.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** @returns the signal that a process working on what was ordered died of */
async function workUntilKilled(place: 'unpacking' | 'reading'): Promise<NodeJS.Signals | null> {
  const hooks = new URL('../support/typescript.mjs', import.meta.url).href;
  const script = fileURLToPath(new URL('doomed-intake.ts', import.meta.url));
  const args = ['--import', hooks, script, place, app.databaseUrl, dataDir, DAY];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}

const states = () =>
  app.rows<{ state: string; n: number }>(
    'select state, count(*)::int as n from intake_file group by state order by state',
  );

it('a zip of reports whose worker is killed while unpacking and again while reading is read to the end, once', async () => {
  const supervisor = await app.as('yifaban');
  const parts = TOWNS.map((town, n) => ({
    name: `${town}.docx`,
    data: docxOfText(reportText(n, `${town}镇人民政府`)),
  }));
  const received = await supervisor.upload('/api/intakes?newBody=true', [
    { name: '全县.zip', content: zipOf(parts) },
  ]);
  expect(received.status).toBe(202);

  expect(await workUntilKilled('unpacking')).toBe('SIGKILL');
  expect(await states()).toEqual([{ state: 'received', n: 1 }]);

  expect(await workUntilKilled('reading')).toBe('SIGKILL');
  expect(await states()).toEqual([
    { state: 'parsed', n: 2 },
    { state: 'received', n: 4 },
    { state: 'unpacked', n: 1 },
  ]);

  await app.runOrders();
  const batch = `/api/intakes/${received.body<{ batchId: string }>().batchId}`;
  expect((await supervisor.get(batch)).body()).toMatchObject({ total: 6, waiting: 0, parsed: 6, refused: 0 });
  const [kept] = await app.rows(`
    select count(*)::int as reports, count(distinct sha256)::int as files,
      (select count(*)::int from event where name = 'report.parsed') as acts,
      (select count(*)::int from outbox where done_at is null) as open from report`);
  expect(kept).toEqual({ reports: 6, files: 6, acts: 6, open: 0 });
});

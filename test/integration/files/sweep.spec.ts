import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONFIG, type AppConfig } from '../../../src/platform/config/config.js';
import { FileStore } from '../../../src/platform/files/index.js';
import { SweepFiles } from '../../../src/platform/files/sweep/index.js';
import { county } from '../../support/county.js';
import { TestApp } from '../../support/test-app.js';

const DAY_MS = 24 * 3_600_000;

describe('the sweep of stored files', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const put = (text: string) => app.nest.get(FileStore).put(Readable.from([Buffer.from(text)]));
  const sweep = (dryRun = false) => app.nest.get(SweepFiles).run({ dryRun });

  it('takes what nothing has referred to for a day, and nothing else', async () => {
    await county(app);
    const forgotten = await put('nobody refers to this');
    expect(await sweep()).toMatchObject({ kept: 1, young: 1, unreferenced: 0, removed: 0 });
    app.clock.advance(DAY_MS + 1);
    const again = await put('handed in again a moment ago');
    const found = { kept: 1, young: 1, unreferenced: 1, unreferencedBytes: forgotten.sizeBytes };
    expect(await sweep(true)).toMatchObject({ ...found, removed: 0 });
    expect(await sweep()).toMatchObject({ ...found, removed: 1 });
    const files = app.nest.get(FileStore);
    expect(await files.entry(forgotten.sha256)).toBeNull();
    expect(await files.entry(again.sha256)).not.toBeNull();
    const [report] = await app.rows<{ sha256: string }>('select sha256 from report');
    expect(await files.entry(report?.sha256 ?? '')).not.toBeNull();
  });

  it('takes the drafts of killed processes', async () => {
    const incoming = join(app.nest.get<AppConfig>(CONFIG).dataDir, 'files', 'incoming');
    await writeFile(join(incoming, 'half'), 'half of it');
    const longAgo = new Date('2020-01-01');
    await utimes(join(incoming, 'half'), longAgo, longAgo);
    expect(await sweep(true)).toMatchObject({ drafts: 0 });
    expect(await sweep()).toMatchObject({ drafts: 1 });
    expect(await readdir(incoming)).toEqual([]);
  });

  it('sees a reference in every table that has one', async () => {
    const columns = await app.rows<{ place: string }>(
      `select table_name || '.' || column_name as place from information_schema.columns
       where table_schema = 'public' and column_name ~ 'sha256|file_hash|content_hash' order by 1`,
    );
    const places = columns.map(({ place }) => place);
    expect(places).toEqual(
      expect.arrayContaining(['intake_file.sha256', 'report.sha256', 'task_evidence.sha256']),
    );
    expect(places.filter((place) => !place.endsWith('sha256'))).toEqual([]);
  });
});

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { readReport } from '../src/core/report/index.js';
import { PROJECT_ROOT } from '../src/platform/config/config.js';
import { READING_LIMITS, ReadingPool, readSource } from '../src/modules/reports/reading/index.js';
import { ofdOfText } from '../test/builders/documents/ofd.js';

/** By format: F1 of the items read from the converted file against those read from the text, spaces aside. */
export type ConvertedResult = ReadonlyMap<string, number>;

const REPORTS = join(PROJECT_ROOT, '../shared/reports/reports');
const FORMATS = ['docx', 'doc', 'pdf'] as const;
const run = promisify(execFile);

/** The labelled reports as LibreOffice writes them in other formats; null where they or it are not on this machine. */
export async function benchConverted(): Promise<ConvertedResult | null> {
  if (!existsSync(REPORTS) || !(await hasOffice())) return null;
  const folder = await mkdtemp(join(tmpdir(), 'zhenggai-converted-'));
  const pool = new ReadingPool(READING_LIMITS);
  try {
    const names = (await readdir(REPORTS)).filter((name) => name.endsWith('.txt'));
    for (const format of FORMATS) await convert(folder, format, names);
    const f1 = new Map<string, number>();
    for (const format of [...FORMATS, 'ofd']) {
      const counts = { right: 0, expected: 0, found: 0 };
      for (const name of names) {
        const bytes = await readFile(join(REPORTS, name));
        const source = readSource(bytes);
        if (!source.ok) throw new Error(`${name}: ${source.error}`);
        const file =
          format === 'ofd'
            ? ofdOfText(source.value.text)
            : await readFile(join(folder, `${basename(name, '.txt')}.${format}`));
        const outcome = await pool.run({ what: 'read', file: { bytes: file } });
        if (outcome.what !== 'report') throw new Error(`${name} as ${format}: ${JSON.stringify(outcome)}`);
        const expected = readReport(source.value.text).items.map(keyOf);
        const found = outcome.reading.items.map(keyOf);
        counts.expected += expected.length;
        counts.found += found.length;
        counts.right += found.filter((item) => expected.includes(item)).length;
      }
      f1.set(format, (2 * counts.right) / (counts.expected + counts.found));
    }
    return f1;
  } finally {
    await pool.onApplicationShutdown();
    await rm(folder, { recursive: true, force: true });
  }
}

function keyOf({ kind, text }: { readonly kind: string; readonly text: string }): string {
  return `${kind} ${text.replace(/\s/g, '')}`;
}

async function convert(folder: string, format: string, names: readonly string[]): Promise<void> {
  const sources: string[] = [];
  for (const name of names) {
    const read = readSource(await readFile(join(REPORTS, name)));
    if (!read.ok) throw new Error(`${name}: ${read.error}`);
    sources.push(join(folder, name));
    await writeFile(join(folder, name), read.value.text);
  }
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const input = '--infilter=Text (encoded):UTF8';
  await run(
    'soffice',
    ['--headless', profile, input, '--convert-to', format, '--outdir', folder, ...sources],
    { timeout: 120_000 },
  );
}

async function hasOffice(): Promise<boolean> {
  return run('soffice', ['--version'], { timeout: 30_000 }).then(
    () => true,
    () => false,
  );
}

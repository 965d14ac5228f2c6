import { Client } from 'pg';
import { load, OtherDataError, type Recipe } from '../../../seeds/generate/index.js';
import { loadConfig, processEnvironment } from '../../platform/config/config.js';
import { joinDatabase } from '../ready-database.js';
import { EXIT, type CommandIo } from './command-io.js';

const USAGE = 'npm run cli -- generate --bodies 3000 --years 3 --seed 7 [--tasks N] [--into]\n';

/** `generate`: fills an empty database with a made-up province; the same numbers give the same bytes. Never in production. */
export async function runGenerate(argv: readonly string[], io: CommandIo): Promise<number> {
  const asked = readArguments(argv);
  if (asked === null) {
    io.stderr.write(USAGE);
    return EXIT.usage;
  }
  const config = loadConfig(processEnvironment());
  if (config.production) {
    io.stderr.write('generate does not run in production\n');
    return EXIT.failed;
  }
  const database = await joinDatabase(config, (line) => io.stderr.write(`${line}\n`));
  const client = new Client({ connectionString: database.url, application_name: 'zhenggai-generate' });
  try {
    await client.connect();
    const told = await load(client, { ...asked, log: (line) => io.stderr.write(`${line}\n`) });
    const { tasks, events, rows, bytes, seconds, taskCopySeconds, copySeconds } = told;
    io.stdout.write(
      `${tasks} tasks, ${events} acts, ${rows} rows in ${seconds.toFixed(1)} s: ` +
        `${Math.round(tasks / taskCopySeconds)} rows of tasks a second through COPY, ${Math.round(tasks / seconds)} whole tasks a second, ` +
        `${Math.round(rows / copySeconds)} rows of any table (${(bytes / copySeconds / 2 ** 20).toFixed(1)} MB) a second\n`,
    );
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof OtherDataError)) throw error;
    io.stderr.write(`${error.message}\n`);
    return EXIT.failed;
  } finally {
    await client.end().catch(() => undefined);
    await database.stop();
  }
}

/** Limits within which names stay unique and the data stays one that a machine can hold. */
const LIMITS = { bodies: [1, 150_000], years: [1, 10], seed: [0, 2 ** 31], tasks: [1, 50_000_000] } as const;
type Flag = keyof typeof LIMITS;

/** @returns null where something is missing, unknown or out of bounds */
export function readArguments(argv: readonly string[]): { recipe: Recipe; into: boolean } | null {
  const found: Partial<Record<Flag, number>> = {};
  let into = false;
  for (let i = 0; i < argv.length; i++) {
    const flag = argv[i]?.replace(/^--/, '') ?? '';
    if (flag === 'into') {
      into = true;
      continue;
    }
    if (!isFlag(flag)) return null;
    const value = Number(argv[++i]);
    const [least, most] = LIMITS[flag];
    if (!Number.isInteger(value) || value < least || value > most) return null;
    found[flag] = value;
  }
  const { bodies, years, seed, tasks = null } = found;
  if (bodies === undefined || years === undefined || seed === undefined) return null;
  return { recipe: { bodies, years, seed, tasks }, into };
}

function isFlag(word: string): word is Flag {
  return Object.hasOwn(LIMITS, word);
}

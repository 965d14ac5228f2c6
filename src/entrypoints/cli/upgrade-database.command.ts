import { parseArgs } from 'node:util';
import { upgradeEmbedded } from '../../platform/backup/index.js';
import { loadConfig, processEnvironment, PROGRAM_VERSION } from '../../platform/config/config.js';
import { locateBinaries } from '../../platform/database/embedded/index.js';
import { SecretKey } from '../../platform/secrets/secret-key.js';
import { EXIT, type CommandIo } from './command-io.js';

const USAGE = `npm run cli -- upgrade-database [--from FOLDER]

Brings the embedded database to the PostgreSQL of this release, after an update that changed its major version; the program must not
be running. All rows are copied and compared; the old folder is kept beside the new one until you remove it.
  --from FOLDER   the folder of the release that ran here before; without it npm is asked for its PostgreSQL
`;

export async function runUpgradeDatabase(argv: readonly string[], io: CommandIo): Promise<number> {
  const from = parse(argv);
  if (from === undefined) {
    io.stderr.write(USAGE);
    return EXIT.usage;
  }
  const config = loadConfig(processEnvironment());
  if (config.databaseUrl !== null) {
    io.stderr.write('DATABASE_URL is set: upgrade that server by its own means.\n');
    return EXIT.usage;
  }
  const upgraded = await upgradeEmbedded({
    dataDir: config.dataDir,
    ours: await locateBinaries(),
    from,
    program: PROGRAM_VERSION,
    secretKeyFingerprint: new SecretKey(config).fingerprint(),
    log: (line) => void io.stderr.write(`${line}\n`),
  });
  io.stdout.write(
    upgraded === null
      ? 'the database is of this version\n'
      : `${upgraded.rows} rows of ${upgraded.tables} tables and ${upgraded.heads} chains came over, all compared; the old folder is kept beside the new one\n`,
  );
  return EXIT.ok;
}

/** Undefined where the call is wrong. */
function parse(argv: readonly string[]): string | null | undefined {
  try {
    return parseArgs({ args: [...argv], options: { from: { type: 'string' } } }).values.from ?? null;
  } catch {
    return undefined;
  }
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ChainVerification } from '../../modules/audit/index.js';
import { restoreBackup } from '../../platform/backup/index.js';
import { SystemClock } from '../../platform/clock.js';
import { loadConfig, processEnvironment, type AppConfig } from '../../platform/config/config.js';
import { fileStoreFor } from '../../platform/files/index.js';
import { SECRET_KEY_FILE_NAME, SecretKey } from '../../platform/secrets/secret-key.js';
import { databaseAsItIs } from '../ready-database.js';
import { EXIT, type CommandIo } from './command-io.js';
import { withinProgram } from './within-program.js';

const USAGE = `npm run cli -- restore DIR

Brings the backup in DIR into an empty place: an empty DATA_DIR, or the empty database of DATABASE_URL and an empty file store.
Compares every table, every file and the head of every chain of acts, then recomputes the chains.
  a drill beside the running program:   DATA_DIR=/tmp/drill npm run cli -- restore DIR
`;

/** `restore DIR`: exit code 1 where the backup is damaged, the place is not empty or a chain does not hold. */
export async function runRestore(argv: readonly string[], io: CommandIo): Promise<number> {
  const [folder, ...rest] = argv;
  if (folder === undefined || folder.startsWith('-') || rest.length > 0) {
    io.stderr.write(USAGE);
    return EXIT.usage;
  }
  await restoreInto(loadConfig(processEnvironment()), resolve(folder), io);
  const { checked, broken, unrecorded } = await withinProgram(io, (app) => app.get(ChainVerification).run());
  io.stdout.write(
    `${checked} acts checked, ${broken.length} chains broken, ${unrecorded.length} tasks changed past the record\n`,
  );
  return broken.length + unrecorded.length === 0 ? EXIT.ok : EXIT.failed;
}

async function restoreInto(config: AppConfig, folder: string, io: CommandIo): Promise<void> {
  const log = (line: string) => void io.stderr.write(`${line}\n`);
  const database = await databaseAsItIs(config, log);
  try {
    const target = { databaseUrl: database.url, files: fileStoreFor(config, new SystemClock()) };
    const restored = await restoreBackup(target, folder, log);
    const { rows, tables, files, heads, takenAt, manifestSha256 } = restored;
    io.stdout.write(
      `restored to ${takenAt}: ${rows} rows of ${tables} tables, ${files} files, ${heads} chains; all as in the backup\n`,
    );
    io.stdout.write(`manifest ${manifestSha256}\n`);
    if (!hasKey(config, restored.secretKeyFingerprint)) io.stderr.write(`${WITHOUT_KEY}\n`);
  } finally {
    await database.stop();
  }
}

const WITHOUT_KEY =
  'The key of enciphered rows is not the one of the backup: set its SECRET_KEY, or put its secret-key into DATA_DIR; without it ' +
  'second factors and what else was enciphered have to be set up anew.';

function hasKey(config: AppConfig, fingerprint: string): boolean {
  const isThere = config.secretKey !== null || existsSync(join(config.dataDir, SECRET_KEY_FILE_NAME));
  return isThere && new SecretKey(config).fingerprint() === fingerprint;
}

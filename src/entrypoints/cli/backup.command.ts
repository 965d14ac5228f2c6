import { resolve } from 'node:path';
import { takeBackup } from '../../platform/backup/index.js';
import { SystemClock } from '../../platform/clock.js';
import { loadConfig, processEnvironment, PROGRAM_VERSION } from '../../platform/config/config.js';
import { fileStoreFor } from '../../platform/files/index.js';
import { SecretKey } from '../../platform/secrets/secret-key.js';
import { databaseAsItIs } from '../ready-database.js';
import { EXIT, type CommandIo } from './command-io.js';

const USAGE = `npm run cli -- backup DIR

Writes the database and the files of one moment into DIR, which has to be empty, beside a running program or without one.
Cut off, it is simply called again: what was finished and has not changed is not written again.
Keep the line of the manifest with the backup, and on paper: \`restore\` prints the same.
`;

/** `backup DIR`: the summary and the SHA-256 of the manifest on standard output. */
export async function runBackup(argv: readonly string[], io: CommandIo): Promise<number> {
  const [folder, ...rest] = argv;
  if (folder === undefined || folder.startsWith('-') || rest.length > 0) {
    io.stderr.write(USAGE);
    return EXIT.usage;
  }
  const log = (line: string) => void io.stderr.write(`${line}\n`);
  const config = loadConfig(processEnvironment());
  const database = await databaseAsItIs(config, log);
  try {
    const source = {
      databaseUrl: database.url,
      files: fileStoreFor(config, new SystemClock()),
      program: PROGRAM_VERSION,
      secretKeyFingerprint: new SecretKey(config).fingerprint(),
    };
    const { rows, tables, continued, files, bytes, manifestSha256 } = await takeBackup(
      source,
      resolve(folder),
      log,
    );
    const kept = continued === 0 ? '' : ` (${continued} tables kept from the run that was cut off)`;
    io.stdout.write(`${rows} rows of ${tables} tables${kept}, ${files} files, ${bytes} bytes\n`);
    io.stdout.write(`manifest ${manifestSha256}\n`);
    io.stdout.write(
      'The key of enciphered rows (SECRET_KEY, or secret-key in DATA_DIR) is not in the backup: keep it in another place.\n',
    );
    return EXIT.ok;
  } finally {
    await database.stop();
  }
}

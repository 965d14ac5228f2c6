import { SweepFiles } from '../../platform/files/sweep/index.js';
import { EncipheredFileStore, FileStore } from '../../platform/files/index.js';
import { EXIT, type CommandIo } from './command-io.js';
import { withinProgram } from './within-program.js';

const USAGE = 'npm run cli -- files sweep [--remove]\nnpm run cli -- files rewrap\n';

/** `files sweep [--remove]` or `files rewrap`. */
export async function runFiles(argv: readonly string[], io: CommandIo): Promise<number> {
  const [word, flag, ...rest] = argv;
  if (word === 'rewrap' && flag === undefined) return rewrap(io);
  if (word === 'sweep' && rest.length === 0 && (flag === undefined || flag === '--remove'))
    return sweep(io, flag === undefined);
  io.stderr.write(USAGE);
  return EXIT.usage;
}

/** Counts the stored files that nothing refers to; removes them only when told. */
async function sweep(io: CommandIo, dryRun: boolean): Promise<number> {
  const found = await withinProgram(io, (app) => app.get(SweepFiles).run({ dryRun }));
  const { kept, young, unreferenced, unreferencedBytes, removed } = found;
  io.stdout.write(
    `${kept} files in use, ${young} younger than a day, ${unreferenced} unreferenced (${unreferencedBytes} bytes), ${removed} removed\n`,
  );
  return EXIT.ok;
}

/** Enciphers what is kept plain and wraps every other file's key with the present SECRET_KEY; SECRET_KEY_PREVIOUS opens those of before. */
async function rewrap(io: CommandIo): Promise<number> {
  const done = await withinProgram(io, async (app) => {
    const store = app.get(FileStore);
    return store instanceof EncipheredFileStore ? store.rewrapAll() : null;
  });
  if (done === null) {
    io.stderr.write('Nothing is enciphered here: set FILE_ENCRYPTION, or SECRET_KEY.\n');
    return EXIT.failed;
  }
  io.stdout.write(
    `${done.enciphered} files enciphered, ${done.rewrapped} keys wrapped anew, ${done.kept} as they were\n`,
  );
  return EXIT.ok;
}

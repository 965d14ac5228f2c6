import { SweepFiles } from '../../platform/files/sweep/index.js';
import { EXIT, type CommandIo } from './command-io.js';
import { withinProgram } from './within-program.js';

/** `files sweep [--remove]`: counts the stored files that nothing refers to; removes them only when told. */
export async function runFiles(argv: readonly string[], io: CommandIo): Promise<number> {
  const [word, flag, ...rest] = argv;
  if (word !== 'sweep' || rest.length > 0 || (flag !== undefined && flag !== '--remove')) {
    io.stderr.write('npm run cli -- files sweep [--remove]\n');
    return EXIT.usage;
  }
  const found = await withinProgram(io, (app) => app.get(SweepFiles).run({ dryRun: flag === undefined }));
  const { kept, young, unreferenced, unreferencedBytes, removed } = found;
  io.stdout.write(
    `${kept} files in use, ${young} younger than a day, ${unreferenced} unreferenced (${unreferencedBytes} bytes), ${removed} removed\n`,
  );
  return EXIT.ok;
}

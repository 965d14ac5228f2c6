import { VerifyAll } from '../../modules/audit/index.js';
import { EXIT, type CommandIo } from './command-io.js';
import { withinProgram } from './within-program.js';

/** `audit verify`: recomputes the chain of every body, replays every task, reads every stored file; exit code 1 where one is not as recorded. */
export async function runAudit(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv[0] !== 'verify' || argv.length > 1) {
    io.stderr.write('npm run cli -- audit verify\n');
    return EXIT.usage;
  }
  const { eventsChecked, filesChecked, faults } = await withinProgram(io, (app) => app.get(VerifyAll).run());
  for (const { of, fault, where } of faults) io.stdout.write(`${of} ${where}: ${fault}\n`);
  io.stdout.write(`${eventsChecked} acts and ${filesChecked} files checked, ${faults.length} faults\n`);
  return faults.length === 0 ? EXIT.ok : EXIT.failed;
}

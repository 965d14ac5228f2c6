import { ChainVerification } from '../../modules/audit/index.js';
import { EXIT, type CommandIo } from './command-io.js';
import { withinProgram } from './within-program.js';

/** `audit verify`: recomputes the chain of every body; exit code 1 where a link does not hold. */
export async function runAudit(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv[0] !== 'verify' || argv.length > 1) {
    io.stderr.write('npm run cli -- audit verify\n');
    return EXIT.usage;
  }
  const { checked, broken, unrecorded } = await withinProgram(io, (app) => app.get(ChainVerification).run());
  for (const { organisationId, place, fault } of broken)
    io.stdout.write(`${organisationId} #${place}: ${fault}\n`);
  for (const { taskId, fields } of unrecorded)
    io.stdout.write(`task ${taskId}: changed past the record: ${fields.join(', ')}\n`);
  io.stdout.write(
    `${checked} acts checked, ${broken.length} chains broken, ${unrecorded.length} tasks changed past the record\n`,
  );
  return broken.length + unrecorded.length === 0 ? EXIT.ok : EXIT.failed;
}

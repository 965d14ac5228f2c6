import { ApplyRetention } from '../../modules/retention/index.js';
import { EXIT, type CommandIo } from './command-io.js';
import { withinProgram } from './within-program.js';

/** `data retention [--apply]`: counts what the rules of retention keep no longer; takes it away only when told. */
export async function runData(argv: readonly string[], io: CommandIo): Promise<number> {
  const [word, flag, ...rest] = argv;
  if (word !== 'retention' || rest.length > 0 || (flag !== undefined && flag !== '--apply')) {
    io.stderr.write('npm run cli -- data retention [--apply]\n');
    return EXIT.usage;
  }
  const dryRun = flag === undefined;
  const outcomes = await withinProgram(io, (app) => app.get(ApplyRetention).run({ dryRun }));
  for (const { table, rows } of outcomes)
    io.stdout.write(`${table}: ${rows} rows ${dryRun ? 'would leave' : 'left'}\n`);
  return EXIT.ok;
}

import { parseArgs } from 'node:util';
import { parseLocalDate, type LocalDate } from '../../core/shared/local-date.js';
import { RULE_PACKS, rulePack, type RulePack } from '../../core/warning/index.js';
import { Simulation, SimulationTexts, type SpelledReminder } from '../../modules/reminders/index.js';
import { EXIT, type CommandIo } from './command-io.js';
import { withinProgram } from './within-program.js';

const USAGE = `npm run cli -- simulate --from YYYY-MM-DD --to YYYY-MM-DD [--pack VERSION] [--json]

Every reminder that would go out on those days if nobody did anything meanwhile, on the live data, by the rules of the daily
sweep. Writes and sends nothing.
  --pack VERSION  judge every task by this rule pack, not by the one it was issued under: ${RULE_PACKS.map(({ version }) => version).join(', ')}
  --json          one JSON array
`;

interface SimulateArgs {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly pack: RulePack | null;
  readonly json: boolean;
}

export async function runSimulate(argv: readonly string[], io: CommandIo): Promise<number> {
  const args = parse(argv);
  if (args === null) {
    io.stderr.write(USAGE);
    return EXIT.usage;
  }
  const reminders = await withinProgram(io, async (app) => {
    const found = await app.get(Simulation, { strict: false }).run({ ...args, scopePath: '/' });
    return app.get(SimulationTexts, { strict: false }).spell(found);
  });
  io.stdout.write(args.json ? `${JSON.stringify(reminders)}\n` : tableOf(reminders));
  return EXIT.ok;
}

/** A heading for each day, a line for each task, rule and person; channels side by side. */
function tableOf(reminders: readonly SpelledReminder[]): string {
  const lines: string[] = [];
  let day = '';
  for (const { on, number, text, recipientName, role, channels } of reminders) {
    if (on !== day) lines.push(`${day === '' ? '' : '\n'}${on}`);
    day = on;
    lines.push(`  ${number ?? '—'}\t${text}\t→ ${recipientName}(${role})\t${channels.join('+')}`);
  }
  lines.push(
    `${reminders.length === 0 ? '' : '\n'}${reminders.length} 条提醒,${countDays(reminders)} 天,${countPeople(reminders)} 人`,
  );
  return `${lines.join('\n')}\n`;
}

const countDays = (reminders: readonly SpelledReminder[]) => new Set(reminders.map(({ on }) => on)).size;
const countPeople = (reminders: readonly SpelledReminder[]) =>
  new Set(reminders.map(({ recipientId }) => recipientId)).size;

function parse(argv: readonly string[]): SimulateArgs | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        pack: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const from = parseLocalDate(values.from ?? '');
    const to = parseLocalDate(values.to ?? '');
    const pack = values.pack === undefined ? null : rulePack(values.pack);
    const isKnown = values.pack === undefined || pack !== null;
    return from === null || to === null || from > to || !isKnown
      ? null
      : { from, to, pack, json: values.json };
  } catch {
    return null;
  }
}

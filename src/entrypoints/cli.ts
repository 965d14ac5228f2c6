import 'reflect-metadata';
import type { CommandIo } from './cli/command-io.js';
import { ConfigError } from '../platform/config/config.js';
import { startupLine } from './ready-database.js';

type Command = (argv: readonly string[], io: CommandIo) => Promise<number>;

/** Each command is loaded when it is asked for: `extract` starts without the web of the server. */
const COMMANDS: Readonly<Record<string, { readonly what: string; readonly load: () => Promise<Command> }>> = {
  extract: {
    what: 'read report files and print what is in them; needs no database',
    load: async () => (await import('./cli/extract.command.js')).runExtract,
  },
  import: {
    what: 'load report files and folders into the system',
    load: async () => (await import('./cli/import.command.js')).runImport,
  },
  eval: {
    what: 'score the reading on labelled reports; `eval closure DIR` scores the next-year check on labelled pairs',
    load: async () => evaluate,
  },
  simulate: {
    what: 'print every reminder of the days ahead; sends nothing',
    load: async () => (await import('./cli/simulate.command.js')).runSimulate,
  },
  files: {
    what: '`files sweep` counts stored files that nothing refers to, --remove removes them; `files rewrap` brings all under the present key',
    load: async () => (await import('./cli/files.command.js')).runFiles,
  },
  generate: {
    what: 'fill an empty database with a made-up province, for trials and measurements',
    load: async () => (await import('./cli/generate.command.js')).runGenerate,
  },
  directory: {
    what: '`directory import FILE [--dry-run]` takes a CSV of people or of organisations, line by line',
    load: async () => (await import('./cli/directory.command.js')).runDirectory,
  },
  data: {
    what: '`data retention` counts what is kept no longer; with --apply it leaves',
    load: async () => (await import('./cli/data.command.js')).runData,
  },
  audit: {
    what: '`audit verify` recomputes the chains of recorded acts',
    load: async () => (await import('./cli/audit.command.js')).runAudit,
  },
  backup: {
    what: '`backup DIR` writes database and files of one moment into an empty folder; goes on where it was cut off',
    load: async () => (await import('./cli/backup.command.js')).runBackup,
  },
  restore: {
    what: '`restore DIR` brings a backup into an empty place and compares all of it',
    load: async () => (await import('./cli/restore.command.js')).runRestore,
  },
  'upgrade-database': {
    what: 'brings the embedded database to the major version of PostgreSQL that this release comes with',
    load: async () => (await import('./cli/upgrade-database.command.js')).runUpgradeDatabase,
  },
};

const evaluate: Command = async (argv, io) => {
  if (argv[0] !== 'closure') return (await import('./cli/eval.command.js')).runEval(argv, io);
  return (await import('./cli/eval-closure.command.js')).runEvalClosure(argv.slice(1), io);
};

const [name = '', ...argv] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  const list = Object.entries(COMMANDS).map(([word, { what }]) => `  ${word.padEnd(18)} ${what}`);
  process.stderr.write(['npm run cli -- COMMAND', '', ...list, ''].join('\n'));
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await (await command.load())(argv, process);
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError ? error.faults.join('\n') : startupLine(error)}\n`);
    process.exitCode = 1;
  }
}

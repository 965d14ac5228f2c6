import { createReadStream, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import { toActor, type Actor, type ActorRow } from '../../modules/identity/index.js';
import {
  IntakeQueries,
  ReceiveFiles,
  type HandedIn,
  type IntakeFileView,
  type IntakeProgress,
} from '../../modules/reports/index.js';
import { SYSTEM } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { EXIT, type CommandIo } from './command-io.js';
import { withinProgram } from './within-program.js';

const USAGE = `npm run cli -- import PATH… [--as LOGIN] [--known-bodies-only]
npm run cli -- import --batch ID

Loads report files, folders and zip files of them into the system; each file is read by a job of its own and one bad file
stops no other. Works beside a running \`npm start\` and without one. Broken off, it is simply called again: files that are
there already are known by their content. --batch follows an earlier import to its end and prints what became of it.
  --as LOGIN            whose import it is; the supervisor with the widest scope where absent
  --known-bodies-only   a body that the directory does not know is not registered: the file then needs a look
`;

const POLL_MS = 200;
const PAGE = 1000;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A worker that takes up no file for this long is not running. */
const PATIENCE_MS = 60_000;

interface ImportArgs {
  readonly paths: string[];
  readonly login: string | null;
  readonly newBody: boolean;
  /** An earlier import to follow. */
  readonly batch: string | null;
}

/** Exit code 1 where a file is missing, was refused or needs a look. */
export async function runImport(argv: readonly string[], io: CommandIo): Promise<number> {
  const args = parse(argv);
  if (args === null || (args.paths.length === 0) === (args.batch === null)) {
    io.stderr.write(USAGE);
    return EXIT.usage;
  }
  const missing = args.paths.filter((path) => !existsSync(path));
  for (const path of missing) io.stderr.write(`${path}：文件不存在\n`);
  const there = args.paths.filter((path) => !missing.includes(path));
  const files = (await Promise.all(there.map(filesIn))).flat().sort();
  if (files.length === 0 && args.batch === null) {
    io.stderr.write('没有可导入的文件\n');
    return EXIT.failed;
  }
  const outcome = await handIn({ args, files, io });
  for (const file of outcome) io.stdout.write(`${lineOf(file)}\n`);
  const parsed = outcome.filter(({ state }) => state === 'parsed').length;
  io.stdout.write(`${outcome.length} 个文件：${parsed} 个已读入，${outcome.length - parsed} 个没有读入\n`);
  for (const line of reasonsOf(outcome)) io.stdout.write(`${line}\n`);
  return parsed === outcome.length && missing.length === 0 ? EXIT.ok : EXIT.failed;
}

/** Among a thousand files: how many for which reason, the commonest first. */
function reasonsOf(files: readonly IntakeFileView[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    if (file.state !== 'parsed') counts.set(reasonOf(file), (counts.get(reasonOf(file)) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => `  ${count} 个 ${reason}`);
}

function handIn(at: { args: ImportArgs; files: string[]; io: CommandIo }): Promise<IntakeFileView[]> {
  const work = async (app: INestApplicationContext) => {
    const batchId = at.args.batch ?? (await receive(app, at));
    const queries = app.get(IntakeQueries, { strict: false });
    await watch(() => queries.progress(SYSTEM, batchId), at.io);
    return filesOf(queries, batchId);
  };
  return withinProgram(at.io, work, 'worker');
}

async function receive(
  app: INestApplicationContext,
  { args, files, io }: { args: ImportArgs; files: string[]; io: CommandIo },
): Promise<string> {
  const actor = await importer(app.get(Reader), args.login);
  io.stderr.write(`导入人：${actor.displayName}（${actor.organisationName}）\n`);
  const batchId = await app
    .get(ReceiveFiles, { strict: false })
    .run(actor, handedIn(files), { newBody: args.newBody });
  io.stderr.write(`批次：${batchId}\n`);
  return batchId;
}

/** All files of the batch, page by page; an archive is what came out of it. */
async function filesOf(queries: IntakeQueries, batchId: string): Promise<IntakeFileView[]> {
  const files: IntakeFileView[] = [];
  let cursor: string | undefined;
  do {
    const page = await queries.batch(SYSTEM, batchId, {
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    files.push(...page.files);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return files.filter(({ state }) => state !== 'unpacked');
}

/** An archive adds its files when it is unpacked: the bar's end moves then. */
async function watch(look: () => Promise<IntakeProgress>, io: CommandIo): Promise<void> {
  let view = await look();
  const bar = new SingleBar({
    format: '{bar} {value}/{total}',
    stream: process.stderr,
    noTTYOutput: false,
    hideCursor: true,
  });
  bar.start(view.total, view.total - view.waiting);
  let waitedMs = 0;
  while (view.waiting > 0 && waitedMs < PATIENCE_MS) {
    await delay(POLL_MS);
    const before = view;
    view = await look();
    waitedMs = view.waiting === before.waiting && view.total === before.total ? waitedMs + POLL_MS : 0;
    bar.setTotal(view.total);
    bar.update(view.total - view.waiting);
  }
  bar.stop();
  if (view.waiting > 0)
    io.stderr.write(
      `${view.waiting} files still wait for a worker; they are kept and will be read when one runs\n`,
    );
}

async function* handedIn(files: readonly string[]): AsyncIterable<HandedIn> {
  for (const file of files) yield { fileName: basename(file), content: createReadStream(file) };
}

async function importer(reader: Reader, login: string | null): Promise<Actor> {
  const row = await reader.one<ActorRow>(SYSTEM, { text: IMPORTER, values: [login] });
  if (row === null)
    throw new Error(login === null ? 'nobody here is a supervisor' : `${login} is no supervisor or officer`);
  return toActor(row, null, null);
}

async function filesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const FATES: Readonly<Record<string, string>> = {
  parsed: '已读入',
  received: '等待读取',
  'needs-a-look': '需人工处理',
  refused: '未接收',
};

function lineOf(file: IntakeFileView): string {
  return `${file.fileName}\t${reasonOf(file)}${file.state === 'parsed' ? ` ${file.reportId ?? ''}` : ''}`;
}

function reasonOf({ state, problemCode, problemTitle }: IntakeFileView): string {
  const fate = FATES[state] ?? state;
  return problemCode === null ? fate : `${fate}：${problemTitle ?? ''}（${problemCode}）`;
}

function parse(argv: readonly string[]): ImportArgs | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        batch: { type: 'string' },
        'known-bodies-only': { type: 'boolean', default: false },
      },
    });
    const batch = values.batch ?? null;
    if (batch !== null && !UUID.test(batch)) return null;
    return { paths: positionals, login: values.as ?? null, newBody: !values['known-bodies-only'], batch };
  } catch {
    return null;
  }
}

const IMPORTER = `
select a.id as account_id, a.display_name, a.organisation_id, o.path as organisation_path, o.name as organisation_name,
  app.heads_under(o.path) as heads,
  (select jsonb_agg(jsonb_build_object('role', g.role, 'path', go.path, 'heads', app.heads_under(go.path))) from role_grant g join organisation go on go.id = g.organisation_id
    where g.account_id = a.id) as grants
from account a join organisation o on o.id = a.organisation_id
join role_grant w on w.account_id = a.id and w.role in ('supervisor', 'officer') join organisation wo on wo.id = w.organisation_id
where a.disabled_at is null and ($1::text is null or a.login = $1)
order by length(wo.path), w.role desc, a.login limit 1`;

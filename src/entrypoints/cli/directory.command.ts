import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { OPERATOR } from '../../modules/accounts/index.js';
import { TakeOrganisations, TakePeople, type ListTakenView } from '../../modules/directory/index.js';
import { Problem } from '../../platform/http/problem.js';
import { PROBLEMS } from '../../platform/http/problem-catalogue.js';
import { EXIT, type CommandIo } from './command-io.js';
import { withinProgram } from './within-program.js';

const USAGE = `npm run cli -- directory import FILE [--dry-run]

Takes a CSV (UTF-8 or GBK) with a heading. People: 登录名, 姓名, 单位, and 职务, 邮箱, 状态 (停用 ends the account) where there is any.
Organisations: 代码, 上级单位, 单位名称, and 简称, 类别, 层级, 机关代字, 年度报告. Prints what became of each line, with the first password
of each new account; the same file again changes nothing. Exit code 1 where a line was refused.
  --dry-run   says what would happen; nothing stays
`;
const WORDS: Readonly<Record<string, string>> = {
  created: '新建',
  changed: '更新',
  unchanged: '无变化',
  suspended: '停用',
  restored: '恢复',
  refused: '未接收',
};

/** `directory import FILE [--dry-run]`: resolves to the exit code. */
export async function runDirectory(argv: readonly string[], io: CommandIo): Promise<number> {
  const call = parse(argv);
  if (call === null) {
    io.stderr.write(USAGE);
    return EXIT.usage;
  }
  const bytes = await readFile(call.file).catch(() => null);
  if (bytes === null) {
    io.stderr.write(`${call.file}：文件不存在或无法读取\n`);
    return EXIT.failed;
  }
  try {
    const taken = await withinProgram(io, (app) => {
      const isOfPeople = /^\W*(?:登录名|账号|login)|[,;\t](?:登录名|账号|login)/i.test(headingOf(bytes));
      const take = app.get<TakePeople | TakeOrganisations>(isOfPeople ? TakePeople : TakeOrganisations, {
        strict: false,
      });
      return take.run(OPERATOR, { bytes, isDry: call.isDry });
    });
    tell(taken, io);
    return taken.lines.some(({ outcome }) => outcome === 'refused') ? EXIT.failed : EXIT.ok;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    io.stderr.write(`${PROBLEMS[error.code].title}（${error.code}）\n`);
    return EXIT.failed;
  }
}

/** GBK keeps the Latin letters, and its 登录名 is told by its bytes. */
function headingOf(bytes: Buffer): string {
  const [line = ''] = bytes.toString('utf8').split('\n', 1);
  return line.includes('\ufffd') ? (new TextDecoder('gb18030').decode(bytes).split('\n', 1)[0] ?? '') : line;
}

function tell({ isDryRun, lines }: ListTakenView, io: CommandIo): void {
  for (const { line, key, outcome, reason, firstPassword, openTasks } of lines) {
    if (outcome === 'unchanged') continue;
    const more = [
      reason,
      firstPassword && `初始密码 ${firstPassword}`,
      openTasks > 0 ? `有${openTasks}件未办结任务待移交` : null,
    ];
    io.stdout.write(
      [`第${line}行`, key, WORDS[outcome] ?? outcome, ...more.filter(Boolean)].join('\t') + '\n',
    );
  }
  const count = (fate: string) => lines.filter(({ outcome }) => outcome === fate).length;
  const sums = Object.entries(WORDS).map(([fate, word]) => `${word}${count(fate)}`);
  io.stdout.write(`${isDryRun ? '试运行，没有写入：' : ''}${lines.length}行：${sums.join('，')}\n`);
}

function parse(argv: readonly string[]): { file: string; isDry: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false } },
    });
    const [verb, file, ...rest] = positionals;
    return verb !== 'import' || file === undefined || rest.length > 0
      ? null
      : { file, isDry: values['dry-run'] };
  } catch {
    return null;
  }
}

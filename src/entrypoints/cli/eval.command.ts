import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  type GoldReport,
  parseGold,
  readReport,
  type ReportScore,
  scoreReport,
} from '../../core/report/index.js';
import { err, ok, type Result } from '../../core/shared/result.js';
import { readSource } from '../../modules/reports/reading/index.js';
import { type CommandIo, EXIT } from './command-io.js';
import { evaluationTable, lowestF1, type NamedScore } from './evaluation-table.js';
import { refusalText } from './refusal-texts.js';

const HELP = `用法: npm run eval -- DIR [--min-f1 0.95]

DIR 下有 reports/（报告）和 gold/（标注，JSON，字段 file 指出报告文件名）。
逐报告、逐类输出精确率、召回率、F1，部分角色与元数据的正确率，置信度校准，以及漏掉和多出的条目原文。
同类且字符重叠不少于并集的 0.8 算同一条；序号、首尾标点和空白不计。
  --min-f1 N   不足、计划、上年整改任何一类的总 F1 低于 N 时退出码为 1
`;

/** `eval DIR [--min-f1 N]`: resolves to the exit code. */
export async function runEval(argv: readonly string[], io: CommandIo): Promise<number> {
  const call = parseCall(argv);
  if (!call.ok) {
    io.stderr.write(`${call.error}\n${HELP}`);
    return EXIT.usage;
  }
  const { directory, minF1, help } = call.value;
  if (help) {
    io.stdout.write(HELP);
    return EXIT.ok;
  }
  const scores: NamedScore[] = [];
  let failed = false;
  for (const name of await labelFiles(directory)) {
    const score = await evaluate(directory, name);
    if (score.ok) {
      scores.push({ name, score: score.value });
    } else {
      failed = true;
      io.stderr.write(`${name}: ${score.error}\n`);
    }
  }
  if (scores.length === 0) {
    io.stderr.write(`${directory}: 没有可用的标注\n`);
    return EXIT.failed;
  }
  io.stdout.write(evaluationTable(scores));
  const below = minF1 !== null && lowestF1(scores) < minF1;
  if (below) io.stderr.write(`F1 低于 ${minF1}\n`);
  return failed || below ? EXIT.failed : EXIT.ok;
}

interface Call {
  readonly directory: string;
  readonly minF1: number | null;
  readonly help: boolean;
}

function parseCall(argv: readonly string[]): Result<Call, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { 'min-f1': { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    });
    const [directory, ...rest] = positionals;
    if (values.help) return ok({ directory: '', minF1: null, help: true });
    if (!directory || rest.length > 0) return err('请给出一个目录。');
    const minF1 = values['min-f1'] === undefined ? null : Number(values['min-f1']);
    if (minF1 !== null && !(minF1 >= 0 && minF1 <= 1)) return err('--min-f1 应在 0 和 1 之间。');
    return ok({ directory, minF1, help: false });
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

async function labelFiles(directory: string): Promise<string[]> {
  const names = await readdir(path.join(directory, 'gold')).catch(() => []);
  return names.filter((name) => name.endsWith('.json')).sort();
}

async function evaluate(directory: string, name: string): Promise<Result<ReportScore, string>> {
  try {
    const label = JSON.parse(await readFile(path.join(directory, 'gold', name), 'utf8')) as unknown;
    const gold = parseGold(label);
    if (!gold.ok) return gold;
    const bytes = await readFile(path.join(directory, 'reports', reportName(label, name)));
    return score(bytes, gold.value);
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

function reportName(label: unknown, name: string): string {
  const file = (label as { readonly file?: unknown }).file;
  return path.basename(typeof file === 'string' ? file : name.replace(/json$/, 'txt'));
}

function score(bytes: Uint8Array, gold: GoldReport): Result<ReportScore, string> {
  const source = readSource(bytes);
  if (!source.ok) return err(`${source.error}: ${refusalText(source.error)}`);
  return ok(scoreReport(source.value.text, readReport(source.value.text), gold));
}

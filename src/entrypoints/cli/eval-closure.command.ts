import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  checkClosure,
  parseClosurePair,
  type PairScore,
  previousItemsOf,
  scorePair,
  totalScore,
} from '../../core/closure/index.js';
import { readReport } from '../../core/report/index.js';
import { err, ok, type Result } from '../../core/shared/result.js';
import { readSource } from '../../modules/reports/reading/index.js';
import { closureTable, type NamedPairScore } from './closure-table.js';
import { type CommandIo, EXIT } from './command-io.js';
import { refusalText } from './refusal-texts.js';

const HELP = `用法: npm run eval -- closure DIR [--min-accuracy 0.92]

DIR 下是相邻两年的标注（*.json，或 DIR/pairs/*.json），字段 lastYear、thisYear 指出同一目录下的两篇报告，
items 是上一年的条目和答案（stated-closed、stated-in-progress、mentioned-only、silent），recurrences 是再次出现的问题。
输出四种答案的正确率和混淆表、误判为"已完成"的条数、再现问题的精确率和召回率、"请人判断"的校准，以及每一处差错。
  --min-accuracy N   正确率低于 N 时退出码为 1
`;

/** `eval closure DIR [--min-accuracy N]`: resolves to the exit code. */
export async function runEvalClosure(argv: readonly string[], io: CommandIo): Promise<number> {
  const call = parseCall(argv);
  if (!call.ok) {
    io.stderr.write(`${call.error}\n${HELP}`);
    return EXIT.usage;
  }
  if (call.value.help) {
    io.stdout.write(HELP);
    return EXIT.ok;
  }
  const { scores, failed } = await evaluateAll(await pairDirectory(call.value.directory), io);
  if (scores.length === 0) {
    io.stderr.write(`${call.value.directory}: 没有可用的标注\n`);
    return EXIT.failed;
  }
  io.stdout.write(closureTable(scores));
  const { accuracy } = totalScore(scores.map(({ score }) => score));
  const below = call.value.minAccuracy !== null && accuracy < call.value.minAccuracy;
  if (below) io.stderr.write(`正确率低于 ${call.value.minAccuracy}\n`);
  return failed || below ? EXIT.failed : EXIT.ok;
}

interface Call {
  readonly directory: string;
  readonly minAccuracy: number | null;
  readonly help: boolean;
}

function parseCall(argv: readonly string[]): Result<Call, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { 'min-accuracy': { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    });
    const [directory, ...rest] = positionals;
    if (values.help) return ok({ directory: '', minAccuracy: null, help: true });
    if (!directory || rest.length > 0) return err('请给出一个目录。');
    const given = values['min-accuracy'];
    const minAccuracy = given === undefined ? null : Number(given);
    if (minAccuracy !== null && !(minAccuracy >= 0 && minAccuracy <= 1)) {
      return err('--min-accuracy 应在 0 和 1 之间。');
    }
    return ok({ directory, minAccuracy, help: false });
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

/** The folder itself, or its `pairs/` where it has one. */
async function pairDirectory(directory: string): Promise<string> {
  const nested = path.join(directory, 'pairs');
  return (await readdir(nested).catch(() => null)) === null ? directory : nested;
}

async function evaluateAll(
  directory: string,
  io: CommandIo,
): Promise<{ scores: NamedPairScore[]; failed: boolean }> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const scores: NamedPairScore[] = [];
  for (const name of names) {
    const score = await evaluate(directory, name);
    if (score.ok) scores.push({ name, score: score.value });
    else io.stderr.write(`${name}: ${score.error}\n`);
  }
  return { scores, failed: scores.length < names.length };
}

async function evaluate(directory: string, name: string): Promise<Result<PairScore, string>> {
  try {
    const labels = parseClosurePair(JSON.parse(await readFile(path.join(directory, name), 'utf8')));
    if (!labels.ok) return labels;
    const before = await readText(directory, labels.value.lastYear);
    if (!before.ok) return before;
    const now = await readText(directory, labels.value.thisYear);
    if (!now.ok) return now;
    const { sections, items } = readReport(now.value);
    const reading = checkClosure({
      previous: previousItemsOf(labels.value),
      previousText: before.value,
      text: now.value,
      sections,
      items,
      aliases: [],
    });
    return ok(scorePair(labels.value, reading, items));
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

async function readText(directory: string, file: string): Promise<Result<string, string>> {
  const source = readSource(await readFile(path.join(directory, file)));
  return source.ok ? ok(source.value.text) : err(`${file}: ${source.error} ${refusalText(source.error)}`);
}

import { checkClosure, type ClosureInput } from '../src/core/closure/index.js';
import { readReport } from '../src/core/report/index.js';
import { LAYOUTS, syntheticReport } from '../test/builders/synthetic-report.js';

export interface ClosureBenchResult {
  /** Milliseconds for one body: 40 items of last year against a report of 20 KB (UTF-8); bar: under 50. */
  readonly milliseconds: number;
}

const ITEMS = 40;
const REPORT_BYTES = 20_000;
const WARM_UP_ROUNDS = 10;
const ROUNDS = 15;
/** Achievements as reports have them, each line of another matter, so that the text is not one sentence repeated. */
const MATTERS = [
  '执法案卷评查',
  '人民调解员培训',
  '法治讲座',
  '合法性审查',
  '行政复议案件',
  '法律援助',
  '政务公开',
  '信访积案',
];

/** Holds forty items against a report of 20 KB, best of several rounds; processor time, so that a busy machine does not tell. */
export async function benchClosure(): Promise<ClosureBenchResult> {
  const input = oneBody();
  for (let round = 0; round < WARM_UP_ROUNDS; round++) checkClosure(input);
  const times = Array.from({ length: ROUNDS }, () => {
    const started = process.cpuUsage();
    checkClosure(input);
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1_000;
  });
  return { milliseconds: Math.min(...times) };
}

function oneBody(): ClosureInput {
  const reports = LAYOUTS.list.map(
    (style, seed) =>
      syntheticReport({
        seed,
        top: 'cn',
        shortcomings: style,
        plan: style,
        order: 'usual',
        opener: true,
        causes: true,
        prior: true,
        glued: false,
      }).text,
  );
  const previous = reports
    .flatMap((text) => readReport(text).items)
    .filter(({ kind }) => kind === 'shortcoming' || kind === 'plan');
  const text = padded(reports[0] ?? '');
  const { sections, items } = readReport(text);
  return {
    previous: Array.from({ length: ITEMS }, (_, index) => {
      const item = previous[index % previous.length];
      if (!item) throw new Error('the synthetic reports have no items');
      return { id: `item-${index}`, kind: item.kind === 'plan' ? 'plan' : 'shortcoming', text: item.text };
    }),
    previousText: reports.at(-1) ?? null,
    text,
    sections,
    items,
    aliases: [['综合行政执法队', '综合行政执法办公室']],
  };
}

function padded(text: string): string {
  let filler = '';
  for (let index = 0; Buffer.byteLength(text) + Buffer.byteLength(filler) < REPORT_BYTES; index++) {
    const matter = MATTERS[index % MATTERS.length] ?? '';
    filler += `第${index + 1}季度围绕${matter}开展专项工作${index + 2}次，涉及${matter}${index * 3}件，印发${matter}工作指引${index + 1}份，群众反映的问题得到及时办理。\n`;
  }
  return text.replace(/(主要举措和成效\n)/, `$1${filler}`);
}

import {
  type Counts,
  ITEM_KINDS,
  METADATA_FIELDS,
  type Miss,
  rates,
  type ReportScore,
  sumCounts,
} from '../../core/report/index.js';

export interface NamedScore {
  readonly name: string;
  readonly score: ReportScore;
}

const BANDS = [0.9, 0.8, 0.7, 0] as const;

/** Per report, then in sum: items by kind, section roles, metadata, calibration, misses with their text. */
export function evaluationTable(scores: readonly NamedScore[]): string {
  const reports = scores.flatMap(({ name, score }) => [
    name,
    ...ITEM_KINDS.map((kind) => line(kind, score.kinds[kind])),
    line('section roles', score.sections),
    `  metadata wrong: ${METADATA_FIELDS.filter((field) => !score.metadata[field]).join(', ') || 'none'}`,
    `  spans exact: ${score.exactSpans ? 'yes' : 'NO'}`,
    ...score.misses.map(missLine),
  ]);
  return [...reports, '', 'all reports', ...totals(scores), ''].join('\n');
}

/** The lowest F1 over all reports among the kinds that the bar is set for; causes are reported only. */
export function lowestF1(scores: readonly NamedScore[]): number {
  const barred = ITEM_KINDS.filter((kind) => kind !== 'cause');
  return Math.min(...barred.map((kind) => rates(sumCounts(scores.map(({ score }) => score.kinds[kind]))).f1));
}

function totals(scores: readonly NamedScore[]): string[] {
  const kinds = ITEM_KINDS.map((kind) => line(kind, sumCounts(scores.map(({ score }) => score.kinds[kind]))));
  const roles = line('section roles', sumCounts(scores.map(({ score }) => score.sections)));
  const metadata = METADATA_FIELDS.map((field) => {
    const right = scores.filter(({ score }) => score.metadata[field]).length;
    return `  ${field.padEnd(20)} ${right}/${scores.length}`;
  });
  return [...kinds, roles, ...metadata, ...calibration(scores)];
}

/** Of the items given at least this confidence, the share that is right. */
function calibration(scores: readonly NamedScore[]): string[] {
  const given = scores.flatMap(({ score }) => score.calibration);
  return BANDS.map((floor, index) => {
    const ceiling = BANDS[index - 1] ?? 1.01;
    const band = given.filter(({ confidence }) => confidence >= floor && confidence < ceiling);
    const right = band.filter((item) => item.right).length;
    const share = band.length === 0 ? '—' : (right / band.length).toFixed(3);
    return `  confidence ≥ ${floor.toFixed(1)}     ${right}/${band.length} right (${share})`;
  });
}

function line(label: string, counts: Counts): string {
  const { precision, recall, f1 } = rates(counts);
  const numbers = `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`;
  return `  ${label.padEnd(20)} ${numbers}  (${counts.matched} of ${counts.expected}, found ${counts.found})`;
}

function missLine({ side, kind, text }: Miss): string {
  return `  ${side} ${kind}: ${text.replace(/\s+/g, ' ')}`;
}

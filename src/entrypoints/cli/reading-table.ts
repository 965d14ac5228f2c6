import type { ItemKind, ReportReading } from '../../core/report/index.js';
import type { ExtractedDocument } from './extracted-document.js';

const KINDS: Readonly<Record<ItemKind, string>> = {
  shortcoming: '不足',
  cause: '原因',
  plan: '计划',
  'prior-rectification': '上年整改',
};
const METADATA: readonly (readonly [keyof ReportReading['metadata'], string])[] = [
  ['title', '题目'],
  ['issuer', '机关'],
  ['region', '地区'],
  ['reportYear', '年度'],
  ['documentNumber', '文号'],
  ['indexNumber', '索引号'],
  ['publishedOn', '发布日期'],
  ['signedOn', '落款日期'],
];
const QUOTE_MAX = 60;

/** A reading for people: head data, then one line an item. */
export function readingTable(reading: ExtractedDocument): string {
  const head = METADATA.map(([key, label]) => `  ${label}: ${reading.metadata[key] ?? '—'}`);
  const items = reading.items.map(
    ({ kind, start, end, confidence, text }) =>
      `  ${pad(KINDS[kind], 8)} ${`${start}–${end}`.padEnd(12)} ${confidence.toFixed(2)}  ${quote(text)}`,
  );
  const remarks = reading.diagnostics.map(({ message, start, end }) => `  ※ ${start}–${end} ${message}`);
  const none = items.length === 0 ? ['  （没有找到不足、原因、计划或整改条目）'] : [];
  return [reading.file, ...head, ...items, ...none, ...remarks, ''].join('\n') + '\n';
}

/** A Chinese character is two columns wide. */
function pad(label: string, columns: number): string {
  return label + ' '.repeat(Math.max(0, columns - label.length * 2));
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > QUOTE_MAX ? `${line.slice(0, QUOTE_MAX)}…` : line;
}

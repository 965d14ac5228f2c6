import { canonical } from '../columns/cell-text.js';

/** What a column of somebody else's ledger can be read as, by the names it goes under; the first that fits counts. */
export const INTAKE_FIELDS = {
  number: ['问题编号', '编号', '台账编号', '任务编号'],
  problem: [
    '存在问题',
    '问题',
    '具体问题',
    '问题描述',
    '问题表现',
    '主要问题',
    '问题内容',
    '存在的问题',
    '反馈问题',
  ],
  title: ['事项', '标题', '整改事项', '任务名称', '问题概述', '整改任务'],
  target: ['整改目标', '目标', '整改要求', '工作目标'],
  measures: ['整改措施', '措施', '具体措施', '整改举措'],
  lead: ['牵头单位', '主办单位', '承办单位', '整改单位', '牵头部门', '责任部门', '整改责任单位'],
  responsible: ['责任单位', '整改责任部门'],
  assisting: ['配合单位', '协办单位', '会办单位', '配合部门'],
  class: ['整改类型', '整改类别', '类别', '整改分类'],
  dueOn: ['完成时限', '整改时限', '完成时间', '办结时限', '时限', '整改期限', '整改完成时限', '要求完成时间'],
} as const satisfies Record<string, readonly string[]>;

export type IntakeField = keyof typeof INTAKE_FIELDS;
export const INTAKE_FIELD_NAMES = Object.keys(INTAKE_FIELDS) as IntakeField[];

/** A header without what is set around it: spaces, brackets with a unit, numbers of footnotes. */
function bare(header: string): string {
  return canonical(header)
    .replace(/[（(][^（）()]*[）)]/g, '')
    .replace(/[\s:：*＊]/g, '');
}

export function fieldOf(header: string): IntakeField | null {
  const name = bare(header);
  return (
    INTAKE_FIELD_NAMES.find((field) => (INTAKE_FIELDS[field] as readonly string[]).includes(name)) ?? null
  );
}

export interface DetectedColumn {
  readonly column: number;
  readonly header: string;
  readonly field: IntakeField | null;
  readonly samples: readonly string[];
}

export interface DetectedHeader {
  readonly row: number;
  readonly columns: readonly DetectedColumn[];
}

const SAMPLES = 3;
const FEWEST_HEADERS = 3;
const DAY = /^\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?|月)?$/;

/**
 * The row of headers among the first ones: the one with most known names, else the first that is filled in widely. Titles
 * above it have one cell, so they are passed over.
 */
export function detectHeader(
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
): DetectedHeader | null {
  const known = rows.map(({ cells }) => new Set(cells.map(fieldOf).filter((field) => field !== null)).size);
  const most = Math.max(0, ...known);
  const filled = (cells: readonly string[]) => cells.filter((cell) => canonical(cell) !== '').length;
  const at = most > 0 ? known.indexOf(most) : rows.findIndex(({ cells }) => filled(cells) >= FEWEST_HEADERS);
  const header = rows[at];
  if (header === undefined) return null;
  const below = rows.slice(at + 1);
  const columns = header.cells.flatMap((cell, column): DetectedColumn[] => {
    const values = below.map(({ cells }) => canonical(cells[column] ?? '')).filter((value) => value !== '');
    const text = canonical(cell);
    if (text === '' && values.length === 0) return [];
    return [{ column, header: text, field: fieldOf(cell), samples: values.slice(0, SAMPLES) }];
  });
  return { row: header.row, columns: suggest(columns, below) };
}

/** Each field once; days without a known header are a due date, 责任单位 leads where nobody else does, the longest texts are the problem. */
function suggest(
  columns: readonly DetectedColumn[],
  rows: readonly { readonly cells: readonly string[] }[],
): DetectedColumn[] {
  const taken = new Set<IntakeField>();
  const first = columns.map((one) => {
    const field = one.field !== null && !taken.has(one.field) ? one.field : null;
    if (field !== null) taken.add(field);
    return { ...one, field };
  });
  const give = (field: IntakeField, which: (one: DetectedColumn) => boolean): void => {
    if (taken.has(field)) return;
    const at = first.findIndex(which);
    const found = first[at];
    if (found === undefined) return;
    first[at] = { ...found, field };
    taken.add(field);
  };
  give('lead', ({ field }) => field === 'responsible');
  const isFree = ({ field, samples }: DetectedColumn) => field === null && samples.length > 0;
  give('dueOn', (one) => isFree(one) && one.samples.every((sample) => DAY.test(sample)));
  const length = (column: number) =>
    rows.reduce((sum, { cells }) => sum + (cells[column] ?? '').length, 0) / Math.max(1, rows.length);
  const longest = Math.max(0, ...first.filter(isFree).map(({ column }) => length(column)));
  give('problem', (one) => isFree(one) && longest >= 8 && length(one.column) === longest);
  return first;
}

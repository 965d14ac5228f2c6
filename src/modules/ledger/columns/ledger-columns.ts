import type { LedgerFields, LedgerParty, LedgerRow } from './ledger-row.js';
import { classWord, lightWord, sourceWord, stateWord } from './ledger-words.js';

export type CellValue = string | number;

/** Who may change a cell in a file that comes back: the unit its progress, the office what it settled. */
export type EditedBy = 'unit' | 'office';

export interface LedgerColumn {
  readonly key: string;
  readonly header: string;
  /** In characters of the default font. */
  readonly width: number;
  readonly editedBy?: EditedBy;
  readonly value: (row: LedgerRow) => CellValue;
}

const field =
  (name: keyof LedgerFields) =>
  ({ fields }: LedgerRow): CellValue =>
    (fields[name] as CellValue | undefined) ?? '';

const unitsOf =
  (part: LedgerParty['part']) =>
  ({ fields }: LedgerRow): string =>
    (fields.parties ?? [])
      .filter((party) => party.part === part)
      .map(({ name }) => name)
      .join('、');

const numbered = (lines: readonly string[]): string =>
  lines.length <= 1 ? (lines[0] ?? '') : lines.map((line, i) => `${i + 1}. ${line}`).join('\n');

function measures({ fields }: LedgerRow): string {
  return numbered(
    (fields.measures ?? []).map(({ text, milestoneOn, doneOn }) => {
      const note = doneOn ? `${doneOn}完成` : milestoneOn ? `${milestoneOn}前` : '';
      return note === '' ? text : `${text}（${note}）`;
    }),
  );
}

function extension({ fields }: LedgerRow): string {
  const { extension_new_due_on: asked } = fields;
  return [movedLimit(fields), asked === undefined ? '' : `申请延至${asked}，待批`].filter(Boolean).join('；');
}

/** A limit that was moved without a request of the unit (by the office, by a holiday) shows what it was at first, too. */
function movedLimit({
  extension_count: count = 0,
  original_due_on: original,
  current_due_on: current,
}: LedgerRow['fields']): string {
  if (count > 0) return `已延期${count}次，原定${original ?? '—'}`;
  return original === undefined || current === undefined || original === current
    ? ''
    : `时限已调整，原定${original}`;
}

function verdict({ fields }: LedgerRow): string {
  const state = stateWord(fields.state);
  return fields.verdict === undefined || fields.verdict === fields.state
    ? state
    : `${stateWord(fields.verdict)}（${state}）`;
}

function remark({ fields }: LedgerRow): string {
  return [
    fields.is_internal === true ? '内部' : '',
    fields.predecessor_id === undefined ? '' : '上年度结转',
    fields.state === 'paused' && fields.review_on ? `暂缓至${fields.review_on}` : '',
  ]
    .filter(Boolean)
    .join('；');
}

/** 整改台账 (domain.md 13.1), one line a task; 进展 in three cells, so that each can be filled in by itself. */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  { key: 'number', header: '问题编号', width: 16, value: field('number') },
  {
    key: 'source',
    header: '来源',
    width: 16,
    value: ({ fields }) => `${fields.report_year}年度 ${sourceWord(fields.kind)}`,
  },
  { key: 'body', header: '被督查单位', width: 16, value: field('organisation_name') },
  { key: 'title', header: '事项', width: 28, editedBy: 'office', value: field('title') },
  { key: 'problem', header: '存在问题', width: 40, value: field('problem') },
  { key: 'causes', header: '原因', width: 24, value: ({ fields }) => numbered(fields.causes ?? []) },
  { key: 'target', header: '整改目标', width: 28, editedBy: 'office', value: field('target') },
  { key: 'measures', header: '整改措施', width: 36, value: measures },
  {
    key: 'class',
    header: '整改类型',
    width: 11,
    value: ({ fields }) => classWord(fields.rectification_class),
  },
  { key: 'lead', header: '牵头单位', width: 16, value: field('lead_name') },
  { key: 'responsible', header: '责任单位', width: 16, value: unitsOf('responsible') },
  { key: 'assisting', header: '配合单位', width: 16, value: unitsOf('assisting') },
  { key: 'lineLeader', header: '分管领导', width: 10, editedBy: 'office', value: field('line_leader_name') },
  { key: 'owner', header: '责任人', width: 10, editedBy: 'office', value: field('owner_name') },
  { key: 'liaison', header: '联络员', width: 10, editedBy: 'office', value: field('liaison_name') },
  { key: 'registeredOn', header: '立项日期', width: 12, value: ({ registeredOn }) => registeredOn },
  { key: 'issuedOn', header: '交办日期', width: 12, value: field('issued_on') },
  { key: 'dueOn', header: '完成时限', width: 12, editedBy: 'office', value: field('current_due_on') },
  { key: 'extension', header: '延期情况', width: 18, value: extension },
  { key: 'progress', header: '整改进展（%）', width: 9, editedBy: 'unit', value: field('progress') },
  { key: 'progressText', header: '整改进展情况', width: 36, editedBy: 'unit', value: field('progress_text') },
  { key: 'nextSteps', header: '下一步措施', width: 28, editedBy: 'unit', value: field('next_steps') },
  { key: 'verdict', header: '完成情况（认定）', width: 14, value: verdict },
  { key: 'evidence', header: '佐证材料', width: 28, value: ({ fields }) => numbered(fields.evidence ?? []) },
  { key: 'closedOn', header: '销号日期', width: 12, value: field('closed_on') },
  { key: 'light', header: '预警灯', width: 8, value: ({ light }) => lightWord(light) },
  { key: 'remark', header: '备注', width: 18, value: remark },
];

export const EDITABLE_COLUMNS = LEDGER_COLUMNS.filter(({ editedBy }) => editedBy !== undefined);

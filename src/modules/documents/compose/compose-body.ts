import type { LocalDate } from '../../../core/shared/local-date.js';
import type { DocumentKindName } from '../kinds/document-kinds.js';
import type { RowField } from '../kinds/task-fields.js';
import type { DocumentData, DocumentRow } from '../rendering/render-docx.js';
import { namesOf, NONE, sourceOf } from './compose-task.js';
import { distance, longDate, word } from './document-words.js';
import type { TaskPaper } from './task-paper.js';

export type TaskLine = Pick<
  TaskPaper,
  | 'number'
  | 'title'
  | 'problem'
  | 'target'
  | 'reportTitle'
  | 'reportYear'
  | 'rectificationClass'
  | 'parties'
  | 'ownerName'
  | 'liaisonName'
  | 'lineLeaderName'
  | 'currentDueOn'
  | 'closedOn'
  | 'progress'
  | 'state'
  | 'light'
> & {
  readonly measures: readonly string[];
  /** 通报 of this task that a leader agreed to; its number from the day it went out. */
  readonly bulletin: { readonly number: string | null; readonly grounds: string } | null;
};

export interface BodyPaper {
  readonly bodyName: string;
  /** The office of the person who ordered it. */
  readonly issuerName: string;
  readonly reportYear: number;
  /** Issued tasks of that report, by number. */
  readonly tasks: readonly TaskLine[];
}

const ENDED = ['closed', 'carried_over', 'cancelled', 'merged'];

/** Everything the template of a document about many tasks can ask for. */
export function composeBodyDocument(
  kind: DocumentKindName,
  paper: BodyPaper,
  today: LocalDate,
): DocumentData {
  const common = { 发文机关: paper.issuerName, 成文日期: longDate(today) };
  const scope = `${paper.bodyName}${paper.reportYear}年度`;
  if (kind === 'bulletin') return { ...common, ...bulletin(paper, scope, today) };
  const rows = paper.tasks.map((task, i) => toRow(task, i, today));
  return { ...common, 清单范围: scope, 问题清单: rows, 任务清单: rows, 责任清单: rows };
}

/** Who is named: those a leader decided to name; where nobody decided, what is past its day or on red. Every unit reads the same figures. */
function bulletin({ tasks }: BodyPaper, scope: string, today: LocalDate): DocumentData {
  const open = tasks.filter(({ state }) => !ENDED.includes(state));
  const isLate = ({ currentDueOn }: TaskLine) => currentDueOn !== null && currentDueOn < today;
  const decided = tasks.filter((task) => task.bulletin !== null);
  const named = decided.length > 0 ? decided : open.filter((task) => isLate(task) || task.light === 'red');
  const numbers = new Set(decided.map((task) => task.bulletin?.number ?? null));
  const count = (some: readonly TaskLine[]) => String(some.length);
  return {
    文号: numbers.size === 1 ? ([...numbers][0] ?? null) : null,
    主送机关: '各有关单位',
    通报范围: scope,
    统计截止日: longDate(today),
    任务总数: count(tasks.filter(({ state }) => state !== 'cancelled' && state !== 'merged')),
    已销号数: count(tasks.filter(({ state }) => state === 'closed')),
    在办数: count(open),
    红灯数: count(open.filter(({ light }) => light === 'red')),
    黄灯数: count(open.filter(({ light }) => light === 'yellow')),
    逾期数: count(open.filter(isLate)),
    通报事项: named.map((task, i) => {
      const row = toRow(task, i, today);
      return task.bulletin === null ? row : { ...row, 情况: task.bulletin.grounds };
    }),
  };
}

function toRow(task: TaskLine, i: number, today: LocalDate): DocumentRow {
  const row: Record<RowField, string | null> = {
    序号: String(i + 1),
    任务编号: task.number,
    事项名称: task.title,
    存在问题: task.problem,
    问题来源: sourceOf(task),
    整改目标: task.target,
    整改类型: word('rectificationClass', task.rectificationClass),
    整改措施: task.measures.map((text, n) => `${n + 1}．${text}`).join('\n'),
    牵头单位: namesOf(task, 'lead'),
    责任单位: namesOf(task, 'responsible') ?? NONE,
    配合单位: namesOf(task, 'assisting') ?? NONE,
    分管领导: task.lineLeaderName,
    责任人: task.ownerName,
    联络员: task.liaisonName,
    现行时限: longDate(task.currentDueOn),
    进度: `${task.progress}%`,
    状态: word('state', task.state),
    预警灯: word('light', task.light),
    情况: task.closedOn === null ? distance(task.currentDueOn, today) : '已销号',
  };
  return row;
}

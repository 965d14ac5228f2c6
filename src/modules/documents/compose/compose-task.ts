import type { TaskField, TASK_LISTS } from '../kinds/task-fields.js';
import type { DocumentData, DocumentRow } from '../rendering/render-docx.js';
import { dueInWords, joined, longDate, word } from './document-words.js';
import type { TaskPaper } from './task-paper.js';

/** The placeholders of every document about one task. */
export function composeTask(paper: TaskPaper): DocumentData {
  const fields: Record<TaskField, string | null> = {
    ...matterOf(paper),
    ...peopleOf(paper),
    ...courseOf(paper),
  };
  const lists: Record<keyof typeof TASK_LISTS, DocumentRow[]> = {
    认定标准: numbered(paper.criteria, ({ text, evidence }) => ({ 内容: text, 佐证: joined(evidence) })),
    整改措施: numbered(paper.measures, ({ text, milestoneOn, doneOn }) => ({
      内容: text,
      里程碑: longDate(milestoneOn),
      完成日期: longDate(doneOn),
    })),
  };
  return { ...fields, ...lists };
}

/** Known to be none, which is not the same as not known. */
export const NONE = '无';

/** Rows with their 序号, from 1. */
export function numbered<T>(items: readonly T[], toRow: (item: T) => DocumentRow): DocumentRow[] {
  return items.map((item, i) => ({ 序号: String(i + 1), ...toRow(item) }));
}

export function namesOf(paper: Pick<TaskPaper, 'parties'>, part: string): string | null {
  return joined(paper.parties.filter((party) => party.part === part).map(({ name }) => name));
}

export function sourceOf({ reportTitle, reportYear }: Pick<TaskPaper, 'reportTitle' | 'reportYear'>): string {
  return reportTitle === null ? `${reportYear}年度` : `《${reportTitle}》`;
}

function matterOf(paper: TaskPaper) {
  return {
    发文机关: paper.issuerName ?? paper.bodyName,
    文号: null,
    任务编号: paper.number,
    事项名称: paper.title,
    紧急程度: word('priority', paper.priority),
    问题来源: sourceOf(paper),
    存在问题: paper.problem,
    整改目标: paper.target,
    整改类型: word('rectificationClass', paper.rectificationClass),
    领导批示: paper.approvalReference,
  };
}

function peopleOf(paper: TaskPaper) {
  return {
    牵头单位: namesOf(paper, 'lead'),
    责任单位: namesOf(paper, 'responsible') ?? NONE,
    配合单位: namesOf(paper, 'assisting') ?? NONE,
    分管领导: paper.lineLeaderName,
    责任人: paper.ownerName,
    联络员: paper.liaisonName,
    经办人: paper.issuedByName,
    联系电话: null,
    签收人: paper.signedByName,
  };
}

function courseOf(paper: TaskPaper) {
  return {
    交办日期: longDate(paper.issuedOn),
    签收日期: longDate(paper.signedOn),
    原定时限: longDate(paper.originalDueOn),
    现行时限: longDate(paper.currentDueOn),
    办理时限说明: dueInWords(paper.dueRule, paper.currentDueOn),
    整改进度: `${paper.progress}%`,
    预警灯: word('light', paper.light),
    最近进展: paper.lastProgress,
    举一反三: paper.sameKindReview,
    报结日期: longDate(paper.submittedOn),
    销号日期: longDate(paper.closedOn),
  };
}

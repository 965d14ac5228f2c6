import type { LocalDate } from '../../../core/shared/local-date.js';
import type { DocumentKindName } from '../kinds/document-kinds.js';
import type { DocumentData } from '../rendering/render-docx.js';
import { composeTask, namesOf, numbered } from './compose-task.js';
import { distance, longDate, word } from './document-words.js';
import type { TaskPaper } from './task-paper.js';

interface TaskDocument {
  /** The task has come to where there is something to write. */
  readonly isDue: (paper: TaskPaper) => boolean;
  /** What stands in this document beside what every one of the task says. */
  readonly compose: (paper: TaskPaper, today: LocalDate) => DocumentData;
  /** Written by those who supervise, not by a unit. */
  readonly ofOffice?: true;
}

const DOCUMENTS: Readonly<Partial<Record<DocumentKindName, TaskDocument>>> = {
  'supervision-notice': {
    isDue: ({ issuedOn }) => issuedOn !== null,
    compose: () => ({
      办理要求:
        '请牵头单位按期签收，会同责任单位、配合单位制定整改方案，明确整改类型、措施、责任人和时间节点；按规定报送进展；完成后逐项对照认定标准提交佐证材料，申请对账销号。不属于本单位职责的，应在规定期限内书面说明依据和建议承办单位，不得自行转办。',
      反馈要求: '整改方案、整改进展和销号申请由牵头单位统一报送，经单位负责人审签。',
      办理情况: null,
    }),
  },
  'reminder-notice': {
    ofOffice: true,
    isDue: ({ issuedOn, closedOn }) => issuedOn !== null && closedOn === null,
    compose: (paper, today) => ({
      成文日期: longDate(today),
      催办事由: `该事项办理时限为${longDate(paper.currentDueOn) ?? '（未设定）'}，${distance(paper.currentDueOn, today)}，整改进度${paper.progress}%，当前状态为${word('state', paper.state)}。`,
      催办要求:
        '请抓紧推进整改，并书面反馈最新进展、存在困难和下一步措施；确难按期完成的，应在到期前提出延期申请。',
    }),
  },
  'extension-request': {
    isDue: ({ extension }) => extension !== null,
    compose: ({ extension, extensionCount }) => ({
      延期理由: extension?.reason ?? null,
      申请日期: longDate(extension?.requestedOn),
      申请人: extension?.requestedByName ?? null,
      申请时进度: extension === null ? null : `${extension.progress}%`,
      延期前时限: longDate(extension?.dueOn),
      申请延至: longDate(extension?.newDueOn),
      已延次数: `${extensionCount}次`,
    }),
  },
  'extension-decision': {
    isDue: ({ extension }) => extension !== null && extension.outcome !== null,
    compose: ({ extension }) => ({
      成文日期: longDate(extension?.decidedOn),
      申请日期: longDate(extension?.requestedOn),
      延期前时限: longDate(extension?.dueOn),
      批复后时限: longDate(extension?.grantedDueOn ?? extension?.dueOn),
      批复意见: word('extension', extension?.outcome),
      批复理由: extension?.decisionReason ?? null,
      批复人: extension?.decidedByName ?? null,
    }),
  },
  'return-form': {
    isDue: ({ sentBack }) => sentBack !== null,
    compose: ({ sentBack }) => ({
      报结日期: longDate(sentBack?.submittedOn),
      退回原因: word('sendBackReason', sentBack?.reasonCode),
      退回说明: sentBack?.reason ?? null,
      退回日期: longDate(sentBack?.on),
      退回人: sentBack?.byName ?? null,
    }),
  },
  'return-request': {
    isDue: ({ returnRequest }) => returnRequest !== null,
    compose: returned,
  },
  'verification-record': {
    isDue: ({ verification }) => verification !== null,
    compose: (paper) => ({
      ...verified(paper),
      核查方式: word('method', paper.verification?.method),
      核查地点: paper.verification?.place ?? null,
      参加人员: paper.verification?.participants ?? null,
      抽样说明: sampled(paper.verification),
      核查发现: numbered(paper.verification?.findings ?? [], (text) => ({ 内容: text })),
    }),
  },
  'strike-off-form': {
    isDue: ({ decision }) => decision !== null,
    compose: (paper) => ({
      ...verified(paper),
      认定结论: word('verdict', paper.decision?.verdict),
      认定理由: paper.decision?.reason ?? null,
      认定人: paper.decision?.byName ?? null,
      认定日期: longDate(paper.decision?.on),
    }),
  },
  'recheck-record': {
    isDue: ({ recheck }) => recheck !== null,
    compose: ({ recheck }) => ({
      应查日期: longDate(recheck?.dueOn),
      回头看日期: longDate(recheck?.doneOn),
      回头看结果: word('recheck', recheck?.outcome),
      回头看情况: recheck?.text ?? null,
      回头看人: recheck?.byName ?? null,
    }),
  },
  'interview-notice': {
    ofOffice: true,
    isDue: ({ issuedOn, closedOn }) => issuedOn !== null && closedOn === null,
    compose: called,
  },
  'urging-letter': {
    isDue: ({ letter }) => letter !== null,
    compose: ({ letter }) => ({
      ...(letter === null ? {} : { 发文机关: letter.fromName, 文号: letter.number }),
      成文日期: longDate(letter?.decidedOn),
      发函事由: letter?.grounds ?? null,
      批准人: letter?.decidedByName ?? null,
      批准日期: longDate(letter?.decidedOn),
      回复期限: longDate(letter?.limitOn),
    }),
  },
};

/** Which documents can be made of the task now; those of the supervising office only for it. */
export function dueDocuments(paper: TaskPaper, isOffice: boolean): DocumentKindName[] {
  const all = Object.entries(DOCUMENTS) as [DocumentKindName, TaskDocument][];
  return all
    .filter(([, { isDue, ofOffice }]) => isDue(paper) && (isOffice || ofOffice !== true))
    .map(([kind]) => kind);
}

/** All that the template of this kind can ask for. */
export function composeTaskDocument(
  kind: DocumentKindName,
  paper: TaskPaper,
  today: LocalDate,
): DocumentData {
  return { ...composeTask(paper), ...DOCUMENTS[kind]?.compose(paper, today) };
}

function returned({ returnRequest }: TaskPaper): DocumentData {
  return {
    交办日期: longDate(returnRequest?.issuedOn),
    申请单位: returnRequest?.unitName ?? null,
    退回理由: returnRequest?.reason ?? null,
    职责依据: returnRequest?.dutyBasis ?? null,
    建议单位: returnRequest?.suggestedName ?? null,
    申请日期: longDate(returnRequest?.on),
    申请人: returnRequest?.byName ?? null,
    ...answered(returnRequest?.answer ?? null),
  };
}

function answered(answer: NonNullable<TaskPaper['returnRequest']>['answer']): DocumentData {
  return {
    答复意见: word('returnAnswer', answer?.outcome),
    答复理由: answer?.reason ?? null,
    答复日期: longDate(answer?.on),
    答复人: answer?.byName ?? null,
  };
}

/** What the proposal says where a leader agreed to one; else an unsigned draft for the office to complete. */
function called(paper: TaskPaper, today: LocalDate): DocumentData {
  const { interview } = paper;
  return {
    ...(interview === null ? {} : { 发文机关: interview.fromName, 文号: interview.number }),
    成文日期: longDate(interview?.decidedOn ?? today),
    约谈对象: `${namesOf(paper, 'lead') ?? ''}主要负责人`,
    约谈时间: longDate(interview?.heldOn),
    约谈地点: null,
    约谈事由: interview?.grounds ?? distance(paper.currentDueOn, today),
    约谈内容: '整改进展情况、滞后原因、下一步措施和完成时限',
    批准人: interview?.decidedByName ?? null,
    批准日期: longDate(interview?.decidedOn),
    整改限期: longDate(interview?.limitOn),
  };
}

function verified({ verification }: TaskPaper) {
  return {
    核查情况: verification?.text ?? null,
    核查人: verification?.byName ?? null,
    核查日期: longDate(verification?.on),
  };
}

/** With the seed, so that anybody can draw the same sample again. */
function sampled(verification: TaskPaper['verification']): string | null {
  if (verification === null || verification.population === null) return null;
  const { population, sampleSize, seed } = verification;
  return `总数${population}件，抽取${sampleSize}件（随机种子${seed}，可复核）`;
}

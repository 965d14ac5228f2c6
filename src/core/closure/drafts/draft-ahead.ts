import type { LocalDate } from '../../shared/local-date.js';
import type { DraftParagraph } from './draft-section.js';
import { ended, gap, inWords, withoutEnd, type DraftSentence, type Proven } from './draft-words.js';

/** A matter that is not over when this year's report is written. */
export interface OpenMatter {
  /** The task that carries it now. */
  readonly taskId: string;
  readonly kind: 'shortcoming' | 'plan';
  /** The problem, or of a plan item the promise, as worded. */
  readonly problem: string;
  /** First report year of its chain, and in how many years it was listed. */
  readonly firstYear: number;
  readonly yearCount: number;
  /** What a re-visit found, where the last one failed. */
  readonly failedRecheck: Proven | null;
  /** Why it is not done, as decided. */
  readonly reason: Proven | null;
  readonly nextStep: Proven | null;
  readonly dueOn: LocalDate | null;
  readonly leadName: string | null;
}

const SEVERAL_YEARS = 2;
const CARRIED_ON: Readonly<Record<OpenMatter['kind'], (words: string) => string>> = {
  shortcoming: (words) => `继续整改“${words}”的问题`,
  plan: (words) => `继续落实上一年度安排“${words}”`,
};

/**
 * First draft of 存在的不足和原因: the matter as worded, how long it has lasted, what the re-visit found, and the cause. What no
 * record says is a bracketed gap; the longest chains come first, for they are what a reader asks about.
 */
export function draftShortcomings(matters: readonly OpenMatter[]): DraftParagraph[] {
  const shortcomings = matters.filter(({ kind }) => kind === 'shortcoming');
  return shortcomings.sort(byWeight).map((matter, place) => ({
    itemId: matter.taskId,
    sentences: [
      { text: `${place + 1}.${withoutEnd(matter.problem)}。`, recordId: matter.taskId },
      ...lasting(matter),
      ...(matter.failedRecheck === null ? [] : [proven('“回头看”发现：', matter.failedRecheck)]),
      matter.reason === null ? gap('原因') : proven('主要原因：', matter.reason),
    ],
  }));
}

/** First draft of 下一年安排 out of what is carried over, broken promises too: the next step, by when, and who leads. */
export function draftPlan(matters: readonly OpenMatter[]): DraftParagraph[] {
  return [...matters].sort(byWeight).map(({ taskId, kind, problem, nextStep, dueOn, leadName }, place) => ({
    itemId: taskId,
    sentences: [
      { text: `${place + 1}.${CARRIED_ON[kind](withoutEnd(problem))}。`, recordId: taskId },
      nextStep === null ? gap('下一步措施') : proven('', nextStep),
      dueOn === null ? gap('完成时限') : { text: `${inWords(dueOn)}前完成。`, recordId: taskId },
      leadName === null ? gap('牵头单位') : { text: `牵头单位：${leadName}。`, recordId: taskId },
    ],
  }));
}

function lasting({ taskId, firstYear, yearCount }: OpenMatter): DraftSentence[] {
  if (yearCount < SEVERAL_YEARS) return [];
  return [{ text: `该问题自${firstYear}年度起已连续${yearCount}个年度没有整改到位。`, recordId: taskId }];
}

function proven(lead: string, { recordId, text }: Proven): DraftSentence {
  return { text: `${lead}${ended(text)}`, recordId };
}

function byWeight(a: OpenMatter, b: OpenMatter): number {
  const failed = Number(b.failedRecheck !== null) - Number(a.failedRecheck !== null);
  return b.yearCount - a.yearCount || failed || (a.taskId < b.taskId ? -1 : 1);
}

import { compareFigures, type ComparedFigure } from '../matching/figure-comparison.js';
import { figuresOf } from '../reading/figures.js';
import { matchingCopy } from '../../text/matching-copy.js';
import type { DraftItem, DraftParagraph } from './draft-section.js';
import {
  ended,
  gap,
  inWords,
  provenOrGap,
  withoutEnd,
  type DraftSentence,
  type Proven,
} from './draft-words.js';
import type { LedgerDecision } from '../ledger.js';

/** What is known of one item of last year's plan; `problem` is the promise as it was worded. */
export type DraftPromise = DraftItem;

const STATUS: Readonly<Record<LedgerDecision, string>> = {
  done: '该项安排已兑现',
  basically_done: '该项安排部分兑现',
  continuing: '该项安排正在落实',
  not_done: '该项安排尚未兑现',
  not_applicable: '因情况变化，该项安排不再实施',
};

const OVER: ReadonlySet<LedgerDecision> = new Set(['done', 'not_applicable']);

/**
 * Drafts what became of last year's 安排, one paragraph for each: the promise as worded, what was done, every promised number
 * beside the one on record, the decision, and for what is not kept reason, next step and date. A decision that the numbers do not
 * bear out stands as a gap: a report must not call kept what falls short.
 */
export function draftPromises(items: readonly DraftPromise[]): DraftParagraph[] {
  return items.map((item) => {
    const records = [...item.measures, ...item.results];
    const figures = figuresOnRecord(item.problem, records);
    return {
      itemId: item.itemId,
      sentences: [
        { text: `${item.number}上一年度安排“${withoutEnd(item.problem)}”。`, recordId: item.itemId },
        ...provenOrGap(records, '落实情况'),
        ...eachOnce(figures.map(figureSentence)),
        status(item, figures),
        ...unfinished(item),
      ],
    };
  });
}

type OnRecord = ComparedFigure<{ readonly recordId: string; readonly text: string; readonly score: number }>;

/** The numbers that a plan item promises beside those of accepted records. */
function figuresOnRecord(promise: string, records: readonly Proven[]): OnRecord[] {
  const sources = records.map(({ recordId, text }) => ({ recordId, text: matchingCopy(text), score: 1 }));
  return compareFigures(figuresOf(matchingCopy(promise)), sources);
}

/** A clause with two numbers is one gap: 14个村每村不少于3名. */
function eachOnce(sentences: readonly DraftSentence[]): DraftSentence[] {
  return [...new Map(sentences.map((sentence) => [sentence.text, sentence])).values()];
}

function figureSentence({ clause, promised, reported, unit, met, source }: OnRecord): DraftSentence {
  if (reported === null || source === null) return gap(`“${clause}”的完成数`);
  const short = met ? '' : '，未达到安排';
  return { text: `安排${promised}${unit}，实际${reported}${unit}${short}。`, recordId: source.recordId };
}

function status({ decision }: DraftPromise, figures: readonly OnRecord[]): DraftSentence {
  if (decision === null) return gap('认定结论');
  if (decision.value === 'done' && figures.some(({ met }) => !met))
    return gap('认定为完成，记录中的数字没有达到安排');
  return { text: ended(STATUS[decision.value]), recordId: decision.recordId };
}

function unfinished({ decision, reason, nextStep, due }: DraftPromise): DraftSentence[] {
  if (decision !== null && OVER.has(decision.value)) return [];
  return [
    reason ? { text: `未兑现原因：${ended(reason.text)}`, recordId: reason.recordId } : gap('未兑现原因'),
    nextStep ? { text: `下一步：${ended(nextStep.text)}`, recordId: nextStep.recordId } : gap('下一步措施'),
    due ? { text: `计划于${inWords(due.on)}前完成。`, recordId: due.recordId } : gap('完成时限'),
  ];
}

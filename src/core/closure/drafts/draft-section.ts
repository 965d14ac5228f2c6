import type { LocalDate } from '../../shared/local-date.js';
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

/** What is known of one of last year's items; only accepted records may be given. */
export interface DraftItem {
  readonly itemId: string;
  /** Number in last year's report or ledger. */
  readonly number: string;
  /** The problem as it was worded last year. */
  readonly problem: string;
  readonly measures: readonly Proven[];
  readonly results: readonly Proven[];
  /** null: nobody has decided yet. */
  readonly decision: { readonly recordId: string; readonly value: LedgerDecision } | null;
  /** Asked for where the matter is not done. */
  readonly reason: Proven | null;
  readonly nextStep: Proven | null;
  readonly due: { readonly recordId: string; readonly on: LocalDate } | null;
  readonly leadUnit: { readonly recordId: string; readonly name: string } | null;
}

export interface DraftParagraph {
  readonly itemId: string;
  readonly sentences: readonly DraftSentence[];
}

const STATUS: Readonly<Record<LedgerDecision, string>> = {
  done: '目前已完成整改',
  basically_done: '目前已基本完成整改',
  continuing: '目前正在持续整改',
  not_done: '目前尚未完成整改',
  not_applicable: '因情况变化，已无需整改',
};

const OVER: ReadonlySet<LedgerDecision> = new Set(['done', 'not_applicable']);

/**
 * Drafts 上一年度存在问题的整改情况, one paragraph for each item in the order of domain.md §13.5: the problem as worded,
 * measures, result, status, for unfinished ones reason, next step and date, and the lead unit. Nothing is said that no
 * record says; what is missing stands as 〔缺证据：…〕.
 */
export function draftSection(items: readonly DraftItem[]): DraftParagraph[] {
  return items.map((item) => ({
    itemId: item.itemId,
    sentences: [
      { text: `${item.number}针对“${withoutEnd(item.problem)}”的问题。`, recordId: item.itemId },
      ...provenOrGap(item.measures, '整改措施'),
      ...provenOrGap(item.results, '整改结果'),
      status(item),
      ...unfinished(item),
      item.leadUnit
        ? { text: `牵头单位：${item.leadUnit.name}。`, recordId: item.leadUnit.recordId }
        : gap('牵头单位'),
    ],
  }));
}

/** The paragraphs as running text, a line each, gaps included. */
export function draftText(paragraphs: readonly DraftParagraph[]): string {
  return paragraphs.map(({ sentences }) => sentences.map(({ text }) => text).join('')).join('\n');
}

function status({ decision }: DraftItem): DraftSentence {
  return decision ? { text: `${STATUS[decision.value]}。`, recordId: decision.recordId } : gap('认定结论');
}

function unfinished({ decision, reason, nextStep, due }: DraftItem): DraftSentence[] {
  if (decision !== null && OVER.has(decision.value)) return [];
  return [
    reason ? { text: `未完成原因：${ended(reason.text)}`, recordId: reason.recordId } : gap('未完成原因'),
    nextStep ? { text: `下一步：${ended(nextStep.text)}`, recordId: nextStep.recordId } : gap('下一步措施'),
    due ? { text: `计划于${inWords(due.on)}前完成。`, recordId: due.recordId } : gap('完成时限'),
  ];
}

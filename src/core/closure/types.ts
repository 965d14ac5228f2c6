import type { ReportItem, ReportSection } from '../report/types.js';
import type { Span } from '../shared/span.js';
import type { ThemeCode } from '../shared/themes.js';
import type { CopiedSentence } from '../text/copied-sentences.js';

/** What this year's report says about one item of last year (domain.md §14 point 2). */
export type ClosureAnswer = 'stated-closed' | 'stated-in-progress' | 'mentioned-only' | 'silent';

/** One item of last year's report, as confirmed by a person. */
export interface PreviousItem {
  readonly id: string;
  readonly kind: 'shortcoming' | 'plan';
  /** Verbatim wording of last year. */
  readonly text: string;
  /** Title and target of the task made from it; its words count as further wording of the same item. */
  readonly task?: string;
  /** Units named by the item or its task. */
  readonly units?: readonly string[];
}

export interface ClosureInput {
  readonly previous: readonly PreviousItem[];
  /** Full text of last year's report, for finding copied sentences; null where it is not at hand. */
  readonly previousText: string | null;
  /** Full original text of this year's report; every span counts into it. */
  readonly text: string;
  readonly sections: readonly ReportSection[];
  readonly items: readonly ReportItem[];
  /** Groups of names of one unit (full, short, renamed): `[['综合行政执法队', '综合行政执法办公室']]`. */
  readonly aliases: readonly (readonly string[])[];
}

/** What a passage is about: work reported as done, a problem, or work announced (domain.md §14). */
export type Zone = 'done' | 'problem' | 'planned';

export interface Quote extends Span {
  readonly text: string;
  readonly zone: Zone;
  /** Stands in 上一年度存在问题的整改情况. */
  readonly inPriorSection: boolean;
  /** 0..1, likeness to the item. */
  readonly score: number;
}

/**
 * How far an entry on one of last year's problems is: `unsure` where the sentence on all of them (其中3项已完成) gives numbers that
 * do not tell which ones it means.
 */
export type Standing = 'closed' | 'open' | 'unsure';

/** Why an answer was given; `describeFeature` words it. */
export type Feature =
  | { readonly code: 'shared-terms'; readonly terms: readonly string[] }
  | { readonly code: 'same-theme'; readonly themes: readonly ThemeCode[] }
  | { readonly code: 'same-unit'; readonly units: readonly string[] }
  | { readonly code: 'figures'; readonly compared: readonly FigureComparison[] }
  | { readonly code: 'in-prior-section' }
  /** A sentence on all of last year's problems tells how far this one is, or leaves open which ones it means. */
  | { readonly code: 'status-of-all'; readonly standing: Standing }
  | { readonly code: 'result-words'; readonly words: readonly string[] }
  | { readonly code: 'continuing-words'; readonly words: readonly string[] }
  | { readonly code: 'unfinished-words'; readonly words: readonly string[] }
  | { readonly code: 'listed-again' }
  | { readonly code: 'planned-again' }
  | { readonly code: 'no-measure' }
  /** Measures alone: no figure, result or status. */
  | { readonly code: 'no-result' };

/** A promised number beside the reported one: 讲座 10 场 promised, 6 场 reported. */
export interface FigureComparison {
  /** The clause of the promise in which the number stands, in the matching copy: `开展法治讲座10场`. */
  readonly clause: string;
  readonly promised: number;
  /** null: this year's report gives no number for it. */
  readonly reported: number | null;
  /** As printed in the promise: `场`, `%`. */
  readonly unit: string;
  /** A time limit or an upper bound: 5 where 10 were promised keeps it. */
  readonly lessIsBetter: boolean;
  readonly met: boolean;
  /** Where this year's report gives the number; null where it gives none. */
  readonly sentence: Span | null;
}

/** 兑现 · 部分兑现 · 未提及: the verdict on one item of last year's plan. */
export type PromiseVerdict = 'fulfilled' | 'partly' | 'not-mentioned';

export interface ItemAnswer {
  readonly itemId: string;
  readonly answer: ClosureAnswer;
  /** 0..1, how well the best quote matches the item; 0 where silent and nothing came near. */
  readonly score: number;
  /** True where the reading is not sure enough to stand without a person. */
  readonly askAPerson: boolean;
  readonly quotes: readonly Quote[];
  readonly features: readonly Feature[];
  /** null for shortcomings. */
  readonly promise: PromiseVerdict | null;
  /** Of plan items: every number promised beside the one reported. */
  readonly figures: readonly FigureComparison[];
  /** 0..1, of the figure that falls shortest; null where no number stands in both texts. */
  readonly fulfilment: number | null;
}

export type RecurrenceLikeness = 'same-wording' | 'same-theme';

/** A shortcoming of this year that was one last year; many to one is ordinary. */
export interface Recurrence {
  readonly previousId: string;
  /** Id of this year's `ReportItem`. */
  readonly currentId: string;
  readonly likeness: RecurrenceLikeness;
  /** 0..1. */
  readonly score: number;
  /** Told by the words of degree of both wordings. */
  readonly trend: 'worse' | 'better' | 'unchanged';
  readonly askAPerson: boolean;
}

export interface ClosureReading {
  /** Version of the rules and word lists that gave this reading. */
  readonly rulesVersion: string;
  readonly hasPriorSection: boolean;
  /** One for each previous item, in their order. */
  readonly answers: readonly ItemAnswer[];
  readonly recurrences: readonly Recurrence[];
  readonly copied: readonly CopiedSentence[];
}

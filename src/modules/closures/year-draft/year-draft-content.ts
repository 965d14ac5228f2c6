import type { DraftPartView, YearDraftView } from './year-draft.views.js';

/** What the draft prints, in order, whatever it is printed on. */
export interface DraftContent {
  readonly organisationName: string;
  /** `2025年法治政府建设情况报告` */
  readonly reportName: string;
  readonly mark: string;
  readonly parts: readonly DraftContentPart[];
  /** What stands over the records at the end. */
  readonly sourcesTitle: string;
  /** Ids of the records behind the sentences, each once, in order of their numbers from 1. */
  readonly records: readonly string[];
  /** Sentences that no record stands behind. */
  readonly gaps: number;
}

export interface DraftContentPart {
  /** 一、… */
  readonly heading: string;
  /** What the sources call the part. */
  readonly shortName: string;
  /** Never empty: where the ledger has nothing it says so, in a sentence that is neither sourced nor a gap. */
  readonly paragraphs: readonly (readonly DraftSentence[])[];
}

export interface DraftSentence {
  readonly text: string;
  readonly recordId: string | null;
  /** Number of the record; null for a gap. */
  readonly number: number | null;
  /** Unique in the draft; null where the sentence is no part of it. */
  readonly bookmark: string | null;
}

const NUMERALS = ['一', '二', '三', '四'] as const;
const SHORT_NAMES: Readonly<Record<string, string>> = {
  'previous-year': '整改情况',
  promises: '安排落实',
  shortcomings: '存在不足',
  plan: '下年安排',
};
const NOTHING: DraftSentence = {
  ...{ text: '（台账中没有相应事项。）', recordId: null, number: null, bookmark: null },
};

export function draftContent({ organisationName, year, parts }: YearDraftView): DraftContent {
  const records = recordsOf(parts);
  const numbers = new Map(records.map((recordId, at) => [recordId, at + 1]));
  return {
    organisationName,
    reportName: `${year}年法治政府建设情况报告`,
    mark: '（整改部分初稿，供起草使用）',
    parts: parts.map((part, place) => ({
      heading: `${NUMERALS[place] ?? ''}、${part.heading}`,
      shortName: SHORT_NAMES[part.part] ?? part.part,
      paragraphs: paragraphsOf(part, numbers),
    })),
    sourcesTitle: '附件　初稿逐句来源对照（供核对，报送前删去）',
    records,
    gaps: parts.reduce((sum, { gaps }) => sum + gaps.numerator, 0),
  };
}

/** @param paragraph and sentence, both counted from 0 */
export function bookmarkOf(
  { part }: Pick<DraftPartView, 'part'>,
  paragraph: number,
  sentence: number,
): string {
  return `${part.replace('-', '_')}_${paragraph + 1}_${sentence + 1}`;
}

/** By where each comes first. */
function recordsOf(parts: readonly DraftPartView[]): string[] {
  const sentences = parts.flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.sentences));
  return [...new Set(sentences.flatMap(({ recordId }) => recordId ?? []))];
}

function paragraphsOf(part: DraftPartView, numbers: ReadonlyMap<string, number>): DraftSentence[][] {
  if (part.paragraphs.length === 0) return [[NOTHING]];
  return part.paragraphs.map(({ sentences }, paragraph) =>
    sentences.map(({ text, recordId }, index) => ({
      ...{ text, recordId },
      number: recordId === null ? null : (numbers.get(recordId) ?? null),
      bookmark: bookmarkOf(part, paragraph, index),
    })),
  );
}

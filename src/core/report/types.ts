import type { LocalDate } from '../shared/local-date.js';
import type { Span } from '../shared/span.js';

/** What a part of a report is for; found by meaning, a heading is only one clue (item-definition, section 5). */
export type SectionRole =
  | 'preamble'
  | 'achievements'
  | 'prior-rectification'
  | 'shortcomings'
  | 'causes'
  | 'first-responsible'
  | 'plan'
  | 'other'
  | 'closing';

/** 存在的不足 · 原因 · 下一年安排 · 上一年度问题的整改. */
export type ItemKind = 'shortcoming' | 'cause' | 'plan' | 'prior-rectification';

/** One part of the text; nested parts follow their parent and the deepest one covering a place wins. */
export interface ReportSection extends Span {
  readonly role: SectionRole;
  /** The heading line verbatim, null where the part has none of its own. */
  readonly heading: string | null;
}

/** One thing that could be handed to one owner, verbatim: `text === original.slice(start, end)`. */
export interface ReportItem extends Span {
  /** Stable within one reading: `shortcoming-1`, `plan-2`, … in text order. */
  readonly id: string;
  readonly kind: ItemKind;
  readonly text: string;
  /** As printed: `一是`, `（二）`, `3.`; null where the item has none. */
  readonly ordinal: string | null;
  readonly parentId: string | null;
  readonly sectionIndex: number;
  /** Which rule cut it here, for the person who asks why. */
  readonly ruleId: string;
  /** 0..1; of the items at 0.9 and more at least 95 % are right on labelled reports. */
  readonly confidence: number;
}

export interface ReportMetadata {
  readonly title: string | null;
  /** Fullest name of the organ that stands in the file; several joined by 、. */
  readonly issuer: string | null;
  readonly region: string | null;
  /** The year under review, never taken from the date of publication. */
  readonly reportYear: number | null;
  /** This document's own 文号. */
  readonly documentNumber: string | null;
  /** 索引号. */
  readonly indexNumber: string | null;
  readonly publishedOn: LocalDate | null;
  readonly signedOn: LocalDate | null;
}

/** Where in the original each metadata field was read; a field without an entry was composed or is null. */
export type MetadataEvidence = Readonly<Partial<Record<keyof ReportMetadata, Span>>>;

export interface ReportReading {
  readonly metadata: ReportMetadata;
  readonly evidence: MetadataEvidence;
  readonly sections: readonly ReportSection[];
  readonly items: readonly ReportItem[];
}

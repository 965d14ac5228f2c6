import type { Span } from '../../shared/span.js';
import type { Block } from '../text/blocks.js';
import type { MarkerStyle } from '../text/ordinals.js';
import type { SectionRole } from '../types.js';

/** A section in the making; offsets are into the matching copy. */
export interface Part {
  readonly role: SectionRole;
  /** The other role under the same heading, looked for inside. */
  readonly also: SectionRole | null;
  readonly heading: Span | null;
  /** Where its heading begins, or its body where it has none: the part before it ends here. */
  readonly from: number;
  /** Its body. */
  readonly start: number;
  end: number;
  /** 0 for a part of the document, 1 for a part inside another one. */
  readonly depth: 0 | 1;
  readonly marker: { readonly style: MarkerStyle; readonly number: number } | null;
}

export interface Document {
  readonly text: string;
  /** 1 where white space was dropped before the unit. */
  readonly gaps: Uint8Array;
  readonly blocks: readonly Block[];
  readonly reportYear: number | null;
  /** Its title says that it answers findings: 巡察, 督察 or 审计 整改情况. */
  readonly rectification: boolean;
  /** End of the body. */
  readonly end: number;
}

import type { MarkedCopy } from '../text/enumeration.js';
import type { Span } from '../../shared/span.js';
import type { ItemKind } from '../types.js';

/** Where items are looked for. */
export interface Field {
  readonly copy: MarkedCopy;
  readonly range: Span;
  readonly kind: ItemKind;
}

/** An item in the making; offsets are into the matching copy. */
export interface Cut extends Span {
  readonly ordinal: Span | null;
  readonly ruleId: string;
  readonly confidence: number;
}

export function textOf({ copy }: Pick<Field, 'copy'>, span: Span): string {
  return copy.text.slice(span.start, span.end);
}

/** An item that no ordinal opens. */
export function whole(span: Span, ruleId: string, confidence: number): Cut {
  return { ...span, ordinal: null, ruleId, confidence };
}

/** A sentence ends here; a quoted word at the end of a heading (「法律顾问"顾而不问"」) ends none. */
const TERMINAL = /(?:[。;!?.,:]["」》]?|\))$/;
const BARE_MAX = 32;
/** 「责任单位:镇司法所」 says something of the item above it. */
const LABELLED = /^[\u4e00-\u9fff]{2,6}:./;

/** A heading line: short, and no sentence in it. */
export function isHeadingLine(line: string): boolean {
  return line.length <= BARE_MAX && !TERMINAL.test(line) && !LABELLED.test(line);
}

/** Too little to be an item: a stray heading or a leftover mark. */
export function isBareLine(text: string, listed: boolean): boolean {
  return text.length < (listed ? 6 : 8);
}

const ACTION = /措施|任务|举措|安排|打算|重点/;

/** Guiding thought, overall requirements, targets of the whole economy: no pledge that one owner could carry out. */
export function isPrinciple(heading: string): boolean {
  return (
    /^(?:今年|明年|20\d\d年)?(?:[我全][省市县区镇乡局])?(?:政府|经济(?:和)?社会发展)?(?:工作)?的?(?:发展形势[和与及、])?(?:主要)?(?:总体?(?:要求|思路|目标|部署)|指导思想|基本(?:原则|思路)|(?:主要|工作|预期|发展|总|奋斗)*目标(?:$|[。:是和])|工作思路(?:$|[。:]))/.test(
      heading,
    ) && !ACTION.test(heading.slice(0, 30))
  );
}

/** A whole part of principles; 「2025年工作思路」 heads a plan. */
export function isPrinciplePart(heading: string): boolean {
  return isPrinciple(heading) && !/思路/.test(heading);
}

/** Last offset of `[start, end)` that is not a line break. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text[at - 1] === '\n') at--;
  return at;
}

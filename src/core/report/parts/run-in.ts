import type { Span } from '../../shared/span.js';
import type { Block } from '../text/blocks.js';
import type { Document } from './parts.js';
import { roleOfHeading } from './roles.js';

const HEADING_MIN = 4;
/** A heading longer than this has taken in a part of its body, unless it is a sentence of its own. */
const HEADING_MAX = 30;
const STARTS_BODY =
  '(?=我|本[镇乡县市区街局级单年]|一年来|20\\d\\d年|虽|目前|今年|通过|针对|部分|个别|一些|有的|少数|近年|全[镇乡县市区街局]|各[级镇乡部单])';
const NOUN_THEN_BODY = new RegExp(
  `^[^,。;:]{0,24}?(?:问题|不足|短板|差距|原因|打算|安排|计划|措施|思路|情况|成效|举措|做法)${STARTS_BODY}`,
);

const WHOLE_LINE_MAX = 60;

/** The heading of a block, cut where it runs into its body with nothing, or nothing but a space, between them. */
export function headingOf(document: Document, block: Block): Span {
  const { start, end } = block.heading;
  if (end - start <= HEADING_MAX) return block.heading;
  const { text, reportYear } = document;
  const gaps = gapsIn(document, block.heading);
  const named = gaps.find((at) => roleOfHeading(text.slice(start, at), reportYear) !== null) ?? Infinity;
  const noun = NOUN_THEN_BODY.exec(text.slice(start, end))?.[0].length ?? Infinity;
  const cut = Math.min(named, start + Math.max(noun, HEADING_MIN));
  if (cut < end) return { start, end: cut };
  const [only, another] = gaps;
  const isBody = !block.headingOnly || end - start > WHOLE_LINE_MAX;
  return only !== undefined && another === undefined && isBody ? { start, end: only } : block.heading;
}

/** Where white space stands near the beginning, before any mark. */
function gapsIn({ text, gaps }: Document, { start, end }: Span): number[] {
  const found: number[] = [];
  for (let i = start + 1; i < Math.min(end, start + HEADING_MAX); i++) {
    if (/[,。;:]/.test(text[i - 1] ?? '')) break;
    if (gaps[i] === 1 && i - start >= HEADING_MIN) found.push(i);
  }
  return found;
}

import { type MarkedCopy, markersIn } from '../text/enumeration.js';
import { HEADING_STYLES, type Marker } from '../text/ordinals.js';
import { bodyBlocks } from './part-blocks.js';
import type { Document, Part } from './parts.js';
import { type Tenor, tenorsIn } from './tenor.js';

const PROMISING: ReadonlySet<Tenor | null> = new Set<Tenor | null>(['promises', 'measures']);
/** Places where the tail may begin that are tried; officials turn to their measures once. */
const TRIED_MAX = 6;
const MOST = 0.65;

/**
 * A document that names its plan nowhere may go on, right behind the list of its problems, with bare measures: 「…三是宣传
 * 不够。」 「加强学习培训。…」 「加强普法宣传。…」. Cuts the part of the problems where they begin.
 */
export function cutAtMeasures(copy: MarkedCopy, document: Document, parts: readonly Part[]): Part[] {
  const last = parts.findLastIndex(({ role }) => role === 'shortcomings' || role === 'causes');
  const part = parts[last];
  const later = parts.slice(last + 1);
  if (!part || parts.some(({ role }) => role === 'plan') || later.some(({ role }) => role !== 'other'))
    return [...parts];
  const at = measuresBegin(copy, document, part);
  if (at === undefined) return [...parts];
  const plan: Part = {
    ...part,
    role: 'plan',
    also: null,
    heading: null,
    marker: null,
    from: at,
    start: at,
  };
  return [...parts.slice(0, last), { ...part, end: at }, plan, ...later];
}

function measuresBegin(copy: MarkedCopy, document: Document, part: Part): number | undefined {
  return candidates(copy, document, part)
    .slice(0, TRIED_MAX)
    .find((at) => {
      const tail = tenorsIn(copy, document, { start: at, end: part.end });
      const head = tenorsIn(copy, document, { start: part.start, end: at });
      return isAllPromises(tail) && onlyAdmits(head);
    });
}

function isAllPromises(tenors: readonly (Tenor | null)[]): boolean {
  const [first] = tenors;
  if (tenors.length < 2 || first === undefined || !PROMISING.has(first)) return false;
  return sharePromising(tenors) >= MOST && tenors.every((tenor) => tenor === null || PROMISING.has(tenor));
}

function sharePromising(tenors: readonly (Tenor | null)[]): number {
  return tenors.filter((tenor) => PROMISING.has(tenor)).length / tenors.length;
}

function onlyAdmits(tenors: readonly (Tenor | null)[]): boolean {
  const admitting = tenors.filter((tenor) => tenor === 'admits').length;
  return admitting > 0 && admitting / tenors.length >= MOST && sharePromising(tenors) === 0;
}

/** Paragraphs without an ordinal behind the first one, and where a list begins anew or another one takes its place. */
function candidates(copy: MarkedCopy, document: Document, part: Part): number[] {
  const [, ...later] = bodyBlocks(document, part);
  const paragraphs = later.filter(({ marker, leads }) => leads && marker === null).map(({ start }) => start);
  const [first, ...others] = markersIn(copy, part.start, part.end);
  const anew = others.filter((marker) => first && beginsAnew(first, marker)).map(({ start }) => start);
  return [...new Set([...paragraphs, ...anew])].sort((one, other) => one - other);
}

function beginsAnew(first: Marker, { style, number, leads }: Marker): boolean {
  return number === 1 && (style === first.style || (leads && HEADING_STYLES.has(style)));
}

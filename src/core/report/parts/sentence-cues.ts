import type { Span } from '../../shared/span.js';
import { type MarkedCopy, markersIn } from '../text/enumeration.js';
import type { Marker, MarkerStyle } from '../text/ordinals.js';
import { sentencesIn } from '../text/sentences.js';
import type { SectionRole } from '../types.js';
import { cueRole, turnToPlan } from './cues.js';
import type { Document } from './parts.js';

/** A sentence that opens a part which no heading announces. */
export interface Cue {
  readonly at: number;
  readonly role: SectionRole;
  /** The ordinal clause the sentence stands in, -1 outside any list. */
  readonly clause: number;
  readonly lastClause: boolean;
}

/** The sentences of `range` that open a part, in text order. */
export function sentenceCues(copy: MarkedCopy, document: Document, range: Span): Cue[] {
  const { text, reportYear } = document;
  const markers = markersIn(copy, range.start, range.end);
  const lists = new OpenLists(markers);
  const cues: Cue[] = [];
  let clause = -1;
  for (const sentence of sentencesIn(text, range.start, range.end)) {
    while ((markers[clause + 1]?.start ?? Infinity) < sentence.start) lists.enter(++clause);
    const marker = markers[clause + 1];
    if (marker?.start === sentence.start) {
      const named = NAMES_REASONS.test(text.slice(marker.end, sentence.end));
      if (named || (opensReasons(marker) && !lists.goOn()))
        cues.push({ at: sentence.start, role: 'causes', clause, lastClause: true });
      continue;
    }
    const words = text.slice(sentence.start, sentence.end);
    const role = cueRole(words, reportYear);
    if (role) cues.push({ at: sentence.start, role, clause, lastClause: !lists.goOn() });
    const turn = role === 'shortcomings' ? turnToPlan(words) : -1;
    if (turn > 0) cues.push({ at: sentence.start + turn, role: 'plan', clause, lastClause: !lists.goOn() });
  }
  return cues;
}

/** 「一是存在的不足:…。二是主要原因:(1)…」: the ordinal numbers the halves of the part, not a problem. */
const NAMES_REASONS = /^(?:主要|存在|产生|问题|不足|的)*原因(?:分析)?[:。]/;

/** 「原因一:」 behind the last 「问题三:」: the reasons of all the problems; between two problems it is one problem's own. */
function opensReasons({ style, number }: Marker): boolean {
  return style === 'reason' && number === 1;
}

/** Which lists are open at a place in the text, and whether one of them has entries still to come. */
class OpenLists {
  private readonly following: Int32Array;
  private readonly entered = new Map<MarkerStyle, number>();

  constructor(private readonly markers: readonly Marker[]) {
    this.following = new Int32Array(markers.length).fill(-1);
    const next = new Map<MarkerStyle, number>();
    for (let i = markers.length - 1; i >= 0; i--) {
      const style = markers[i]?.style;
      if (!style) continue;
      this.following[i] = next.get(style) ?? -1;
      next.set(style, i);
    }
  }

  enter(index: number): void {
    const marker = this.markers[index];
    if (marker) this.entered.set(marker.style, index);
  }

  /** A greater number of the same style comes next: 一 has begun anew where a smaller one does. */
  goOn(): boolean {
    return [...this.entered.values()].some((index) => {
      const next = this.markers[this.following[index] ?? -1];
      return next !== undefined && next.number > (this.markers[index]?.number ?? 0);
    });
  }
}

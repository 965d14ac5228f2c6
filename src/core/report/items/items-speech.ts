import type { Span } from '../../shared/span.js';
import type { Entry } from '../text/enumeration-tree.js';
import { linesWithin } from '../text/lines.js';
import { type Cut, type Field, textOf } from './item-shape.js';
import { type Enumerate, pledgesOf } from './items-topics.js';

/** Who turns to the hearers has done with the list before. */
const TURNS_TO_HEARERS = /^(?:各位代表|同志们|各位委员)[!,:。]/;

/** Where the speaker turns to the hearers inside an entry; its end where nobody does. */
export function endBeforeSpeech(field: Field, entry: Entry): number {
  const lines = linesWithin(field.copy.text, entry);
  const turn = lines.slice(1).find((line) => TURNS_TO_HEARERS.test(textOf(field, line)));
  return turn?.start ?? entry.end;
}

/** 「各位代表!…我们要…。」 behind the last number: what its paragraphs pledge. */
export function speechItems(field: Field, span: Span, enumerate: Enumerate): Cut[] {
  return linesWithin(field.copy.text, span).flatMap((line) => pledgesOf(field, line, enumerate));
}

/** The entry as far as `end`. */
export function endingAt(entry: Entry, end: number): Entry {
  if (entry.end <= end) return entry;
  const children = entry.children.filter(({ start }) => start < end).map((child) => endingAt(child, end));
  return { ...entry, end, children };
}

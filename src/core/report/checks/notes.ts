import type { Span } from '../../shared/span.js';
import { type MatchingCopy, toOriginalSpan } from '../text/normalise.js';

/** Everything a check can have to say; each has its words in `note-texts.ts`. */
export const NOTE_CODES = [
  'arithmetic.part-exceeds-whole',
  'arithmetic.parts-do-not-add-up',
  'arithmetic.rate',
  'arithmetic.rate-unreachable',
  'arithmetic.growth',
  'arithmetic.direction',
  'contents.achievements-missing',
  'contents.shortcomings-missing',
  'contents.causes-missing',
  'contents.first-responsible-missing',
  'contents.plan-missing',
  'filing.signed-late',
  'filing.published-late',
  'copied.same-figures',
  'copied.wording',
  'leftover.own-kind',
  'leftover.other-place',
  'leftover.year',
  'leftover.placeholder',
  'plan.not-measurable',
] as const;

export type NoteCode = (typeof NOTE_CODES)[number];

/**
 * Something a person should look at; it never stops anything. A note about the report as a whole has an empty span at
 * its beginning.
 */
export interface Note extends Span {
  readonly code: NoteCode;
  /** What the words of the note are filled with. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The place in last year's report that the note speaks of; null for every other note. */
  readonly earlier: Span | null;
}

type Params = Note['params'];

export function note(code: NoteCode, at: Span, params: Params = {}): Note {
  return { code, start: at.start, end: at.end, params, earlier: null };
}

/** A note on `[start, end)` of the matching copy. */
export function noteAt(copy: MatchingCopy, at: Span, [code, params]: readonly [NoteCode, Params]): Note {
  return note(code, toOriginalSpan(copy, at.start, at.end), params);
}

/** Where a note on the whole report stands. */
export const WHOLE_REPORT: Span = { start: 0, end: 0 };

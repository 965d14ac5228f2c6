import type { LocalDate } from '../../shared/local-date.js';

/** A sentence and the record behind it; `recordId` null is a bracketed gap, to be filled and never to be published. */
export interface DraftSentence {
  readonly text: string;
  readonly recordId: string | null;
}

/** A fact with the accepted record that proves it. */
export interface Proven {
  readonly recordId: string;
  /** A clause or sentence as the unit wrote it. */
  readonly text: string;
}

const END = /[。；;，,、\s]+$/;

/** Words without the stop at their end, to stand inside a sentence. */
export function withoutEnd(text: string): string {
  return text.trim().replace(END, '');
}

/** The same as a sentence of its own. */
export function ended(text: string): string {
  return `${withoutEnd(text)}。`;
}

/** What no record says, in brackets: to be filled, never to be published. */
export function gap(what: string): DraftSentence {
  return { text: `〔缺证据：${what}〕`, recordId: null };
}

export function inWords(on: LocalDate): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** Each fact as a sentence of its own, or a gap where there is none. */
export function provenOrGap(facts: readonly Proven[], what: string): DraftSentence[] {
  return facts.length === 0
    ? [gap(what)]
    : facts.map(({ text, recordId }) => ({ text: ended(text), recordId }));
}

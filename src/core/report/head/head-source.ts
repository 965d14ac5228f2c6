import type { Span } from '../../shared/span.js';
import type { Block } from '../text/blocks.js';
import type { Frame } from './frame.js';
import type { MatchingCopy } from '../text/normalise.js';

/** A value with the place in the matching copy it was read from. */
export interface Found<T> {
  readonly value: T;
  readonly at: Span;
}

/** What the readers of head data look at; offsets are into the matching copy. */
export interface HeadSource {
  readonly original: string;
  readonly copy: MatchingCopy;
  readonly blocks: readonly Block[];
  readonly frame: Frame;
  /** Everything above the body. */
  readonly head: Span;
  /** Everything below it. */
  readonly tail: Span | null;
}

export function textOf({ copy }: HeadSource, span: Span): string {
  return copy.text.slice(span.start, span.end);
}

/** The first paragraph of the body, at most `length` characters of it; empty where the body opens with a heading. */
export function openingOf({ copy, blocks, frame }: HeadSource, length: number): Span | null {
  const first = blocks[frame.from];
  if (!first || frame.from >= frame.to || first.marker) return null;
  return { start: first.start, end: Math.min(first.end, first.start + length, copy.text.length) };
}

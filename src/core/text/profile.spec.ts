import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { focusedProfileOf, itemProfileOf, profileOf } from './profile.js';
import { vocabularyWith } from './vocabulary.js';

const vocabulary = vocabularyWith([]);
/** Units of every kind that may stand beside a Han character, halves of surrogate pairs included. */
const bit = fc.constantFrom(
  ...[
    '法治',
    '执法',
    '一',
    '𠀀',
    '𠮷',
    '\ud840',
    '\udc00',
    'a',
    '1',
    '。',
    ',',
    '〇',
    '々',
    '㐀',
    '“夜校”',
    '\n',
    '🙂',
  ],
);
const passage = fc.array(bit, { maxLength: 14 }).map((bits) => bits.join(''));

/** By the definition: every two neighbouring units of a run of Han characters. */
function pairsByDefinition(text: string): Set<string> {
  return new Set(
    text
      .split(/[^\p{Script=Han}]+/u)
      .flatMap((run) => [...run.matchAll(/(?=([^]{2}))/g)].map(([, pair = '']) => pair)),
  );
}

describe('profileOf', () => {
  it('has every pair of neighbouring Han characters of any text, and no other', () => {
    fc.assert(
      fc.property(passage, (text) => {
        expect(profileOf(text, vocabulary, new Set()).grams).toEqual(pairsByDefinition(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('focusedProfileOf', () => {
  it('reads the whole and its focus as the reading by clauses does', () => {
    fc.assert(
      fc.property(passage, (text) => {
        const { whole, focus } = itemProfileOf(text, vocabulary);
        expect(focusedProfileOf(text, vocabulary)).toEqual({ text, whole, focus });
      }),
      { numRuns: 100 },
    );
  });
});

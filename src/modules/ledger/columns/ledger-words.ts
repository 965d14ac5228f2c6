import { CLASS_WORDS, LIGHT_WORDS, SOURCE_WORDS, STATE_WORDS, wordFor } from '../../../core/words/index.js';

const word = (words: Readonly<Record<string, string>>) => (value: string | null | undefined) =>
  value === null || value === undefined ? '' : wordFor(words, value);

/** What a cell of the ledger says: the word of the catalogue, and nothing for no value. */
export const stateWord = word(STATE_WORDS);
export const sourceWord = word(SOURCE_WORDS);
export const classWord = word(CLASS_WORDS);
export const lightWord = word(LIGHT_WORDS);

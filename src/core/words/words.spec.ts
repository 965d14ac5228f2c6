import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  CLASS_WORDS,
  LIGHT_WORDS,
  METHOD_WORDS,
  PRIORITY_WORDS,
  SEND_BACK_WORDS,
  STATE_WORDS,
  VERDICT_WORDS,
  wordFor,
} from './index.js';

const GLOSSARY = readFileSync('docs/glossary.md', 'utf8');

function wordsUnder(heading: string): Record<string, string> {
  const section = GLOSSARY.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const rows = [...section.matchAll(/^\| ([^|]+?) +\| `([^`]+)` +\|/gm)];
  return Object.fromEntries(rows.map(([, name = '', value = '']) => [value, name]));
}

describe('the words of the catalogue', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['Task states', STATE_WORDS],
    ['Classes of rectification', CLASS_WORDS],
    ['Priorities', PRIORITY_WORDS],
    ['Reasons to send back', SEND_BACK_WORDS],
    ['Ways to verify', METHOD_WORDS],
    ['Lights', LIGHT_WORDS],
  ])('are those of the glossary: %s', (heading, words) => {
    expect(words).toEqual(wordsUnder(heading));
  });

  it('call a verdict what they call the state it leads to', () => {
    expect(STATE_WORDS).toMatchObject(VERDICT_WORDS);
  });

  it('show a stranger as it is, also one that every object knows', () => {
    expect(wordFor(LIGHT_WORDS, 'red')).toBe('红灯');
    expect(wordFor(LIGHT_WORDS, 'violet')).toBe('violet');
    expect(wordFor(LIGHT_WORDS, 'constructor')).toBe('constructor');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readReport } from '../../report/index.js';
import { checkClosure } from '../check-closure.js';
import { parseClosurePair } from './labels.js';
import { previousItemsOf, scorePair, totalScore, type ClosureScore, type PairScore } from './scoring.js';

const DIRECTORY = path.resolve('test/fixtures/closure/pairs');

function judge(file: string): PairScore {
  const labels = parseClosurePair(JSON.parse(readFileSync(path.join(DIRECTORY, file), 'utf8')));
  if (!labels.ok) throw new Error(`${file}: ${labels.error}`);
  const text = readFileSync(path.join(DIRECTORY, labels.value.thisYear), 'utf8');
  const { sections, items } = readReport(text);
  const previous = previousItemsOf(labels.value);
  const reading = checkClosure({ previous, previousText: null, text, sections, items, aliases: [] });
  for (const { quotes } of reading.answers) {
    for (const quote of quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  }
  return scorePair(labels.value, reading, items);
}

describe('the labelled pairs of years', () => {
  const files = readdirSync(DIRECTORY).filter((file) => file.endsWith('.json'));
  let score: ClosureScore;

  beforeAll(() => {
    score = totalScore(files.map(judge));
  });

  it('are at least thirty', () => {
    expect(files.length).toBeGreaterThanOrEqual(30);
  });

  it('are answered rightly nine times out of ten, and hardly ever called closed when they are not', () => {
    expect(score.accuracy).toBeGreaterThanOrEqual(0.9);
    expect(score.falseClosed).toBeLessThanOrEqual(score.items * 0.01);
  });

  it('show what came back', () => {
    expect(score.recurrence.precision).toBeGreaterThanOrEqual(0.95);
    expect(score.recurrence.recall).toBeGreaterThanOrEqual(0.85);
  });

  it('put the doubtful ones before a person', () => {
    expect(score.asked.accuracyOfRest).toBeGreaterThanOrEqual(0.95);
    expect(score.asked.share).toBeLessThanOrEqual(0.25);
  });

  it('are quoted where the labels quote', () => {
    expect(score.quoteHits).toBeGreaterThanOrEqual(0.9);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readReport } from '../../report/index.js';
import { checkClosure } from '../check-closure.js';
import { parseClosurePair } from './labels.js';
import { previousItemsOf, scorePair, totalScore, type PairScore } from './scoring.js';

const DIRECTORY = path.resolve('test/fixtures/closure');
const ALIASES = [['综合行政执法队', '综合行政执法办公室']];

function judge(file: string): PairScore {
  const labels = parseClosurePair(JSON.parse(readFileSync(file, 'utf8')));
  if (!labels.ok) throw new Error(`${file}: ${labels.error}`);
  const text = readFileSync(path.join(path.dirname(file), labels.value.thisYear), 'utf8');
  const { sections, items } = readReport(text);
  const previous = previousItemsOf(labels.value);
  const reading = checkClosure({ previous, previousText: null, text, sections, items, aliases: ALIASES });
  return scorePair(labels.value, reading, items);
}

const judged = new Map<string, readonly PairScore[]>();

/** Every batch is read once. */
function pairsOf(batch: string): readonly PairScore[] {
  const scores = judged.get(batch) ?? judgeAll(batch);
  judged.set(batch, scores);
  return scores;
}

function judgeAll(batch: string): PairScore[] {
  const directory = path.join(DIRECTORY, batch);
  const files = readdirSync(directory).filter((file) => file.endsWith('.json'));
  return files.map((file) => judge(path.join(directory, file)));
}

/** Least precision and recall of what came back, in each batch; from batch-9 on each has bars of its own. */
const RECURRENCE = { precision: 0.85, recall: 0.65 };

interface Batch {
  readonly batch: string;
  readonly items: number;
  readonly right: number;
  readonly recurrence: typeof RECURRENCE;
  /** Least share of right answers where nobody is asked; 0.93 where not said. */
  readonly restRight?: number;
  /** Largest share that a person is asked about; 0.41 where not said. */
  readonly asked?: number;
}

/**
 * Batches that were written and labelled before the rules had seen them. What stands here is how well they are read now; how well
 * at first sight, which is what to expect of real reports, stands in docs/testing.md. No later change of rules may lose what was won.
 */
const BATCHES = [
  { batch: 'unseen', items: 42, right: 35, recurrence: RECURRENCE },
  { batch: 'batch-2', items: 92, right: 86, recurrence: RECURRENCE },
  { batch: 'batch-3', items: 63, right: 56, recurrence: RECURRENCE },
  { batch: 'batch-4', items: 48, right: 42, recurrence: RECURRENCE },
  { batch: 'batch-5', items: 91, right: 87, recurrence: RECURRENCE },
  { batch: 'batch-6', items: 82, right: 73, recurrence: RECURRENCE },
  { batch: 'batch-7', items: 51, right: 46, recurrence: RECURRENCE },
  { batch: 'batch-8', items: 47, right: 45, recurrence: RECURRENCE, asked: 0.43 },
  { batch: 'batch-9', items: 91, right: 87, recurrence: { precision: 0.92, recall: 0.72 } },
  { batch: 'batch-10', items: 63, right: 60, recurrence: { precision: 0.8, recall: 0.6 } },
  { batch: 'batch-11', items: 68, right: 61, recurrence: { precision: 0.95, recall: 0.83 } },
  { batch: 'batch-12', items: 34, right: 29, recurrence: { precision: 0.95, recall: 0.83 }, restRight: 0.85 },
  { batch: 'batch-13', items: 63, right: 61, recurrence: { precision: 0.95, recall: 0.83 } },
  { batch: 'batch-14', items: 49, right: 45, recurrence: { precision: 0.66, recall: 0.8 } },
  { batch: 'batch-15', items: 53, right: 50, recurrence: { precision: 0.95, recall: 0.95 } },
  { batch: 'batch-16', items: 23, right: 23, recurrence: { precision: 0.95, recall: 0.95 } },
  { batch: 'batch-17', items: 71, right: 70, recurrence: { precision: 0.95, recall: 0.9 } },
  { batch: 'batch-18', items: 64, right: 58, recurrence: { precision: 0.9, recall: 0.9 } },
] as const satisfies readonly Batch[];

describe.each<Batch>(BATCHES)(
  'the pairs of years in $batch',
  ({ batch, items, right, recurrence, restRight = 0.93, asked = 0.41 }) => {
    const score = totalScore(pairsOf(batch));

    it('stay as well read, and none is falsely called closed', () => {
      expect(score.items).toBe(items);
      expect(score.correct).toBeGreaterThanOrEqual(right);
      expect(score.falseClosed).toBe(0);
    });

    it('are put before a person where the reading is not sure', () => {
      expect(score.asked.accuracyOfRest).toBeGreaterThanOrEqual(restRight);
      expect(score.asked.share).toBeLessThanOrEqual(asked);
    });

    it('show what came back, and hardly anything that did not', () => {
      expect(score.recurrence.precision).toBeGreaterThanOrEqual(recurrence.precision);
      expect(score.recurrence.recall).toBeGreaterThanOrEqual(recurrence.recall);
    });
  },
);

describe.each([
  { those: 'up to batch-9', count: 9, recurrence: { precision: 0.95, recall: 0.9 } },
  { those: 'up to batch-10', count: 10, recurrence: { precision: 0.93, recall: 0.89 } },
  { those: 'up to batch-12', count: 12, recurrence: { precision: 0.94, recall: 0.88 } },
  { those: 'up to batch-16', count: 16, recurrence: { precision: 0.93, recall: 0.88 } },
  { those: 'up to batch-18', count: 18, recurrence: { precision: 0.93, recall: 0.88 } },
])('all of them $those', ({ count, recurrence }) => {
  const pairs = BATCHES.slice(0, count).flatMap(({ batch }) => pairsOf(batch));
  const score = totalScore(pairs);

  it('meet the bars of recurrence, and are right where nobody is asked', () => {
    expect(score.recurrence.precision).toBeGreaterThanOrEqual(recurrence.precision);
    expect(score.recurrence.recall).toBeGreaterThanOrEqual(recurrence.recall);
    expect(score.asked.accuracyOfRest).toBeGreaterThanOrEqual(0.96);
    expect(score.asked.share).toBeLessThanOrEqual(0.3);
    expect(score.asked.mistakesCaught).toBeGreaterThanOrEqual(0.75);
  });
});

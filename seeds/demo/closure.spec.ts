import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { checkClosure, type ClosureReading, type PreviousItem } from '../../src/core/closure/index.js';
import { readReport, type ReportItem } from '../../src/core/report/index.js';
import { readSource } from '../../src/modules/reports/reading/index.js';

interface Pair {
  readonly lastYear: string;
  readonly thisYear: string;
  readonly hasPriorSection: boolean;
  /** Shortcomings of last year that this year's report calls closed; no other may be taken for closed. */
  readonly closed: readonly string[];
  /** Id of last year's shortcoming → id of the one that says the same again. */
  readonly recurs: readonly [string, string];
  /** Figures that miss what last year's plan promised: id of the plan item, promised, reported. */
  readonly missed: readonly (readonly [string, number, number])[];
}

/** What the demo was written to show in its second year. */
const PAIRS: readonly Pair[] = [
  {
    lastYear: 'qy-2024.txt',
    thisYear: 'qy-2025.html',
    hasPriorSection: true,
    closed: ['shortcoming-1'],
    recurs: ['shortcoming-5', 'shortcoming-1'],
    missed: [
      ['plan-2', 12, 7],
      ['plan-4', 100, 93.2],
    ],
  },
  {
    lastYear: 'sj-2024.html',
    thisYear: 'sj-2025.txt',
    hasPriorSection: true,
    closed: ['shortcoming-1'],
    recurs: ['shortcoming-4', 'shortcoming-1'],
    missed: [],
  },
  {
    lastYear: 'ww-2024.txt',
    thisYear: 'ww-2025.txt',
    hasPriorSection: true,
    closed: ['shortcoming-1'],
    recurs: ['shortcoming-3', 'shortcoming-1'],
    missed: [['plan-2', 4, 2]],
  },
  {
    lastYear: 'sl-2024.txt',
    thisYear: 'sl-2025.txt',
    hasPriorSection: false,
    closed: ['shortcoming-3'],
    recurs: ['shortcoming-2', 'shortcoming-1'],
    missed: [],
  },
];

function textOf(file: string): string {
  const source = readSource(readFileSync(new URL(`reports/${file}`, import.meta.url)));
  if (!source.ok) throw new Error(`${file}: ${source.error}`);
  return source.value.text;
}

const toPrevious = ({ id, kind, text }: ReportItem): PreviousItem[] =>
  kind === 'shortcoming' || kind === 'plan' ? [{ id, kind, text }] : [];

function check({ lastYear, thisYear }: Pair): ClosureReading {
  const [before, now] = [textOf(lastYear), textOf(thisYear)];
  const { sections, items } = readReport(now);
  const previous = readReport(before).items.flatMap(toPrevious);
  return checkClosure({ previous, previousText: before, text: now, sections, items, aliases: [] });
}

describe('the second year of the demo', () => {
  it.each(PAIRS)('$lastYear → $thisYear: what is closed, what came back, what fell short', (pair) => {
    const reading = check(pair);
    expect(reading.hasPriorSection).toBe(pair.hasPriorSection);
    const closed = reading.answers.filter(
      ({ itemId, answer }) => itemId.startsWith('shortcoming') && answer === 'stated-closed',
    );
    expect(closed.map(({ itemId }) => itemId)).toEqual(pair.closed);
    const [previousId, currentId] = pair.recurs;
    expect(reading.recurrences).toContainEqual(expect.objectContaining({ previousId, currentId }));
    for (const [itemId, promised, reported] of pair.missed) {
      const answer = reading.answers.find((candidate) => candidate.itemId === itemId);
      expect(answer?.promise).toBe('partly');
      const compared = answer?.features.flatMap((feature) =>
        feature.code === 'figures' ? feature.compared : [],
      );
      expect(compared).toContainEqual(expect.objectContaining({ promised, reported, met: false }));
    }
  });

  it.each([
    ['qy-2024.txt', 'shortcoming-3'],
    ['sl-2024.txt', 'shortcoming-5'],
  ])(
    '%s: nothing in the next report answers %s, and nobody is told otherwise without being asked',
    (lastYear, itemId) => {
      const pair = PAIRS.find((candidate) => candidate.lastYear === lastYear);
      const answers = pair ? check(pair).answers : [];
      const found = answers.find((answer) => answer.itemId === itemId);
      // Work of the field nearby may be offered as the answer, but only as a question.
      expect(found?.answer === 'silent' || found?.askAPerson).toBe(true);
    },
  );
});

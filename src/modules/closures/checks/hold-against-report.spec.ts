import { describe, expect, it } from '@jest/globals';
import type { ConfirmedReport, LastYearsMatter } from './body-years.repository.js';
import { holdAgainstReport, LONGEST_READ, type BodyRecord } from './hold-against-report.js';

const DOCUMENTS = '执法文书制作不规范,部分案卷缺少送达回证。';
const AGAIN = '执法文书制作仍不规范,个别案卷缺少送达回证。';
const unaborted = new AbortController().signal;

const matter: LastYearsMatter = {
  ...{ itemId: 'item-2024', taskId: null, kind: 'shortcoming', wording: DOCUMENTS, taskWords: '' },
  ...{ itemYear: 2024, units: [], ledger: [] },
};

/** A report of 2025 that lists the one problem again. */
function reportOf(text: string): ConfirmedReport {
  const span = { start: 0, end: AGAIN.length };
  return {
    ...{ id: 'report', organisationId: 'body', orgPath: '/a/', year: 2025, text },
    sections: [{ role: 'shortcomings', heading: null, start: 0, end: text.length }],
    items: [
      {
        ...{ id: 'item-2025', kind: 'shortcoming', text: AGAIN, ...span, ordinal: null, parentId: null },
        ...{ sectionIndex: 0, ruleId: 'test', confidence: 1 },
      },
    ],
  };
}

function recordOf(text: string, years: readonly number[]): BodyRecord {
  return {
    ...{ report: reportOf(text), previous: null, matters: [matter], unitNames: [] },
    earlier: years.map((year) => ({ id: `item-${year}`, year, text: DOCUMENTS })),
  };
}

describe('holdAgainstReport', () => {
  it('finds what came back in every earlier year, each pair once', () => {
    const { recurrences } = holdAgainstReport(recordOf(AGAIN, [2024, 2023, 2021]), unaborted);
    expect(
      recurrences.map(({ currentId, previousId, earlierYear }) => [currentId, previousId, earlierYear]),
    ).toEqual([
      ['item-2025', 'item-2024', 2024],
      ['item-2025', 'item-2023', 2023],
      ['item-2025', 'item-2021', 2021],
    ]);
  });

  it('holds each answer against the ledger', () => {
    const { answers } = holdAgainstReport(recordOf(AGAIN, [2024]), unaborted);
    expect(answers).toMatchObject([{ matter, ledgerVerdict: 'no-ledger' }]);
  });

  it('stops between two years when its time is up', () => {
    expect(() => holdAgainstReport(recordOf(AGAIN, [2024, 2023]), AbortSignal.abort())).toThrow();
  });

  it('reads a text without end no further than any report reaches', () => {
    const endless = `${AGAIN}${'\n'.repeat(LONGEST_READ)}${DOCUMENTS}`;
    const { answers, recurrences } = holdAgainstReport(recordOf(endless, [2024]), unaborted);
    expect(recurrences).toHaveLength(1);
    for (const { end } of answers.flatMap(({ answer }) => answer.quotes))
      expect(end).toBeLessThanOrEqual(AGAIN.length);
  });
});

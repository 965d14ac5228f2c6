import { describe, expect, it } from '@jest/globals';
import { parseGold } from './gold.js';
import { readReport } from '../read-report.js';
import { type GoldReport, rates, scoreReport } from './scoring.js';

const TEXT = '二、存在的不足\n一是执法力量不足；二是普法经费不足。\n';
const FIRST = { kind: 'shortcoming', text: '一是执法力量不足；', start: 8, end: 17 } as const;
const SECOND = { kind: 'shortcoming', text: '二是普法经费不足。', start: 17, end: 26 } as const;

function gold(overrides: Partial<GoldReport> = {}): GoldReport {
  const nothing = { issuer: null, region: null, reportYear: null, documentNumber: null, publishedOn: null };
  return { ...nothing, sections: [{ role: 'shortcomings', start: 8 }], items: [FIRST, SECOND], ...overrides };
}

describe('scoreReport', () => {
  it('counts an item once, whatever its ordinal and punctuation', () => {
    const bare = { ...FIRST, text: '执法力量不足', start: 10, end: 16 };
    const score = scoreReport(TEXT, readReport(TEXT), gold({ items: [bare, SECOND] }));
    expect(score.kinds.shortcoming).toEqual({ found: 2, expected: 2, matched: 2 });
    expect(score.misses).toEqual([]);
    expect(score.calibration.every(({ right }) => right)).toBe(true);
  });

  it('names what was missed and what was invented', () => {
    const both = { ...FIRST, text: TEXT.slice(8, 26), end: 26 };
    const score = scoreReport(TEXT, readReport(TEXT), gold({ items: [both] }));
    expect(score.kinds.shortcoming.matched).toBe(0);
    expect(score.misses.map(({ side }) => side)).toEqual(['missed', 'invented', 'invented']);
  });

  it('judges a part by the deepest part found at its beginning', () => {
    const wrong = gold({ sections: [{ role: 'plan', start: 8 }] });
    expect(scoreReport(TEXT, readReport(TEXT), wrong).sections).toMatchObject({ expected: 1, matched: 0 });
  });
});

describe('rates', () => {
  it('takes an empty answer to an empty question as right', () => {
    expect(rates({ found: 0, expected: 0, matched: 0 })).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('takes an invention as wrong', () => {
    expect(rates({ found: 1, expected: 0, matched: 0 })).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});

describe('parseGold', () => {
  it('reads roles and kinds as the labels write them', () => {
    const read = parseGold({
      reportYear: 2024,
      sections: [{ role: 'priorRectification', start: 3 }],
      planItems: [{ text: '甲', start: 0, end: 1 }],
    });
    expect(read).toMatchObject({
      ok: true,
      value: {
        issuer: null,
        reportYear: 2024,
        sections: [{ role: 'prior-rectification' }],
        items: [{ kind: 'plan' }],
      },
    });
  });

  it.each([[null], [{ shortcomings: [{ text: '甲' }] }], [{ sections: [{ role: 'plan' }] }]])(
    'refuses %p',
    (value) => {
      expect(parseGold(value).ok).toBe(false);
    },
  );
});

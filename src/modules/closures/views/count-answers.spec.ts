import { describe, expect, it } from '@jest/globals';
import type { AnswerTally } from './closures.queries.js';
import { countAnswers, promiseInForce, verdictInForce } from './count-answers.js';

const closed = [{ state: 'closed', verdict: 'done' }] as const;
const open = [{ state: 'in_progress', verdict: null }] as const;

function tally(over: Partial<AnswerTally> = {}): AnswerTally {
  return {
    ...{ kind: 'shortcoming', answer: 'stated-closed', promise: null, askAPerson: false },
    ...{ confirmedAnswer: null, isWithoutResult: false, ledger: closed },
    ...over,
  };
}

const none = { shortcomings: 0, cameBack: 0, mayHaveComeBack: 0 };

describe('countAnswers', () => {
  it('counts every code, also those that occur nowhere', () => {
    const { answers, verdicts } = countAnswers({ answers: [], ...none });
    expect(answers.map(({ count }) => count)).toEqual([0, 0, 0, 0]);
    expect(verdicts).toHaveLength(7);
  });

  it('measures agreement over the matters that have a task', () => {
    const answers = [tally(), tally({ ledger: open }), tally({ ledger: [] })];
    expect(countAnswers({ answers, ...none })).toMatchObject({
      matters: 3,
      agreeing: { numerator: 1, denominator: 2 },
    });
  });

  it('asks for what a person has not yet confirmed', () => {
    const answers = [
      tally({ askAPerson: true }),
      tally({ askAPerson: true, confirmedAnswer: 'silent' }),
      tally({ confirmedAnswer: 'stated-closed' }),
    ];
    expect(countAnswers({ answers, ...none })).toMatchObject({
      toAsk: { numerator: 1, denominator: 2 },
      confirmed: { numerator: 2, denominator: 3 },
    });
  });
});

describe('what a person confirms', () => {
  it('is held against the ledger in the place of what was read', () => {
    expect(verdictInForce(tally({ ledger: open }))).toBe('report-claims-more');
    expect(verdictInForce(tally({ ledger: open, confirmedAnswer: 'stated-in-progress' }))).toBe('agree');
  });

  it('is no agreement where the report has measures and neither figure nor status', () => {
    const measures = tally({ answer: 'stated-in-progress', isWithoutResult: true, ledger: open });
    expect(verdictInForce(measures)).toBe('restated-without-result');
    expect(verdictInForce({ ...measures, confirmedAnswer: 'silent' })).toBe('open-report-silent');
  });

  it('says whether the promise was kept', () => {
    const plan = tally({ kind: 'plan', promise: 'fulfilled' });
    expect(promiseInForce(plan)).toBe('fulfilled');
    expect(promiseInForce({ ...plan, confirmedAnswer: 'stated-in-progress' })).toBe('partly');
    expect(promiseInForce({ ...plan, confirmedAnswer: 'silent' })).toBe('not-mentioned');
    expect(promiseInForce(tally())).toBeNull();
  });
});

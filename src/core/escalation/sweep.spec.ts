import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noticeFacts, sweepOf } from '../../../test/builders/notice-facts.js';
import { addDays, localDate, type LocalDate } from '../shared/local-date.js';
import { RECTIFICATION_CLASSES, TASK_STATES } from '../task/index.js';
import { DEFAULT_PACK } from '../warning/index.js';
import {
  afterSweep,
  clockKey,
  noticesDue,
  noticesThrough,
  sweptThrough,
  type Notice,
  type NoticeFacts,
} from './index.js';
import { periodBefore, periodOf } from './period.js';

const D = localDate;
const { calendar } = sweepOf(D('2026-04-01'));
/** Each run sweeps some hundred days. */
const RUNS = { numRuns: 60 };

describe('a sweep', () => {
  const anyDay = (from: string, days: number) =>
    fc.integer({ min: 0, max: days }).map((n) => addDays(D(from), n));
  const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
  const anyFacts: fc.Arbitrary<NoticeFacts> = fc.record({
    state: fc.constantFrom(
      ...([
        'in_progress',
        'issued',
        'paused',
        'return_pending',
        'submitted',
        'verifying',
        'publicity',
        'closed',
      ] as const),
      ...TASK_STATES,
    ),
    rectificationClass: nullable(fc.constantFrom(...RECTIFICATION_CLASSES)),
    signDueOn: nullable(anyDay('2026-04-01', 60)),
    signedOn: nullable(anyDay('2026-04-01', 30)),
    currentDueOn: nullable(anyDay('2026-04-15', 90)),
    returnDecisionDueOn: nullable(anyDay('2026-04-01', 60)),
    extensionDecisionDueOn: fc.option(anyDay('2026-04-01', 60), { nil: null, freq: 1 }),
    reviewOn: nullable(anyDay('2026-04-01', 90)),
    hasPlan: fc.boolean(),
    lastProgressOn: nullable(anyDay('2026-03-01', 120)),
    owedParts: fc.uniqueArray(
      fc.record({ unitId: fc.constantFrom('u1', 'u2', 'u3'), dueOn: anyDay('2026-04-01', 90) }),
      { maxLength: 3, selector: ({ unitId }) => unitId },
    ),
    disputeDueOn: nullable(anyDay('2026-04-01', 90)),
    submittedOn: nullable(anyDay('2026-04-01', 60)),
    verifyingSince: nullable(anyDay('2026-04-01', 60)),
    publicityEndsOn: nullable(anyDay('2026-04-01', 90)),
    nextRecheckOn: nullable(anyDay('2026-04-01', 120)),
    hasRunningSlip: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    since: anyDay('2026-03-20', 40),
    reached: fc.constant({}),
  });
  const END = D('2026-07-31');
  const key = ({ ruleId, dueDay, unitId = '' }: Notice) => `${ruleId} ${dueDay} ${unitId}`;
  const clocksOf = (notices: readonly Notice[]) => [...new Set(notices.map(clockKey))];

  /** Sweeps on the given days only, as a server does that was down in between. */
  function sweepOn(facts: NoticeFacts, days: readonly LocalDate[]): { on: LocalDate; notice: Notice }[] {
    let now = facts;
    return days.flatMap((today) => {
      const notices = noticesDue(now, sweepOf(today));
      now = afterSweep(now, notices, sweepOf(today));
      return notices.map((notice) => ({ on: today, notice }));
    });
  }
  /** A report owed for a period before the last one is overtaken: by the next period's, or by the result that was due. */
  function isStillAsked({ family, params }: Notice, { rectificationClass }: NoticeFacts, today: LocalDate) {
    if (family !== 'progress' || rectificationClass === null) return true;
    const rhythm = DEFAULT_PACK.reminders.rhythm[rectificationClass];
    return params.dueOn >= periodBefore(periodOf(today, rhythm), rhythm).end;
  }
  const anySweeps = fc
    .uniqueArray(anyDay('2026-04-20', 100), { minLength: 1, maxLength: 40 })
    .map((days) => days.sort());

  it('plans nothing on a rest day and nothing for a rest day', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const notice of noticesThrough(facts, END, sweepOf(addDays(facts.since, 1))))
          if (!calendar.isWorkday(notice.on) || !calendar.isWorkday(notice.dueDay)) return false;
        return true;
      }),
      RUNS,
    );
  });

  it('plans each notice on its own day when it runs every day', () => {
    fc.assert(
      fc.property(anyFacts, (facts) =>
        noticesThrough(facts, END, sweepOf(addDays(facts.since, 1))).every(
          (notice) => notice.on === notice.dueDay,
        ),
      ),
      RUNS,
    );
  });

  it('plans nothing twice, whenever it runs, and nothing that a daily sweep would not have planned', () => {
    fc.assert(
      fc.property(anyFacts, anySweeps, (facts, days) => {
        const daily = new Set(noticesThrough(facts, END, sweepOf(addDays(facts.since, 1))).map(key));
        const planned = sweepOn(facts, [...days, ...days].sort()).map(({ notice }) => key(notice));
        expect(new Set(planned).size).toBe(planned.length);
        expect(planned.filter((one) => !daily.has(one))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('catches up with the last missed step of each family, once, and with no other', () => {
    fc.assert(
      fc.property(anyFacts, anySweeps, (facts, days) => {
        const daily = noticesThrough(facts, END, sweepOf(addDays(facts.since, 1)));
        let since = facts.since;
        const expected = days.flatMap((today) => {
          const missed = daily.filter(
            (one) =>
              calendar.isWorkday(today) &&
              since < one.dueDay &&
              one.dueDay <= today &&
              isStillAsked(one, facts, today),
          );
          since = sweptThrough(since, today, calendar);
          return clocksOf(missed).flatMap((clock) =>
            missed
              .filter((one) => clockKey(one) === clock)
              .slice(-1)
              .map(key),
          );
        });
        const planned = sweepOn(facts, days).map(({ notice }) => key(notice));
        expect(planned.sort()).toEqual(expected.sort());
      }),
      RUNS,
    );
  });

  it('never skips a level: the chain is told from below, one rank higher at a time', () => {
    fc.assert(
      fc.property(anyFacts, anySweeps, (facts, days) => {
        const highest = new Map<string, number>();
        for (const { notice } of sweepOn(facts, days)) {
          const { chain } = ladderOf(notice.family);
          expect(notice.recipients).toEqual(chain.slice(0, notice.level).map(({ role }) => role));
          const before = highest.get(clockKey(notice)) ?? 0;
          const firstNew = chain[before]?.from;
          const newSteps = chain.slice(before, notice.level).filter(({ from }) => from !== firstNew);
          expect(newSteps).toEqual([]);
          highest.set(clockKey(notice), Math.max(before, notice.level));
        }
      }),
      RUNS,
    );
  });

  function ladderOf(family: Notice['family']) {
    const rules = DEFAULT_PACK.reminders;
    return {
      due: rules.due,
      sign: rules.sign,
      'return-decision': rules.returnDecision,
      'extension-decision': rules.extensionDecision,
      'pause-review': rules.pauseReview,
      plan: rules.plan,
      progress: rules.progress,
      part: rules.part,
      'part-missing': rules.partMissing,
      dispute: rules.dispute,
      verification: rules.verification,
      decision: rules.decision,
      publicity: rules.publicity,
      recheck: rules.recheck,
    }[family];
  }

  it('sends one late notice after a week of downtime, with what is true on the day it goes', () => {
    const back = noticeFacts({ since: D('2026-06-09'), reached: { due: 1 } });
    expect(noticesDue(back, sweepOf(D('2026-06-18')))).toEqual([
      {
        family: 'due',
        ruleId: 'due.after-1',
        reasonCode: 'notice.due-after',
        dueDay: '2026-06-18',
        level: 2,
        recipients: ['liaison', 'owner'],
        params: { dueOn: '2026-06-17', workdaysLeft: -1 },
      },
    ]);
    const oneDayLate = noticeFacts({ since: D('2026-06-09') });
    expect(noticesDue(oneDayLate, sweepOf(D('2026-06-11')))).toMatchObject([
      { ruleId: 'due.before-5', dueDay: '2026-06-10', params: { workdaysLeft: 4 } },
    ]);
  });

  it('keeps a missed Friday over a sweep on Saturday', () => {
    const friday = noticeFacts({
      currentDueOn: D('2026-06-12'),
      since: D('2026-06-11'),
      reached: { due: 2 },
    });
    const saturday = D('2026-06-13');
    expect(noticesDue(friday, sweepOf(saturday))).toEqual([]);
    expect(sweptThrough(friday.since, saturday, calendar)).toBe('2026-06-11');
    expect(sweptThrough(friday.since, D('2026-06-12'), calendar)).toBe('2026-06-12');
    expect(sweptThrough(D('2026-06-15'), D('2026-06-12'), calendar)).toBe('2026-06-15');
  });
});

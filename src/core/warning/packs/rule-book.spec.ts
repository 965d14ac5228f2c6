import { describe, expect, it } from '@jest/globals';
import { lightFacts } from '../../../../test/builders/light-facts.js';
import { WorkCalendar } from '../../calendar/index.js';
import { proposalsDue, slipDraft, type ConsequenceFacts, type LastSlip } from '../../escalation/index.js';
import { addDays, localDate } from '../../shared/local-date.js';
import { DEFAULT_PACK, lightFor, rulePack, type LightFacts, type SlipColour } from '../index.js';

const D = localDate;
const calendar = new WorkCalendar([]);

/** A hundred working days from Monday 2026-01-05 to Monday 2026-05-25: one working day is one point. */
const FACTS = lightFacts({ issuedOn: D('2026-01-05'), currentDueOn: D('2026-05-25') });
/** The first of a month and a working day, so that judging by the month and by the day give the same figure. */
const CHECK_DAY = D('2026-04-01');
const EXPECTED = calendar.workdaysBetween(D('2026-01-05'), CHECK_DAY);
const missed = [
  { dueOn: D('2026-03-02'), weight: EXPECTED, reachedOn: null },
  { dueOn: D('2026-05-25'), weight: 100 - EXPECTED, reachedOn: null },
];

const at = (version: string, today = CHECK_DAY) => ({
  today,
  calendar,
  pack: rulePack(version) ?? DEFAULT_PACK,
});
const behindBy = (points: number) => ({ progress: EXPECTED - points });
/** So many working days are left, and everything is reported as done. */
const daysLeft = (n: number) => D(addDays(D('2026-05-25'), -(n + 2 * Math.floor((n + 4) / 5))));
const unmet = (colour: SlipColour): LastSlip => ({ colour, limitOn: addDays(CHECK_DAY, -1), isMet: false });

type LightCase = readonly [rule: string, facts: Partial<LightFacts>, light: string];

/** domain.md section 4.4: thresholds of the default pack, each on both sides. */
const DEFAULT_LIGHT_CASES: readonly LightCase[] = [
  ['green: gap < 10', behindBy(9), 'green'],
  ['yellow: 10 <= gap', behindBy(10), 'yellow'],
  ['yellow: gap <= 30', behindBy(30), 'yellow'],
  ['red: gap > 30', behindBy(31), 'red'],
  ['yellow: a milestone missed but forecast ok', { ...behindBy(0), milestones: missed }, 'yellow'],
  ['red: forecast = cannot finish', { ...behindBy(0), cannotFinish: true }, 'red'],
  ['grey: not issued', { state: 'registered' }, 'grey'],
  ['grey: paused', { state: 'paused' }, 'grey'],
  ['grey: returned-pending', { state: 'return_pending' }, 'grey'],
];

/** domain.md section 4.3: what each place published; where it published no lights the default ones hold. */
const LOCAL_LIGHT_CASES: Readonly<Record<string, readonly LightCase[]>> = {
  'sanming@1': DEFAULT_LIGHT_CASES,
  'suqian@1': [
    ['on 序时进度', behindBy(0), 'green'],
    ['黄 behind 序时进度', behindBy(1), 'yellow'],
    ['黄 poor quality', { ...behindBy(0), timesSentBack: 1 }, 'yellow'],
    ['红 is overdue alone', behindBy(60), 'yellow'],
  ],
  'yinchuan@2': [
    ['on/above = 绿', behindBy(0), 'green'],
    ['behind by 10 inclusive = 黄', behindBy(10), 'yellow'],
    ['behind by 30 inclusive = 黄', behindBy(30), 'yellow'],
    ['behind by >30 = 红', behindBy(31), 'red'],
    [
      'not started in planned month = 黄',
      { currentDueOn: D('2036-01-05'), plannedStartOn: D('2026-03-20') },
      'yellow',
    ],
    ['two months: still 黄', { currentDueOn: D('2036-01-05'), plannedStartOn: D('2026-02-20') }, 'yellow'],
    ['3 consecutive months = 红', { currentDueOn: D('2036-01-05'), plannedStartOn: D('2026-01-20') }, 'red'],
  ],
  'guangyuan@2': [
    ['蓝 = praise (on schedule)', behindBy(0), 'green'],
    ['黄 = slower', behindBy(1), 'yellow'],
    ['黄 = some node missed, expected to make it', { progress: 100, milestones: missed }, 'yellow'],
    [
      '红 = node missed and assessed as unable to finish',
      { progress: 100, milestones: missed, cannotFinish: true },
      'red',
    ],
    ['红: unable to finish is never 黄', { ...behindBy(1), cannotFinish: true }, 'red'],
    ['红 = criticised by province-level media/bulletin', { progress: 100, isCriticised: true }, 'red'],
  ],
};

describe('the lights of the rule book', () => {
  const cases = Object.entries({ 'default@1': DEFAULT_LIGHT_CASES, ...LOCAL_LIGHT_CASES }).flatMap(
    ([version, ofPack]) => ofPack.map(([rule, facts, light]) => ({ version, rule, facts, light })),
  );
  it.each(cases)('$version, $rule: $light', ({ version, facts, light }) => {
    expect(lightFor({ ...FACTS, ...facts }, at(version)).light).toBe(light);
  });

  it.each([
    ['default@1', 6, 'green'],
    ['default@1', 5, 'yellow'],
    ['default@1', 0, 'yellow'],
    ['suqian@1', 6, 'green'],
    ['suqian@1', 5, 'yellow'],
  ])('%s with %i working days left, all reported: %s', (version, left, light) => {
    expect(calendar.workdaysBetween(daysLeft(left), D('2026-05-25'))).toBe(left);
    expect(lightFor({ ...FACTS, progress: 100 }, at(version, daysLeft(left))).light).toBe(light);
  });

  it('are judged monthly where the place says so', () => {
    const judged = ['default@1', 'sanming@1', 'suqian@1', 'yinchuan@2', 'guangyuan@2'].map(
      (version) => rulePack(version)?.judged,
    );
    expect(judged).toEqual(['daily', 'daily', 'daily', 'monthly', 'monthly']);
  });
});

describe('the slips of the rule book', () => {
  it.each<[string, string, Partial<LightFacts>, LastSlip | null, string | null]>([
    // domain.md section 4.4
    ['default@1', '黄: yellow by gap', behindBy(10), null, 'yellow'],
    ['default@1', '黄: not below it', behindBy(9), null, null],
    ['default@1', '黄: reply rejected once', { ...behindBy(0), timesSentBack: 1 }, null, 'yellow'],
    ['default@1', "黄: blue slip's limit passed", behindBy(0), unmet('blue'), 'yellow'],
    ['default@1', "红: yellow slip's limit passed", behindBy(0), unmet('yellow'), 'red for approval'],
    [
      'default@1',
      '红: past due (any)',
      { progress: 100, currentDueOn: D('2026-03-31') },
      null,
      'red for approval',
    ],
    // domain.md section 4.3
    ['sanming@1', '蓝: slow', behindBy(10), null, 'blue'],
    ['sanming@1', '蓝: poor quality', { ...behindBy(0), timesSentBack: 1 }, null, 'blue'],
    ['sanming@1', "橙: after 蓝, within the slip's limit not done", behindBy(0), unmet('blue'), 'orange'],
    ['sanming@1', '红: same after 橙', behindBy(0), unmet('orange'), 'red for approval'],
    ['sanming@1', '红 is not for being overdue', { currentDueOn: D('2026-03-31') }, null, 'blue'],
    ['suqian@1', '黄: behind 序时进度', behindBy(1), null, 'yellow'],
    ['suqian@1', '黄: poor quality', { ...behindBy(0), timesSentBack: 1 }, null, 'yellow'],
    ['suqian@1', '红: overdue', { currentDueOn: D('2026-03-31') }, null, 'red for approval'],
    ['suqian@1', 'no colour for an unmet slip alone', behindBy(0), unmet('blue'), null],
  ])('%s, %s', (...[version, , facts, lastSlip, expected]) => {
    const draft = slipDraft({ ...FACTS, ...facts, lastSlip }, at(version));
    expect(draft && `${draft.colour}${draft.needsApproval ? ' for approval' : ''}`).toBe(expected);
  });

  it.each(['default@1', 'suqian@1'])('%s, 蓝: near the deadline, five working days and fewer', (version) => {
    const on = (left: number) =>
      slipDraft({ ...FACTS, progress: 100, lastSlip: null }, at(version, daysLeft(left)))?.colour;
    expect([on(6), on(5), on(0)]).toEqual([undefined, 'blue', 'blue']);
  });
});

describe('the consequences of the rule book', () => {
  const CALM: ConsequenceFacts = {
    yellowChecks: 0,
    redChecksInARow: 0,
    isRedSlipUnmet: false,
    isInterviewUnmet: false,
    alreadyProposed: [],
  };
  it.each<[string, string, Partial<ConsequenceFacts>, string[]]>([
    ['default@1', '2 yellow on one task: 专函', { yellowChecks: 2 }, ['letter']],
    ['default@1', 'one yellow: nothing', { yellowChecks: 1 }, []],
    ['default@1', '3 consecutive red: 约谈', { redChecksInARow: 3 }, ['interview']],
    ['default@1', 'two: nothing', { redChecksInARow: 2 }, []],
    ['default@1', '红单 unmet: 约谈', { isRedSlipUnmet: true }, ['interview']],
    ['default@1', '约谈 unmet: 通报', { isInterviewUnmet: true }, ['bulletin']],
    ['yinchuan@2', '红: 督办函', { redChecksInARow: 1 }, ['letter']],
    ['yinchuan@2', '黄: none', { yellowChecks: 2 }, []],
    ['guangyuan@2', '黄 twice on one item: 专函督办', { yellowChecks: 2 }, ['letter']],
    ['guangyuan@2', '红: 约谈 主要负责同志', { redChecksInARow: 1 }, ['interview']],
  ])('%s, %s', (...[version, , facts, expected]) => {
    expect(proposalsDue({ ...CALM, ...facts }, at(version))).toEqual(expected);
  });
});

describe('the limits of the rule book', () => {
  it('are those of the table of states, in working days', () => {
    expect(DEFAULT_PACK.limits).toEqual({
      // domain.md section 9: 签收 2, 退回 within 3 of signing, its answer 2, extensions at most 2, 回头看 +3/+6/+12 months
      signForWorkdays: 2,
      returnWindowWorkdays: 3,
      returnDecisionWorkdays: 2,
      maxExtensions: 2,
      recheckMonths: { high: [3, 6, 12], medium: [6, 12], low: [12] },
      // ours
      extensionDecisionWorkdays: 2,
      partLeadWorkdays: 5,
      disputeDecisionWorkdays: 2,
      undoMinutes: 5,
    });
  });
});

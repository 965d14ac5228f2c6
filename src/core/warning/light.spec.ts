import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lightFacts } from '../../../test/builders/light-facts.js';
import { WorkCalendar } from '../calendar/index.js';
import { addDays, localDate } from '../shared/local-date.js';
import { TASK_STATES } from '../task/index.js';
import { DEFAULT_PACK, expectedProgress, lightFor, RULE_PACKS, rulePack, type LightFacts } from './index.js';

const D = localDate;
const calendar = new WorkCalendar([]);

function light(change: Partial<LightFacts>, today: string, version = 'default@1') {
  const pack = rulePack(version) ?? DEFAULT_PACK;
  const { light: colour, reasonCode } = lightFor(lightFacts(change), { today: D(today), calendar, pack });
  return `${colour} ${reasonCode.replace('light.', '')}`;
}

describe('序时进度', () => {
  const schedule = {
    issuedOn: D('2026-03-02'),
    currentDueOn: D('2026-03-30'),
    pausedWorkdays: 0,
    milestones: [],
  };

  it.each([
    ['2026-02-27', 0],
    ['2026-03-02', 0],
    ['2026-03-03', 5],
    ['2026-03-07', 20],
    ['2026-03-08', 20],
    ['2026-03-16', 50],
    ['2026-03-30', 100],
    ['2026-04-15', 100],
  ])('on %s is %i', (on, expected) => {
    expect(expectedProgress(schedule, D(on), calendar)).toBe(expected);
  });

  it('leaves paused days out of both what has passed and what is given', () => {
    const paused = { ...schedule, currentDueOn: D('2026-04-13'), pausedWorkdays: 10 };
    expect(expectedProgress(paused, D('2026-03-30'), calendar)).toBe(50);
  });

  it('is the weight of the milestones whose day has passed, where there are any', () => {
    const milestones = [
      { dueOn: D('2026-03-10'), weight: 1, reachedOn: null },
      { dueOn: D('2026-03-20'), weight: 3, reachedOn: null },
    ];
    const on = (day: string) => expectedProgress({ ...schedule, milestones }, D(day), calendar);
    expect([on('2026-03-10'), on('2026-03-11'), on('2026-03-21')]).toEqual([0, 25, 100]);
  });

  it('is all or nothing where no working day lies between issue and due', () => {
    const sameDay = { ...schedule, currentDueOn: D('2026-03-02') };
    expect(expectedProgress(sameDay, D('2026-03-01'), calendar)).toBe(0);
    expect(expectedProgress(sameDay, D('2026-03-02'), calendar)).toBe(100);
  });

  it('never falls as days go by and stays between 0 and 100', () => {
    const day = fc.integer({ min: -10, max: 90 }).map((n) => addDays(D('2026-03-02'), n));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 30 }), (a, b, pausedWorkdays) => {
        const at = (on: typeof a) => expectedProgress({ ...schedule, pausedWorkdays }, on, calendar);
        const [first, second] = a <= b ? [at(a), at(b)] : [at(b), at(a)];
        return 0 <= first && first <= second && second <= 100;
      }),
    );
  });
});

describe('the light by the default pack', () => {
  // 2026-03-16: half of the time has passed, ten working days are left
  it.each<[Partial<LightFacts>, string, string]>([
    [{ progress: 41 }, '2026-03-16', 'green on-schedule'],
    [{ progress: 40 }, '2026-03-16', 'yellow behind'],
    [{ progress: 20 }, '2026-03-16', 'yellow behind'],
    [{ progress: 19 }, '2026-03-16', 'red far-behind'],
    [{ progress: 95 }, '2026-03-20', 'green on-schedule'],
    [{ progress: 95 }, '2026-03-23', 'yellow near-due'],
    [{ progress: 95 }, '2026-03-30', 'yellow near-due'],
    [{ progress: 100 }, '2026-03-31', 'red past-due'],
    [{ progress: 90, cannotFinish: true }, '2026-03-16', 'red cannot-finish'],
    [
      {
        progress: 50,
        milestones: [
          { dueOn: D('2026-03-10'), weight: 50, reachedOn: null },
          { dueOn: D('2026-03-30'), weight: 50, reachedOn: null },
        ],
      },
      '2026-03-16',
      'yellow milestone-missed',
    ],
    [
      {
        progress: 50,
        milestones: [
          { dueOn: D('2026-03-10'), weight: 50, reachedOn: D('2026-03-12') },
          { dueOn: D('2026-03-30'), weight: 50, reachedOn: null },
        ],
      },
      '2026-03-16',
      'green on-schedule',
    ],
    [{ state: 'issued', progress: 0 }, '2026-03-03', 'green on-schedule'],
  ])('%j on %s is %s', (change, today, expected) => {
    expect(light(change, today)).toBe(expected);
  });

  it.each([
    ['draft', 'grey not-issued'],
    ['paused', 'grey paused'],
    ['return_pending', 'grey return-pending'],
    ['closed', 'grey ended'],
  ] as const)('%s is %s, overdue or not', (state, expected) => {
    expect(light({ state }, '2026-06-01')).toBe(expected);
  });

  it('judges what was handed in by the day it was handed in', () => {
    const inTime = { state: 'verifying', submittedOn: D('2026-03-27'), progress: 100 } as const;
    expect(light(inTime, '2026-05-01')).toBe('yellow near-due');
    expect(light({ ...inTime, submittedOn: D('2026-03-31') }, '2026-05-01')).toBe('red past-due');
  });

  it('is grey without a due date, whatever the state', () => {
    for (const state of TASK_STATES)
      expect(light({ state, currentDueOn: null }, '2026-03-16')).toMatch(/^grey /);
  });

  it('gives the figures with the reason', () => {
    expect(
      lightFor(lightFacts({ progress: 20 }), { today: D('2026-03-16'), calendar, pack: DEFAULT_PACK }),
    ).toEqual({
      light: 'yellow',
      reasonCode: 'light.behind',
      params: { expected: 50, progress: 20, gap: 30, workdaysLeft: 10, dueOn: '2026-03-30' },
      packVersion: 'default@1',
    });
  });
});

describe('the light by a published pack', () => {
  const missed = [
    { dueOn: D('2026-03-31'), weight: 1, reachedOn: null },
    { dueOn: D('2026-06-30'), weight: 1, reachedOn: null },
  ];
  const long = { currentDueOn: D('2026-06-30'), milestones: missed };
  it.each<[string, Partial<LightFacts>, string, string]>([
    ['sanming@1', { progress: 20 }, '2026-03-16', 'yellow behind'],
    ['suqian@1', { progress: 50 }, '2026-03-16', 'green on-schedule'],
    ['suqian@1', { progress: 49 }, '2026-03-16', 'yellow behind'],
    ['suqian@1', { progress: 90, timesSentBack: 1 }, '2026-03-16', 'yellow sent-back'],
    ['suqian@1', { progress: 100 }, '2026-03-31', 'red past-due'],
    // by month: on 31 March the measure is still the first of the month
    ['yinchuan@1', { ...long, progress: 0 }, '2026-03-31', 'green on-schedule'],
    ['yinchuan@1', { ...long, progress: 40 }, '2026-04-01', 'yellow behind'],
    ['yinchuan@1', { ...long, progress: 20 }, '2026-04-30', 'yellow behind'],
    ['yinchuan@1', { ...long, progress: 19 }, '2026-04-30', 'red far-behind'],
    [
      'yinchuan@1',
      { ...long, milestones: [], plannedStartOn: D('2026-02-20') },
      '2026-02-28',
      'green on-schedule',
    ],
    [
      'yinchuan@1',
      { currentDueOn: D('2028-06-30'), plannedStartOn: D('2026-03-20') },
      '2026-04-01',
      'yellow not-started',
    ],
    [
      'yinchuan@1',
      { currentDueOn: D('2028-06-30'), plannedStartOn: D('2026-03-20') },
      '2026-06-01',
      'red not-started',
    ],
    [
      'yinchuan@1',
      { currentDueOn: D('2028-06-30'), plannedStartOn: D('2026-03-20'), progress: 1 },
      '2026-06-01',
      'green on-schedule',
    ],
    ['guangyuan@1', { ...long, progress: 60 }, '2026-04-15', 'yellow milestone-missed'],
    ['guangyuan@1', { ...long, progress: 60, cannotFinish: true }, '2026-04-15', 'red cannot-finish'],
    ['guangyuan@1', { ...long, progress: 60, isCriticised: true }, '2026-04-15', 'red criticised'],
    ['guangyuan@1', { progress: 100 }, '2026-03-27', 'green on-schedule'],
  ])('%s: %j on %s is %s', (...[version, change, today, expected]) => {
    expect(light(change, today, version)).toBe(expected);
  });

  it('is found by the version a task keeps', () => {
    expect(RULE_PACKS.map(({ version }) => rulePack(version)?.version)).toEqual([
      'default@1',
      'sanming@1',
      'suqian@1',
      'yinchuan@1',
      'yinchuan@2',
      'guangyuan@1',
      'guangyuan@2',
    ]);
    expect(rulePack('default@0')).toBeNull();
    expect(rulePack('guangyuan@1')?.paintedAs.green).toBe('blue');
  });

  it('turns red once the time is up, whatever was reported', () => {
    const overdue = fc.integer({ min: 1, max: 400 }).map((n) => addDays(D('2026-03-30'), n));
    fc.assert(
      fc.property(
        fc.constantFrom(...RULE_PACKS),
        overdue,
        fc.integer({ min: 0, max: 100 }),
        (pack, today, progress) => {
          expect(lightFor(lightFacts({ progress }), { today, calendar, pack }).light).toBe('red');
        },
      ),
    );
  });
});

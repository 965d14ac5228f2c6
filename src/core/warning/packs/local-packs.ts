import type { Condition, ConsequenceRule, LightRule, RulePack, SlipRule } from '../rule-pack.js';
import { DEFAULT_LIGHTS, DEFAULT_PACK, PAST_DUE } from './default-pack.js';

/** Where a place published none of its own: those of the default pack, which other places published. */
const BORROWED_CONSEQUENCES: readonly ConsequenceRule[] = DEFAULT_PACK.consequences.map((rule) => ({
  ...rule,
  basis: 'ours',
}));

const SANMING_SLIPS: readonly SlipRule[] = [
  {
    colour: 'blue',
    when: {
      kind: 'any',
      of: [
        { kind: 'behindAtLeast', points: 10 },
        { kind: 'sentBack', times: 1 },
      ],
    },
    afterPreviousLimit: false,
    needsApproval: false,
    limitWorkdays: 5,
    basis: 'published',
  },
  {
    colour: 'orange',
    when: null,
    afterPreviousLimit: true,
    needsApproval: false,
    limitWorkdays: 5,
    basis: 'published',
  },
  {
    colour: 'red',
    when: null,
    afterPreviousLimit: true,
    needsApproval: true,
    limitWorkdays: 3,
    basis: 'published',
  },
];

/**
 * 三明 2017 (domain.md section 4.3): 蓝 slow or of poor quality when urged, 橙 after 蓝 without a valid reason, 红 after 橙; a matter
 * that is major, urgent or a leader's gets any of them at once, by an officer who states that cause. It publishes no lights; the
 * limits in days, and ten points for "slow", are ours.
 */
export const SANMING_PACK: RulePack = {
  ...DEFAULT_PACK,
  version: 'sanming@1',
  source: 'S21',
  slips: SANMING_SLIPS,
  consequences: BORROWED_CONSEQUENCES,
};

const SUQIAN_BEHIND: Condition = { kind: 'behindMoreThan', points: 0 };
const SUQIAN_SLIPS: readonly SlipRule[] = [
  {
    colour: 'blue',
    when: { kind: 'dueWithin', workdays: 5 },
    afterPreviousLimit: false,
    needsApproval: false,
    limitWorkdays: 5,
    basis: 'published',
  },
  {
    colour: 'yellow',
    when: { kind: 'any', of: [SUQIAN_BEHIND, { kind: 'sentBack', times: 1 }] },
    afterPreviousLimit: false,
    needsApproval: false,
    limitWorkdays: 5,
    basis: 'published',
  },
  {
    colour: 'red',
    when: { kind: 'pastDue' },
    afterPreviousLimit: false,
    needsApproval: true,
    limitWorkdays: 3,
    basis: 'published',
  },
];

/**
 * 宿迁产发集团 2025 (domain.md section 4.3): 蓝 near the deadline, 黄 behind 序时进度 or of poor quality, 红 overdue until done. Five
 * working days for "near" are ours.
 */
export const SUQIAN_PACK: RulePack = {
  ...DEFAULT_PACK,
  version: 'suqian@1',
  source: 'S34',
  lights: [
    { ...PAST_DUE, basis: 'published' },
    { light: 'yellow', reason: 'light.behind', when: SUQIAN_BEHIND, basis: 'published' },
    { light: 'yellow', reason: 'light.sent-back', when: { kind: 'sentBack', times: 1 }, basis: 'published' },
    {
      light: 'yellow',
      reason: 'light.near-due',
      when: { kind: 'dueWithin', workdays: 5 },
      basis: 'published',
    },
  ],
  slips: SUQIAN_SLIPS,
  consequences: BORROWED_CONSEQUENCES,
};

function notStarted(light: LightRule['light'], months: number): LightRule {
  return { light, reason: 'light.not-started', when: { kind: 'notStartedFor', months }, basis: 'published' };
}

/**
 * 银川 2025 (domain.md section 4.3), judged monthly against 序时进度: 10 to 30 points behind 黄, both included, more 红; not started
 * in the month of its plan 黄, for three months 红.
 */
export const YINCHUAN_PACK: RulePack = {
  ...DEFAULT_PACK,
  version: 'yinchuan@1',
  source: 'S37',
  judged: 'monthly',
  lights: [
    PAST_DUE,
    {
      light: 'red',
      reason: 'light.far-behind',
      when: { kind: 'behindMoreThan', points: 30 },
      basis: 'published',
    },
    notStarted('red', 3),
    {
      light: 'yellow',
      reason: 'light.behind',
      when: { kind: 'behindAtLeast', points: 10 },
      basis: 'published',
    },
    notStarted('yellow', 1),
  ],
};

/** As published: 红 is key supervision and brings a 督办函 at once; the first version waited for two 黄, which 银川 does not say. */
export const YINCHUAN_PACK_2: RulePack = {
  ...YINCHUAN_PACK,
  version: 'yinchuan@2',
  consequences: [
    { propose: 'letter', when: { kind: 'redChecksInARow', times: 1 }, basis: 'published' },
    ...BORROWED_CONSEQUENCES.filter(({ propose }) => propose !== 'letter'),
  ],
};

/**
 * 广元 2018 (domain.md section 4.3), judged monthly: 蓝 is praise for being on schedule; 黄 slower or a node missed, still expected
 * to make it; 红 a node missed and unable to finish, or criticised by province-level media. 黄 twice: 专函; 红: 约谈 of the
 * principal. The points it takes off are left out: nobody is ranked here (section 4.5).
 */
export const GUANGYUAN_PACK: RulePack = {
  ...DEFAULT_PACK,
  version: 'guangyuan@1',
  source: 'S35',
  judged: 'monthly',
  paintedAs: { green: 'blue' },
  lights: [
    { light: 'red', reason: 'light.criticised', when: { kind: 'criticised' }, basis: 'published' },
    {
      light: 'red',
      reason: 'light.cannot-finish',
      when: { kind: 'all', of: [{ kind: 'milestoneMissed' }, { kind: 'cannotFinish' }] },
      basis: 'published',
    },
    PAST_DUE,
    {
      light: 'yellow',
      reason: 'light.milestone-missed',
      when: { kind: 'milestoneMissed' },
      basis: 'published',
    },
    {
      light: 'yellow',
      reason: 'light.behind',
      when: { kind: 'behindMoreThan', points: 0 },
      basis: 'published',
    },
    ...DEFAULT_LIGHTS.filter((rule) => rule.reason === 'light.cannot-finish'),
  ],
  consequences: [
    { propose: 'letter', when: { kind: 'yellowChecks', times: 2 }, basis: 'published' },
    { propose: 'interview', when: { kind: 'redChecksInARow', times: 1 }, basis: 'published' },
    { propose: 'bulletin', when: { kind: 'interviewUnmet' }, basis: 'ours' },
  ],
};

/** Whoever lags behind and cannot finish is not 黄, which 广元 keeps for those expected to make it, but 红. */
export const GUANGYUAN_PACK_2: RulePack = {
  ...GUANGYUAN_PACK,
  version: 'guangyuan@2',
  lights: [
    ...GUANGYUAN_PACK.lights.filter(({ light }) => light === 'red'),
    ...GUANGYUAN_PACK.lights.filter(({ light }) => light === 'yellow'),
  ],
};

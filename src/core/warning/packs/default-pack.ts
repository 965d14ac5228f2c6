import { DEFAULT_TASK_LIMITS } from '../../task/index.js';
import type { Ladder, LightRule, ReminderRules, RulePack, SlipRule } from '../rule-pack.js';

/** The time limit as such: every pack has it, whatever else a locality measures. */
export const PAST_DUE: LightRule = {
  light: 'red',
  reason: 'light.past-due',
  when: { kind: 'pastDue' },
  basis: 'ours',
};

export const DEFAULT_LIGHTS: readonly LightRule[] = [
  PAST_DUE,
  { light: 'red', reason: 'light.cannot-finish', when: { kind: 'cannotFinish' }, basis: 'ours' },
  { light: 'red', reason: 'light.far-behind', when: { kind: 'behindMoreThan', points: 30 }, basis: 'ours' },
  { light: 'yellow', reason: 'light.behind', when: { kind: 'behindAtLeast', points: 10 }, basis: 'ours' },
  { light: 'yellow', reason: 'light.milestone-missed', when: { kind: 'milestoneMissed' }, basis: 'ours' },
  { light: 'yellow', reason: 'light.near-due', when: { kind: 'dueWithin', workdays: 5 }, basis: 'ours' },
];

const DEFAULT_SLIPS: readonly SlipRule[] = [
  {
    colour: 'blue',
    when: { kind: 'dueWithin', workdays: 5 },
    afterPreviousLimit: false,
    needsApproval: false,
    limitWorkdays: 5,
    basis: 'ours',
  },
  {
    colour: 'yellow',
    when: {
      kind: 'any',
      of: [
        { kind: 'behindAtLeast', points: 10 },
        { kind: 'sentBack', times: 1 },
      ],
    },
    afterPreviousLimit: true,
    needsApproval: false,
    limitWorkdays: 5,
    basis: 'ours',
  },
  {
    colour: 'red',
    when: { kind: 'pastDue' },
    afterPreviousLimit: true,
    needsApproval: true,
    limitWorkdays: 3,
    basis: 'ours',
  },
];

/** The supervising side owes a decision: 督查员, then 督查机构, then its leaders. */
const DECISION: Ladder = {
  before: [1, 0],
  after: { first: 3, every: 3 },
  chain: [
    { role: 'officer', from: -1 },
    { role: 'supervisor', from: 0 },
    { role: 'line_leader', from: 3 },
    { role: 'principal', from: 6 },
  ],
};

/** A result lies on the desk of the office. */
const DESK: Ladder = {
  before: [0],
  after: { first: 3, every: 5 },
  chain: [
    { role: 'officer', from: 0 },
    { role: 'supervisor', from: 3 },
    { role: 'line_leader', from: 8 },
  ],
};

export const DEFAULT_REMINDERS: ReminderRules = {
  due: {
    before: [10, 5, 3, 1, 0],
    after: { first: 1, every: 3 },
    chain: [
      { role: 'liaison', from: -10 },
      { role: 'owner', from: -3 },
      { role: 'unit_signer', from: 1 },
      { role: 'line_leader', from: 4 },
      { role: 'principal', from: 7 },
    ],
  },
  // Reminder one working day after the issue, escalation at two: the limit to sign is two working days.
  sign: {
    before: [1, 0],
    after: { first: 3, every: 3 },
    chain: [
      { role: 'liaison', from: -1 },
      { role: 'owner', from: -1 },
      { role: 'unit_signer', from: 0 },
      { role: 'line_leader', from: 3 },
      { role: 'principal', from: 6 },
    ],
  },
  returnDecision: DECISION,
  extensionDecision: DECISION,
  pauseReview: {
    before: [0],
    after: { first: 5, every: 5 },
    chain: [
      { role: 'officer', from: 0 },
      { role: 'supervisor', from: 5 },
    ],
  },
  plan: {
    workdays: 10,
    before: [0],
    after: { first: 3, every: null },
    chain: [
      { role: 'liaison', from: 0 },
      { role: 'owner', from: 0 },
      { role: 'unit_signer', from: 3 },
    ],
  },
  progress: {
    afterWorkdays: 10,
    before: [3],
    after: { first: 1, every: null },
    chain: [
      { role: 'liaison', from: -3 },
      { role: 'owner', from: 1 },
    ],
  },
  part: {
    before: [3, 0],
    after: { first: 1, every: 3 },
    chain: [
      { role: 'liaison', from: -3 },
      { role: 'unit_signer', from: 1 },
    ],
  },
  partMissing: {
    before: [],
    after: { first: 1, every: 3 },
    chain: [
      { role: 'liaison', from: 1 },
      { role: 'owner', from: 4 },
    ],
  },
  dispute: {
    before: [0],
    after: { first: 1, every: 3 },
    chain: [
      { role: 'supervisor', from: 0 },
      { role: 'line_leader', from: 4 },
    ],
  },
  verification: { ...DESK, workdays: 5 },
  decision: { ...DESK, workdays: 5 },
  publicity: {
    before: [],
    after: { first: 1, every: 3 },
    chain: [
      { role: 'officer', from: 1 },
      { role: 'supervisor', from: 4 },
    ],
  },
  recheck: {
    before: [5, 0],
    after: { first: 3, every: 5 },
    chain: [
      { role: 'officer', from: -5 },
      { role: 'supervisor', from: 3 },
    ],
  },
  rhythm: { immediate: 'monthly', staged: 'monthly', continuing: 'quarterly' },
};

/** domain.md section 4.4. */
export const DEFAULT_PACK: RulePack = {
  version: 'default@1',
  source: null,
  judged: 'daily',
  paintedAs: {},
  lights: DEFAULT_LIGHTS,
  slips: DEFAULT_SLIPS,
  consequences: [
    { propose: 'letter', when: { kind: 'yellowChecks', times: 2 }, basis: 'published' },
    { propose: 'interview', when: { kind: 'redChecksInARow', times: 3 }, basis: 'published' },
    { propose: 'interview', when: { kind: 'redSlipUnmet' }, basis: 'ours' },
    { propose: 'bulletin', when: { kind: 'interviewUnmet' }, basis: 'ours' },
  ],
  reminders: DEFAULT_REMINDERS,
  limits: DEFAULT_TASK_LIMITS,
};

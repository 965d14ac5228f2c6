import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  above,
  ADDRESSEE,
  ofAddressee,
  proposal,
  proposalContext,
  slip,
  SLIP_DAY,
  slipContext,
} from '../../../test/builders/slip-facts.js';
import { addDays, localDate } from '../shared/local-date.js';
import { DEFAULT_PACK, RULE_PACKS, type SlipColour } from '../warning/index.js';
import {
  allowedProposalActions,
  asLastSlip,
  decideProposal,
  decideSlip,
  groundOf,
  isRunning,
  openSlipActions,
  PROPOSAL_ACTIONS,
  PROPOSAL_STATES,
  PROPOSAL_TRANSITIONS,
  proposalNumber,
  redInARow,
  SLIP_ACTIONS,
  SLIP_REFUSAL_CODES,
  SLIP_STATES,
  SLIP_TRANSITIONS,
  slipNumber,
  type ProposalContext,
  type ProposalRecord,
  type SlipAction,
  type SlipContext,
  type SlipRecord,
  type SlipState,
} from './index.js';

const D = localDate;
const SUPERVISOR = above('supervisor');
const OFFICER = above('officer');
const LEADER = above('line_leader');
const SIGNER = ofAddressee('unit_signer');
const LIAISON = ofAddressee('liaison');
const overdue = { state: 'issued', limitOn: D('2026-03-10') } as const;

/** [state, action, to, who, how the slip stands]. */
const EDGES: [SlipState, SlipAction, SlipState, SlipContext['actor'], Partial<SlipRecord>?][] = [
  ['draft', 'approve', 'approved', LEADER],
  ['draft', 'refuseApproval', 'discarded', LEADER],
  ['draft', 'discard', 'discarded', OFFICER],
  ['draft', 'issue', 'issued', SUPERVISOR],
  ['approved', 'discard', 'discarded', OFFICER],
  ['approved', 'issue', 'issued', SUPERVISOR],
  ['issued', 'sign', 'signed', LIAISON],
  ['issued', 'reply', 'replied', SIGNER],
  ['issued', 'findUnmet', 'unmet', OFFICER, overdue],
  ['issued', 'withdraw', 'withdrawn', SUPERVISOR],
  ['signed', 'reply', 'replied', SIGNER],
  ['signed', 'findUnmet', 'unmet', OFFICER, overdue],
  ['signed', 'withdraw', 'withdrawn', SUPERVISOR],
  ['replied', 'rejectReply', 'signed', OFFICER],
  ['replied', 'acceptReply', 'met', OFFICER],
  ['replied', 'findUnmet', 'unmet', OFFICER, overdue],
  ['replied', 'withdraw', 'withdrawn', SUPERVISOR],
];

describe('the life of a slip', () => {
  it.each(EDGES)('%s + %s → %s', (...[state, action, to, actor, given]) => {
    const answer = decideSlip(slip({ ...given, state }), action, slipContext(actor));
    expect(answer).toMatchObject({ ok: true, value: { from: state, to } });
  });

  it('has no other edge', () => {
    const listed = EDGES.map(([state, action]) => `${state} ${action}`);
    const all = SLIP_STATES.flatMap((state) =>
      SLIP_ACTIONS.filter((action) => SLIP_TRANSITIONS[state][action]).map((action) => `${state} ${action}`),
    );
    expect(all.sort()).toEqual(listed.sort());
  });

  it('gets its limit with the issue, in working days after it', () => {
    const answer = decideSlip(slip(), 'issue', slipContext(SUPERVISOR));
    expect(answer.ok && answer.value.changes).toEqual({
      issuedBy: 'supervisor',
      issuedOn: SLIP_DAY,
      limitOn: '2026-03-18',
    });
  });

  /** [code, action, what is wrong]; the same with nothing wrong succeeds. */
  const REFUSALS: [string, SlipAction, Partial<SlipRecord>, Partial<SlipRecord>?, Partial<SlipContext>?][] = [
    ['slip.task-not-at-work', 'issue', {}, { taskState: 'submitted' }],
    ['slip.colour-unknown', 'issue', {}, { colour: 'orange', last: null, cause: '专项部署' }],
    ['slip.not-harder', 'issue', {}, { last: { colour: 'yellow', limitOn: D('2026-03-10'), isMet: false } }],
    ['slip.cause-missing', 'issue', {}, { last: { colour: 'blue', limitOn: SLIP_DAY, isMet: false } }],
    ['slip.demands-missing', 'issue', {}, { demands: ' ' }],
    [
      'slip.approval-missing',
      'issue',
      { approvedBy: 'leader' },
      { colour: 'red', cause: '已逾期', approvedBy: null },
    ],
    ['slip.drafter-approves', 'approve', {}, { draftedBy: 'line_leader' }],
    ['slip.addressee-decides', 'issue', {}, { toOrganisationId: 'office' }],
    ['slip.not-addressee', 'sign', { state: 'issued' }, { toOrganisationId: 'other' }],
    ['slip.reply-missing', 'reply', { state: 'issued' }, {}, { input: { text: ' ' } }],
    ['slip.replier-decides', 'acceptReply', { state: 'replied' }, { repliedBy: 'officer' }],
    ['slip.limit-running', 'findUnmet', overdue, { limitOn: SLIP_DAY }],
    ['slip.action-not-allowed', 'issue', {}, { state: 'met' }],
    ['actor.not-leader', 'approve', {}, {}, { actor: above('supervisor', 'officer') }],
    ['actor.not-unit-signer', 'reply', { state: 'issued' }, {}, { actor: LIAISON }],
    ['actor.not-supervisor', 'issue', {}, {}, { actor: OFFICER }],
    ['actor.not-officer', 'discard', {}, {}, { actor: SIGNER }],
    ['actor.is-administrator', 'issue', {}, {}, { actor: above('supervisor', 'system_admin') }],
    ['reason.missing', 'withdraw', { state: 'issued' }, {}, { input: {} }],
  ];
  const WHO: Record<SlipAction, SlipContext['actor']> = {
    approve: LEADER,
    refuseApproval: LEADER,
    discard: OFFICER,
    issue: SUPERVISOR,
    sign: LIAISON,
    reply: SIGNER,
    rejectReply: OFFICER,
    acceptReply: OFFICER,
    findUnmet: OFFICER,
    withdraw: SUPERVISOR,
  };

  it.each(REFUSALS)('%s refuses %s, which else succeeds', (...[code, action, right, wrong, ctx]) => {
    expect(decideSlip(slip(right), action, slipContext(WHO[action]))).toMatchObject({ ok: true });
    const refused = decideSlip(slip({ ...right, ...wrong }), action, slipContext(WHO[action], ctx));
    expect(refused).toMatchObject({ ok: false, error: { code } });
  });

  it('lists what is mine to do and what stands in the way', () => {
    const red = slip({ colour: 'red', last: { colour: 'yellow', limitOn: D('2026-03-10'), isMet: false } });
    expect(openSlipActions(red, slipContext(SUPERVISOR))).toEqual([
      { action: 'discard', blockedBy: null },
      { action: 'issue', blockedBy: { code: 'slip.approval-missing', params: {} } },
    ]);
    expect(openSlipActions(red, slipContext(LEADER)).map(({ action }) => action)).toEqual([
      'approve',
      'refuseApproval',
    ]);
    expect(openSlipActions(red, slipContext(SIGNER))).toEqual([]);
    expect(openSlipActions(red, slipContext(above('supervisor', 'system_admin')))).toEqual([]);
  });

  it('meets every refusal code of slips and proposals in a test', () => {
    const met = [...REFUSALS.map(([code]) => code), ...PROPOSAL_REFUSALS.map(([code]) => code)];
    expect(SLIP_REFUSAL_CODES.filter((code) => !met.includes(code))).toEqual([]);
  });
});

describe('the next colour', () => {
  const at = { pack: DEFAULT_PACK, today: SLIP_DAY };
  it.each<[SlipColour, Parameters<typeof groundOf>[1], string]>([
    ['blue', null, 'first'],
    ['yellow', null, 'out-of-turn'],
    ['yellow', { colour: 'blue', limitOn: D('2026-03-10'), isMet: false }, 'limit'],
    ['yellow', { colour: 'blue', limitOn: SLIP_DAY, isMet: false }, 'out-of-turn'],
    ['red', { colour: 'blue', limitOn: D('2026-03-10'), isMet: false }, 'out-of-turn'],
    ['blue', { colour: 'blue', limitOn: D('2026-03-10'), isMet: false }, 'not-harder'],
    ['blue', { colour: 'yellow', limitOn: D('2026-03-10'), isMet: true }, 'first'],
  ])('%s after %j: %s', (colour, last, ground) => {
    expect(groundOf(colour, last, at)).toBe(ground);
  });

  it('never goes down and never jumps without a stated cause, in any pack, whatever the days', () => {
    const pack = fc.constantFrom(...RULE_PACKS);
    fc.assert(
      fc.property(
        pack,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: -9, max: 9 }),
        fc.boolean(),
        (...[p, a, b, days, isMet]) => {
          const colours = p.slips.map(({ colour }) => colour);
          const [next, before] = [a % colours.length, b % colours.length];
          const last = { colour: colours[before] ?? 'blue', limitOn: addDays(SLIP_DAY, days), isMet };
          const colour = colours[next] ?? 'blue';
          const issue = (cause: string | null) =>
            decideSlip(
              slip({ colour, last, cause, approvedBy: 'leader' }),
              'issue',
              slipContext(SUPERVISOR, { pack: p }),
            );
          const freely = isMet ? next === 0 : next === before + 1 && days < 0;
          expect(issue(null).ok).toBe(freely);
          expect(issue('市委书记批示').ok).toBe(isMet || next > before);
        },
      ),
      { numRuns: 300, seed: 20260311 },
    );
  });

  it('counts an answer in time as met until it is found wanting', () => {
    const answered = { state: 'replied', colour: 'blue', limitOn: SLIP_DAY } as const;
    expect(asLastSlip({ ...answered, repliedOn: SLIP_DAY })).toMatchObject({ isMet: true });
    expect(asLastSlip({ ...answered, repliedOn: D('2026-03-12') })).toMatchObject({ isMet: false });
    expect(asLastSlip({ ...answered, state: 'signed', repliedOn: null })).toMatchObject({ isMet: false });
    expect(asLastSlip({ ...answered, state: 'withdrawn', repliedOn: null })).toBeNull();
    expect(asLastSlip({ ...answered, state: 'draft', limitOn: null, repliedOn: null })).toBeNull();
  });

  it.each<[SlipState, string | null, boolean]>([
    ['issued', '2026-03-11', true],
    ['signed', '2026-03-10', false],
    ['replied', '2026-03-10', true],
    ['unmet', '2026-03-31', false],
    ['draft', null, false],
  ])('%s with limit %s runs: %s', (state, limitOn, runs) => {
    expect(isRunning({ state, limitOn: limitOn === null ? null : D(limitOn) }, SLIP_DAY)).toBe(runs);
  });
});

const PROPOSAL_REFUSALS: [string, Partial<ProposalRecord>, ...Parameters<typeof propose>][] = [
  ['actor.not-leader', {}, 'accept', SUPERVISOR],
  ['actor.not-supervisor', { kind: 'letter' }, 'accept', LEADER],
  ['reason.missing', {}, 'refuse', LEADER, { input: {} }],
  [
    'proposal.record-missing',
    { state: 'accepted' },
    'hold',
    SUPERVISOR,
    { input: { limitOn: D('2026-04-01') } },
  ],
  ['proposal.limit-missing', { state: 'accepted' }, 'hold', SUPERVISOR, { input: { record: '约谈' } }],
  ['slip.limit-running', { state: 'held', limitOn: SLIP_DAY }, 'findUnmet', SUPERVISOR],
  ['slip.not-addressee', { state: 'held' }, 'sign', LEADER],
  ['proposal.action-not-allowed', { state: 'refused' }, 'accept', LEADER],
  ['slip.addressee-decides', { toOrganisationId: 'office' }, 'accept', LEADER],
];

function propose(
  action: (typeof PROPOSAL_ACTIONS)[number],
  actor: ProposalContext['actor'],
  ctx: Partial<ProposalContext> = {},
) {
  return (record: ProposalRecord) => decideProposal(record, action, proposalContext(actor, ctx));
}

describe('a proposal', () => {
  it('is decided by a leader, held by the supervisor, signed by the unit and settled', () => {
    expect(propose('accept', LEADER)(proposal())).toMatchObject({ value: { to: 'accepted' } });
    expect(propose('refuse', LEADER)(proposal())).toMatchObject({ value: { to: 'refused' } });
    expect(propose('accept', SUPERVISOR)(proposal({ kind: 'letter' }))).toMatchObject({ ok: true });
    expect(propose('hold', SUPERVISOR)(proposal({ state: 'accepted' }))).toMatchObject({
      value: { to: 'held', changes: { record: '约谈记录', limitOn: '2026-03-31' } },
    });
    expect(propose('sign', SIGNER)(proposal({ state: 'held' }))).toMatchObject({ value: { to: 'signed' } });
    const late = proposal({ state: 'signed', limitOn: D('2026-03-10') });
    expect(propose('findMet', SUPERVISOR)(late)).toMatchObject({ value: { to: 'met' } });
    expect(propose('findUnmet', SUPERVISOR)(late)).toMatchObject({ value: { to: 'unmet' } });
  });

  it.each(PROPOSAL_REFUSALS)('%s: %j', (...[code, given, action, actor, ctx]) => {
    expect(propose(action, actor, ctx)(proposal(given))).toMatchObject({ ok: false, error: { code } });
  });

  it('asks nothing more of the unit where it is a bulletin', () => {
    const bulletin = proposal({ kind: 'bulletin', state: 'accepted' });
    expect(propose('hold', SUPERVISOR, { input: { record: '通报' } })(bulletin)).toMatchObject({ ok: true });
  });

  it('offers in every state exactly what the table has for the actor', () => {
    for (const state of PROPOSAL_STATES) {
      const everybody = { ...above('supervisor', 'principal'), organisationId: 'office' };
      const unit = { ...ofAddressee('unit_signer'), organisationId: ADDRESSEE };
      const offered = [everybody, unit].flatMap((actor) =>
        allowedProposalActions(proposal({ state }), proposalContext(actor)),
      );
      expect(offered.sort()).toEqual(Object.keys(PROPOSAL_TRANSITIONS[state]).sort());
    }
  });
});

describe('numbers and checks', () => {
  it('print the office, the year, the place in the series and the colour', () => {
    expect(slipNumber('青政办', { year: 2026, n: 3 }, 'blue')).toBe('青政办督〔2026〕3号（蓝）');
    expect(proposalNumber('青政办', { year: 2026, n: 1 }, 'interview')).toBe('青政办约谈〔2026〕1号');
  });

  it('count red checks up to the newest', () => {
    expect(redInARow(['red', 'red', 'yellow', 'red'])).toBe(2);
    expect(redInARow(['green', 'red'])).toBe(0);
    expect(redInARow(['red'])).toBe(1);
    expect(redInARow([])).toBe(0);
  });
});

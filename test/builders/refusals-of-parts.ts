import { localDate } from '../../src/core/shared/local-date.js';
import type { Actor, PartAction, PartFacts, PartInput } from '../../src/core/task/index.js';
import { EVERYBODY, LEAD_UNIT, ofLeadUnit, supervising } from './task-facts.js';

export const HELPING_UNIT = 'unit-finance';

const D = localDate;

export function partFacts(change: Partial<PartFacts> = {}): PartFacts {
  return {
    taskState: 'in_progress',
    taskIssuedOn: D('2026-03-09'),
    taskDueOn: D('2026-05-29'),
    leadOrganisationId: LEAD_UNIT,
    organisationId: HELPING_UNIT,
    state: 'owed',
    dueOn: D('2026-05-22'),
    hasOpenDispute: false,
    disputeRaisedBy: null,
    ...change,
  };
}

export const HELPER: Actor = { ...ofLeadUnit('liaison'), accountId: 'helper', organisationId: HELPING_UNIT };

export const FULL_PART_INPUT: PartInput = {
  text: '下达经费',
  reason: '职责不在本单位',
  dueOn: D('2026-04-30'),
  outcome: 'stays',
};

/** Who acts and in which standing the act succeeds. */
export const PART_SETTINGS: Readonly<Record<PartAction, { actor: Actor; facts?: Partial<PartFacts> }>> = {
  setPart: { actor: EVERYBODY },
  deliverPart: { actor: HELPER },
  sendBackPart: { actor: ofLeadUnit('liaison'), facts: { state: 'delivered' } },
  acceptPart: { actor: ofLeadUnit('liaison'), facts: { state: 'delivered' } },
  raiseDispute: { actor: HELPER },
  settleDispute: {
    actor: supervising('supervisor'),
    facts: { hasOpenDispute: true, disputeRaisedBy: 'helper' },
  },
};

interface Wrong {
  readonly facts?: Partial<PartFacts>;
  readonly input?: Partial<PartInput>;
  readonly actor?: Actor;
}

/** The one thing wrong with an act that else succeeds. */
export const REFUSALS_OF_PARTS: readonly (readonly [code: string, action: PartAction, wrong: Wrong])[] = [
  ['actor.is-administrator', 'deliverPart', { actor: { ...HELPER, roles: ['liaison', 'system_admin'] } }],
  ['actor.not-lead-unit', 'setPart', { actor: HELPER }],
  ['actor.not-lead-unit', 'acceptPart', { actor: HELPER }],
  ['actor.not-lead-unit', 'sendBackPart', { actor: supervising('supervisor') }],
  ['actor.not-party', 'deliverPart', { actor: ofLeadUnit('unit_signer') }],
  ['actor.not-party', 'deliverPart', { actor: { ...HELPER, roles: ['reader_external'] } }],
  ['actor.not-party', 'raiseDispute', { actor: supervising('supervisor') }],
  ['actor.not-supervisor', 'settleDispute', { actor: supervising('officer') }],
  ['dispute.raiser-settles', 'settleDispute', { facts: { disputeRaisedBy: 'supervisor' } }],
  ['dispute.none', 'settleDispute', { facts: { hasOpenDispute: false } }],
  ['dispute.open', 'raiseDispute', { facts: { hasOpenDispute: true } }],
  ['outcome.missing', 'settleDispute', { input: { outcome: undefined } }],
  ['reason.missing', 'settleDispute', { input: { reason: '' } }],
  ['reason.missing', 'raiseDispute', { input: { reason: ' ' } }],
  ['reason.missing', 'sendBackPart', { input: { reason: undefined } }],
  ['part.text-missing', 'deliverPart', { input: { text: '' } }],
  ['part.text-missing', 'setPart', { input: { text: undefined } }],
  ['part.due-outside-task', 'setPart', { input: { dueOn: D('2026-05-30') } }],
  ['part.due-outside-task', 'setPart', { input: { dueOn: D('2026-03-11') } }],
  ['part.due-outside-task', 'sendBackPart', { input: { dueOn: D('2026-06-01') } }],
  ['part.action-not-allowed', 'deliverPart', { facts: { state: 'accepted' } }],
  ['part.action-not-allowed', 'acceptPart', { facts: { state: 'owed' } }],
  ['part.action-not-allowed', 'raiseDispute', { facts: { state: 'released' } }],
  ['task.action-not-allowed', 'deliverPart', { facts: { taskState: 'submitted' } }],
  ['task.action-not-allowed', 'acceptPart', { facts: { taskState: 'closed' } }],
];

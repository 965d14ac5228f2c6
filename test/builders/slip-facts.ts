import { WorkCalendar } from '../../src/core/calendar/index.js';
import { localDate } from '../../src/core/shared/local-date.js';
import type { ProposalContext, ProposalRecord, SlipContext, SlipRecord } from '../../src/core/slip/index.js';
import type { Actor, Role } from '../../src/core/task/index.js';
import { DEFAULT_PACK } from '../../src/core/warning/index.js';

/** 2026-03-11 is a Wednesday; plain weeks all around. */
export const SLIP_DAY = localDate('2026-03-11');
export const ADDRESSEE = 'unit-justice';

export function above(...roles: Role[]): Actor {
  return { accountId: roles[0] ?? 'nobody', organisationId: 'office', roles, supervises: true };
}

export function ofAddressee(...roles: Role[]): Actor {
  return { accountId: roles[0] ?? 'nobody', organisationId: ADDRESSEE, roles, supervises: false };
}

/** A yellow slip for which every standing guard holds: the blue one before it ran out unmet. */
export function slip(change: Partial<SlipRecord> = {}): SlipRecord {
  return {
    state: 'draft',
    colour: 'yellow',
    toOrganisationId: ADDRESSEE,
    draftedBy: 'officer',
    approvedBy: null,
    repliedBy: null,
    limitWorkdays: 5,
    limitOn: null,
    repliedOn: null,
    demands: '三个工作日内补正案卷并报送情况',
    cause: null,
    taskState: 'in_progress',
    last: { colour: 'blue', limitOn: localDate('2026-03-10'), isMet: false },
    ...change,
  };
}

export function slipContext(actor: Actor, change: Partial<SlipContext> = {}): SlipContext {
  return {
    actor,
    today: SLIP_DAY,
    calendar: new WorkCalendar([]),
    pack: DEFAULT_PACK,
    input: { reason: '理由', text: '已补正' },
    ...change,
  };
}

export function proposal(change: Partial<ProposalRecord> = {}): ProposalRecord {
  return {
    state: 'proposed',
    kind: 'interview',
    toOrganisationId: ADDRESSEE,
    proposedBy: null,
    limitOn: null,
    ...change,
  };
}

export function proposalContext(actor: Actor, change: Partial<ProposalContext> = {}): ProposalContext {
  return {
    actor,
    today: SLIP_DAY,
    input: { reason: '理由', record: '约谈记录', limitOn: localDate('2026-03-31') },
    ...change,
  };
}

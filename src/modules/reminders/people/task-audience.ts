import type { Role } from '../../../core/task/index.js';
import type { Urgency } from '../channels/channel.js';
import type { ToldEvent } from '../notices/notice-texts.js';

const LEAD_UNIT: readonly Role[] = ['liaison', 'owner', 'unit_signer'];
const OFFICER: readonly Role[] = ['officer'];
const LEADERS: readonly Role[] = ['line_leader', 'principal'];
/** 双向抄告: what goes to the unit is copied to its 分管领导. */
const UNIT_AND_ITS_LEADER: readonly Role[] = [...LEAD_UNIT, 'line_leader'];

/** Who is told at once that something was done to a task; events that are not here are seen when somebody looks. */
const AUDIENCE: Readonly<Record<ToldEvent, readonly Role[]>> = {
  'task.issued': ['liaison', 'unit_signer'],
  'task.return-accepted': LEAD_UNIT,
  'task.return-refused': LEAD_UNIT,
  'task.extension-granted': LEAD_UNIT,
  'task.extension-refused': LEAD_UNIT,
  'task.paused': LEAD_UNIT,
  'task.resumed': LEAD_UNIT,
  'task.sent-back': LEAD_UNIT,
  'task.opinion-given': ['supervisor'],
  'task.decided': LEAD_UNIT,
  'task.struck-off': LEAD_UNIT,
  'task.turned-red': LEAD_UNIT,
  'task.urged': LEAD_UNIT,
  'task.deadline-set': LEAD_UNIT,
  'task.objected': LEAD_UNIT,
  'task.part-assigned': LEAD_UNIT,
  'task.part-set': LEAD_UNIT,
  'task.part-sent-back': LEAD_UNIT,
  'task.part-accepted': LEAD_UNIT,
  'task.part-delivered': LEAD_UNIT,
  'task.dispute-raised': ['officer', 'supervisor'],
  'task.dispute-settled': LEAD_UNIT,
  'task.signed': OFFICER,
  'task.return-requested': ['supervisor', 'officer'],
  'task.plan-submitted': OFFICER,
  'task.extension-requested': ['supervisor', 'officer'],
  'task.submitted': OFFICER,
  'slip.approval-asked': LEADERS,
  'slip.issued': UNIT_AND_ITS_LEADER,
  'slip.signed': OFFICER,
  'slip.replied': OFFICER,
  'slip.reply-rejected': LEAD_UNIT,
  'slip.met': LEAD_UNIT,
  'slip.unmet': UNIT_AND_ITS_LEADER,
  'slip.withdrawn': LEAD_UNIT,
  'slip.limit-moved': LEAD_UNIT,
  'proposal.made': ['supervisor', ...LEADERS],
  'proposal.accepted': ['officer', 'supervisor'],
  'proposal.held': ['unit_signer', 'line_leader'],
  'proposal.signed': OFFICER,
};

/** 不可免打扰: what may not wait until somebody looks, whatever they prefer. */
const URGENT: readonly ToldEvent[] = [
  'task.issued',
  'task.sent-back',
  'task.part-sent-back',
  'task.urged',
  'task.turned-red',
  'slip.issued',
  'slip.reply-rejected',
  'slip.unmet',
  'proposal.held',
];

/** Decisions that a unit waits for go out at once, as each person prefers; the rest waits in the inbox. */
const PUSHED: readonly ToldEvent[] = [
  'task.return-accepted',
  'task.return-refused',
  'task.return-requested',
  'task.extension-requested',
  'task.extension-granted',
  'task.extension-refused',
  'task.opinion-given',
  'task.decided',
  'task.struck-off',
  'task.deadline-set',
  'task.objected',
  'task.part-assigned',
  'task.dispute-settled',
  'slip.approval-asked',
  'slip.replied',
  'slip.met',
  'slip.withdrawn',
  'slip.limit-moved',
  'proposal.made',
  'proposal.accepted',
];

export function urgencyOf(event: ToldEvent): Urgency {
  if (URGENT.includes(event)) return 'urgent';
  return PUSHED.includes(event) ? 'push' : 'inbox';
}

export function isTold(event: string): event is ToldEvent {
  return event in AUDIENCE;
}

export function audienceOf(event: ToldEvent): readonly Role[] {
  return AUDIENCE[event];
}

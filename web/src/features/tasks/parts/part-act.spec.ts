import { describe, expect, it } from '@jest/globals';
import type { Session } from '../../../app/session.js';
import type { Task } from '../use-task.js';
import { partActs, type Party } from './part-act.js';

const LEAD = 'lead-unit';
const UNIT = 'helping-unit';

function party(state: string): Party {
  return {
    ...{ organisationId: UNIT, name: '配合单位', part: 'assisting', partText: null, partDoneOn: null, state },
    ...{ demand: '提供数据', dueOn: '2026-03-20', sendBackReason: null, timesSentBack: 0, decidedOn: null },
  };
}

function task(change: Partial<Task>): Task {
  return { leadOrganisationId: LEAD, state: 'in_progress', disputes: [], ...change } as Task;
}

function person(organisationId: string, role: Session['roles'][number]): Session {
  return { organisationId, roles: [role] } as unknown as Session;
}

describe('who may do what with the part of a helping unit', () => {
  it.each([
    ['the unit that owes it', person(UNIT, 'liaison'), 'owed', ['deliverPart', 'raiseDispute']],
    ['the lead, while it is owed', person(LEAD, 'liaison'), 'owed', ['setPart', 'raiseDispute']],
    [
      'the lead, once delivered',
      person(LEAD, 'owner'),
      'delivered',
      ['acceptPart', 'sendBackPart', 'raiseDispute'],
    ],
    ['the office', person('office', 'officer'), 'owed', ['setPart']],
    ['a leader of the lead unit', person(LEAD, 'line_leader'), 'delivered', []],
    ['anybody, once it is released', person(LEAD, 'liaison'), 'released', []],
  ])('%s', (_who, session, state, acts) => {
    expect(partActs(task({}), party(state), session)).toEqual(acts);
  });

  it('leaves an open dispute to the supervisor', () => {
    const disputed = task({ disputes: [{ organisationId: UNIT, outcome: null }] as Task['disputes'] });
    expect(partActs(disputed, party('owed'), person('office', 'supervisor'))).toEqual([
      'setPart',
      'settleDispute',
    ]);
    expect(partActs(disputed, party('owed'), person(UNIT, 'liaison'))).toEqual(['deliverPart']);
  });

  it('lets nobody deliver before the task is in work', () => {
    expect(partActs(task({ state: 'issued' }), party('owed'), person(UNIT, 'liaison'))).toEqual([
      'raiseDispute',
    ]);
  });
});

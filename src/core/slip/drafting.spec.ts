import { describe, expect, it } from '@jest/globals';
import type { Actor, TaskState } from '../task/index.js';
import { refuseDraft } from './index.js';

const officer: Actor = { accountId: 'a', organisationId: 'office', roles: ['officer'], supervises: true };
const atWork = { state: 'in_progress' as TaskState, leadOrganisationId: 'unit' };
const code = (task: typeof atWork | { state: TaskState; leadOrganisationId: null }, actor = officer) =>
  refuseDraft(task, actor)?.code ?? null;

describe('a slip about a task', () => {
  it('is drafted by an officer of a body above the unit that leads', () => {
    expect(code(atWork)).toBeNull();
    expect(code({ ...atWork, leadOrganisationId: null })).toBe('lead.missing');
    expect(code({ ...atWork, leadOrganisationId: 'office' })).toBe('slip.addressee-decides');
    expect(code(atWork, { ...officer, roles: ['liaison'] })).toBe('actor.not-officer');
    expect(code(atWork, { ...officer, supervises: false })).toBe('actor.not-officer');
  });

  it.each<[TaskState, string | null]>([
    ['issued', null],
    ['basically_done', null],
    ['continuing', null],
    ['not_done', null],
    ['submitted', 'slip.task-not-at-work'],
    ['paused', 'slip.task-not-at-work'],
    ['closed', 'slip.task-not-at-work'],
  ])('that is %s: %s', (state, expected) => {
    expect(code({ ...atWork, state })).toBe(expected);
  });
});

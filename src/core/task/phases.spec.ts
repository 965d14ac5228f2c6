import { describe, expect, it } from '@jest/globals';
import {
  END_STATES,
  OPEN_STATES,
  STATES_BEFORE_ISSUE,
  STATES_OF_WORK,
  TASK_STATES,
  TRANSITIONS,
  type TaskAction,
} from './index.js';

const statesWith = (action: TaskAction) => TASK_STATES.filter((state) => TRANSITIONS[state][action]);

describe('the phases of a task', () => {
  it('are those of the table: work is what can be handed in, before the issue is what can be issued', () => {
    expect([...STATES_OF_WORK]).toEqual(statesWith('submit'));
    expect(STATES_BEFORE_ISSUE.filter((state) => state !== 'draft')).toEqual(statesWith('issue'));
  });

  it('leave every clock behind at the end', () => {
    const ends: readonly string[] = END_STATES;
    expect(OPEN_STATES.filter((state) => ends.includes(state))).toEqual([]);
    expect(STATES_OF_WORK.filter((state) => !(OPEN_STATES as readonly string[]).includes(state))).toEqual([]);
  });
});

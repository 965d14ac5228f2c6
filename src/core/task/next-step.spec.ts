import { describe, expect, it } from '@jest/globals';
import { NEXT_STEPS } from './next-step.js';
import { END_STATES, TASK_STATES } from './states.js';
import { TRANSITIONS } from './transitions.js';

describe('the step a task waits for', () => {
  it('is an act that the table knows in every state it is named for', () => {
    for (const { action, states } of NEXT_STEPS)
      for (const state of states)
        expect([state, Object.keys(TRANSITIONS[state])]).toEqual([state, expect.arrayContaining([action])]);
  });

  it('is named for every state in which somebody can still act, whatever else is so', () => {
    const always = NEXT_STEPS.filter(({ when }) => when === undefined).flatMap(({ states }) => states);
    const waiting = TASK_STATES.filter((state) => !always.includes(state));
    expect(waiting).toEqual(['paused', 'publicity', ...END_STATES]);
  });
});

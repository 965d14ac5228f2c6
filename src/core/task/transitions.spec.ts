import { describe, expect, it } from '@jest/globals';
import { completeFacts, context, EVERYBODY, FULL_INPUT } from '../../../test/builders/task-facts.js';
import { localDate } from '../shared/local-date.js';
import {
  allowedActions,
  decide,
  END_STATES,
  TASK_ACTIONS,
  TASK_STATES,
  TRANSITIONS,
  VERDICTS,
  type Decision,
  type TaskAction,
  type TaskFacts,
  type TaskInput,
  type TaskState,
} from './index.js';

const everyStateAndAction = TASK_STATES.flatMap((state) => TASK_ACTIONS.map((action) => ({ state, action })));

/** What makes the standing guards of an edge hold where one set of facts cannot serve all edges. */
const SPECIAL_FACTS: Partial<Record<TaskAction, Partial<TaskFacts>>> = {
  decideExtension: { extensionRequestedBy: 'signer' },
  object: { publicityEndsOn: localDate('2026-03-20') },
};

/** One input for each outcome an action can have. */
function inputsOf(state: TaskState, action: TaskAction): TaskInput[] {
  if (action === 'recheck')
    return [
      { ...FULL_INPUT, outcome: 'passed' },
      { ...FULL_INPUT, outcome: 'failed' },
    ];
  if (action !== 'decide') return [FULL_INPUT];
  const verdicts = state === 'verifying' ? VERDICTS : (['not_done'] as const);
  return verdicts.map((verdict) => ({ ...FULL_INPUT, verdict }));
}

function factsFor(state: TaskState, action: TaskAction): TaskFacts {
  const past = action === 'decide' && state !== 'verifying' ? { currentDueOn: localDate('2026-03-10') } : {};
  return completeFacts({ state, ...SPECIAL_FACTS[action], ...past });
}

function decisionsFrom(state: TaskState): Decision[] {
  return TASK_ACTIONS.flatMap((action) =>
    inputsOf(state, action).flatMap((input) => {
      const verdict = decide(factsFor(state, action), action, context(EVERYBODY, input));
      return verdict.ok ? [verdict.value] : [];
    }),
  );
}

const NEXT = new Map(TASK_STATES.map((state) => [state, new Set(decisionsFrom(state).map(({ to }) => to))]));

function reachableFrom(start: TaskState): Set<TaskState> {
  const seen = new Set<TaskState>([start]);
  for (const state of seen) for (const next of NEXT.get(state) ?? []) seen.add(next);
  return seen;
}

describe('the transition table', () => {
  it.each(everyStateAndAction)('$state + $action: listed is decided, unlisted is refused by name', (pair) => {
    const { state, action } = pair;
    for (const input of inputsOf(state, action)) {
      const verdict = decide(factsFor(state, action), action, context(EVERYBODY, input));
      if (TRANSITIONS[state][action]) expect(verdict).toMatchObject({ ok: true, value: { from: state } });
      else expect(verdict).toEqual({ ok: false, error: { code: 'task.action-not-allowed', params: pair } });
    }
  });

  it('reaches every state from a draft', () => {
    expect(reachableFrom('draft')).toEqual(new Set(TASK_STATES));
  });

  it.each(TASK_STATES)('%s can still end', (state) => {
    expect(END_STATES.some((end) => reachableFrom(state).has(end))).toBe(true);
  });

  it('leaves an end only by 回头看 or reopening', () => {
    expect(END_STATES.map((state) => Object.keys(TRANSITIONS[state]))).toEqual([
      ['recheck', 'reopen', 'undo'],
      [],
      [],
      [],
    ]);
  });

  it('has a use for every action', () => {
    expect(TASK_ACTIONS.filter((action) => !TASK_STATES.some((state) => TRANSITIONS[state][action]))).toEqual(
      [],
    );
  });

  it.each(TASK_STATES)('%s: what is listed as allowed is decided when all is filled in', (state) => {
    const facts = completeFacts({ state });
    const allowed = allowedActions(facts, context(EVERYBODY));
    for (const action of allowed)
      for (const input of inputsOf(state, action))
        expect(decide(facts, action, context(EVERYBODY, input))).toMatchObject({ ok: true });
    for (const action of TASK_ACTIONS.filter((a) => !allowed.includes(a)))
      expect(decide(facts, action, context(EVERYBODY))).toMatchObject({ ok: false });
  });

  it('lets no unit hand a task to another unit', () => {
    const writers = TASK_STATES.flatMap(decisionsFrom).filter(
      ({ changes }) => 'leadOrganisationId' in changes || 'parties' in changes,
    );
    expect(writers).toEqual([]);
  });
});

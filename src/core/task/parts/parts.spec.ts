import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  FULL_PART_INPUT,
  PART_SETTINGS,
  partFacts,
  REFUSALS_OF_PARTS,
} from '../../../../test/builders/refusals-of-parts.js';
import { context, TODAY } from '../../../../test/builders/task-facts.js';
import { addDays, localDate } from '../../shared/local-date.js';
import {
  decidePart,
  DEFAULT_TASK_LIMITS,
  PART_ACTIONS,
  PART_STATES,
  partDueOn,
  TASK_REFUSAL_CODES,
  type PartAction,
  type PartFacts,
  type PartInput,
  type PartState,
} from '../index.js';

const D = localDate;

function attempt(action: PartAction, wrong: (typeof REFUSALS_OF_PARTS)[number][2] = {}) {
  const { actor, facts } = PART_SETTINGS[action];
  return decidePart(partFacts({ ...facts, ...wrong.facts }), action, {
    ...context(wrong.actor ?? actor),
    input: { ...FULL_PART_INPUT, ...wrong.input },
  });
}

describe('a part of a task', () => {
  it.each(REFUSALS_OF_PARTS)('%s refuses %s, which else succeeds, where %j', (code, action, wrong) => {
    expect(attempt(action)).toMatchObject({ ok: true });
    expect(attempt(action, wrong)).toMatchObject({ ok: false, error: { code } });
  });

  it('meets every refusal of its own in a test', () => {
    const own = TASK_REFUSAL_CODES.filter((code) => /^(part|dispute)\./.test(code) && code !== 'part.open');
    const met = new Set<string>(REFUSALS_OF_PARTS.map(([code]) => code));
    expect(own.filter((code) => !met.has(code))).toEqual([]);
  });

  it('goes from the unit to the lead, and back with a new day', () => {
    expect(attempt('deliverPart')).toMatchObject({ value: { to: 'delivered', document: 'part_reply' } });
    expect(attempt('acceptPart')).toMatchObject({ value: { from: 'delivered', to: 'accepted' } });
    expect(attempt('sendBackPart')).toMatchObject({ value: { to: 'owed', dueOn: '2026-04-30' } });
  });

  it('that is disputed is decided by the supervisor within two working days, and may be released', () => {
    expect(attempt('raiseDispute')).toMatchObject({ value: { to: 'owed', disputeDueOn: '2026-03-13' } });
    expect(attempt('settleDispute', { input: { outcome: 'released' } })).toMatchObject({
      value: { to: 'released', document: 'dispute_decision' },
    });
  });

  it('is owed five working days before the whole, but never today and never after the whole', () => {
    const { calendar } = context(PART_SETTINGS.setPart.actor);
    const ctx = { calendar, limits: DEFAULT_TASK_LIMITS, today: TODAY };
    expect(partDueOn(D('2026-04-08'), ctx)).toBe('2026-04-01');
    expect(partDueOn(D('2026-03-16'), ctx)).toBe('2026-03-12');
    expect(partDueOn(D('2026-03-11'), ctx)).toBe('2026-03-11');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (days) => {
        const whole = addDays(TODAY, days);
        const due = partDueOn(whole, ctx);
        expect(due <= whole && due > TODAY).toBe(true);
      }),
    );
  });

  it('is accepted only after it was delivered, and once released stays so, whatever is done', () => {
    const step = fc.record({
      action: fc.constantFrom(...PART_ACTIONS),
      outcome: fc.constantFrom('stays' as const, 'released' as const),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let facts: PartFacts = partFacts();
        const path: PartState[] = [facts.state];
        for (const { action, outcome } of steps) {
          const input: PartInput = { ...FULL_PART_INPUT, outcome };
          const decided = decidePart(facts, action, { ...context(PART_SETTINGS[action].actor), input });
          if (!decided.ok) continue;
          const isRaised = decided.value.event === 'task.dispute-raised';
          const isSettled = decided.value.event === 'task.dispute-settled';
          facts = {
            ...facts,
            state: decided.value.to,
            hasOpenDispute: isRaised || (facts.hasOpenDispute && !isSettled),
          };
          path.push(facts.state);
        }
        expect(path.every((state) => PART_STATES.includes(state))).toBe(true);
        path.forEach((state, i) => {
          if (state === 'accepted' && path[i - 1] !== 'accepted') expect(path[i - 1]).toBe('delivered');
          if (path[i - 1] === 'released') expect(state).toBe('released');
        });
      }),
    );
  });
});

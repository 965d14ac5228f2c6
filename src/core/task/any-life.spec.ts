import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  completeFacts,
  context,
  EVERYBODY,
  FULL_INPUT,
  LEAD_UNIT,
  ofLeadUnit,
  supervising,
  TODAY,
} from '../../../test/builders/task-facts.js';
import { addDays } from '../shared/local-date.js';
import {
  allowedActions,
  decide,
  undoableAct,
  VERDICTS,
  type Actor,
  type Decision,
  type TaskFacts,
} from './index.js';

describe('any life of a task', () => {
  const actors: readonly Actor[] = [
    { ...supervising('supervisor'), accountId: 'chief', organisationId: LEAD_UNIT },
    { ...supervising('supervisor', 'officer'), accountId: 'deputy' },
    { ...ofLeadUnit('unit_signer', 'liaison'), accountId: 'signer' },
    { ...EVERYBODY, accountId: 'both-sides' },
    { ...supervising('system'), accountId: 'system' },
  ];
  const step = fc.record({
    pick: fc.nat(),
    verdict: fc.constantFrom(...VERDICTS),
    outcome: fc.constantFrom('granted' as const, 'refused' as const, 'passed' as const, 'failed' as const),
    wait: fc.integer({ min: 0, max: 9 }),
    mayDrop: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  });

  it('keeps its promises whatever is done to it, and any step is done to it sooner or later', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 40, maxLength: 100 }), fc.boolean(), (steps, isKey) => {
        const broken: string[] = [];
        let task = newTask(isKey);
        let today = TODAY;
        for (const { pick, verdict, outcome, wait, mayDrop } of steps) {
          today = addDays(today, wait);
          const dates = { newDueOn: addDays(today, 30), reviewOn: addDays(today, 9) };
          const moves = actors
            .map((actor) => context(actor, { ...FULL_INPUT, ...dates, verdict, outcome }, today))
            .flatMap((ctx) => allowedActions(task, ctx).map((action) => ({ action, ctx })))
            .filter(({ action }) => mayDrop || (action !== 'cancel' && action !== 'merge'));
          const move = moves[pick % moves.length];
          const answer = move && decide(task, move.action, move.ctx);
          if (!answer?.ok) continue;
          const undo = undoableAct(task, answer.value);
          const next: TaskFacts = {
            ...task,
            ...answer.value.changes,
            state: answer.value.to,
            undo: undo && { ...undo, isOpen: true },
          };
          broken.push(...brokenPromises(task, next, answer.value));
          seen.add(answer.value.event);
          task = next;
        }
        expect(broken).toEqual([]);
      }),
      { numRuns: 150, seed: 20260311 },
    );
    expect(seen.size).toBe(35);
  });

  function newTask(isKey: boolean): TaskFacts {
    const blank = {
      issuedOn: null,
      signDueOn: null,
      signedOn: null,
      originalDueOn: null,
      currentDueOn: null,
      returnRequestedBy: null,
      returnRequestedOn: null,
      returnDecisionDueOn: null,
      planState: 'none',
      planSubmittedBy: null,
      pausedOn: null,
      pausedFrom: null,
      submittedBy: null,
      verifiedBy: null,
      verificationMethod: null,
      undo: null,
    } as const;
    return completeFacts({ ...blank, state: 'draft', priority: isKey ? 'key' : 'ordinary' });
  }

  function brokenPromises(before: TaskFacts, after: TaskFacts, { event, from, to }: Decision): string[] {
    const ends = to === 'closed' && from !== 'closed';
    const isUndone = event === 'task.issue-undone' || event === 'task.strike-off-undone';
    const promises = {
      'a decision starts where the task is': from === before.state,
      'two extensions at most': after.extensionCount <= 2,
      'reporter is not verifier': after.verifiedBy === null || after.verifiedBy !== after.submittedBy,
      'the original date stays until another unit is charged':
        ['task.return-accepted', 'task.issue-undone'].includes(event) ||
        [null, after.originalDueOn].includes(before.originalDueOn),
      'only a paused task remembers where it paused': (after.pausedFrom !== null) === (to === 'paused'),
      'only what is accepted is struck off': !ends || ['done', 'not_applicable', 'publicity'].includes(from),
      'nothing is done without a verification': to !== 'done' || from === 'verifying' || isUndone,
      'nothing is decided without a verifier':
        event !== 'task.decided' || from !== 'verifying' || before.verifiedBy !== null,
    };
    return Object.entries(promises).flatMap(([promise, kept]) => (kept ? [] : [`${event}: ${promise}`]));
  }
});

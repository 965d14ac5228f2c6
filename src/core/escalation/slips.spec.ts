import { describe, expect, it } from '@jest/globals';
import { lightFacts } from '../../../test/builders/light-facts.js';
import { WorkCalendar } from '../calendar/index.js';
import { localDate } from '../shared/local-date.js';
import { DEFAULT_PACK, rulePack, type RuleContext } from '../warning/index.js';
import { proposalsDue, slipDraft, type ConsequenceFacts, type LastSlip, type SlipFacts } from './index.js';

const D = localDate;
const calendar = new WorkCalendar([]);
const on = (today: string, version = 'default@1'): RuleContext => ({
  today: D(today),
  calendar,
  pack: rulePack(version) ?? DEFAULT_PACK,
});

/** Half done: on schedule until 2026-03-16. */
const FACTS: SlipFacts = { ...lightFacts({ progress: 50 }), lastSlip: null };
const out = (colour: LastSlip['colour'], limitOn: string, isMet = false): LastSlip => ({
  colour,
  limitOn: D(limitOn),
  isMet,
});

describe('the draft of a slip', () => {
  it.each<[string, Partial<SlipFacts>, string | null]>([
    ['2026-03-16', {}, null],
    ['2026-03-23', { progress: 75 }, 'blue cause'],
    ['2026-03-16', { progress: 40 }, 'yellow cause'],
    ['2026-03-16', { timesSentBack: 1 }, 'yellow cause'],
    ['2026-03-31', { progress: 100 }, 'red cause'],
    ['2026-03-23', { progress: 75, lastSlip: out('blue', '2026-03-23') }, null],
    ['2026-03-24', { progress: 80, lastSlip: out('blue', '2026-03-23') }, 'yellow limit'],
    ['2026-03-24', { progress: 80, lastSlip: out('blue', '2026-03-23', true) }, null],
    ['2026-03-24', { progress: 80, lastSlip: out('yellow', '2026-03-23') }, 'red limit'],
    ['2026-03-31', { progress: 100, lastSlip: out('red', '2026-03-20') }, null],
    ['2026-03-31', { state: 'paused' }, null],
    ['2026-03-31', { state: 'submitted', submittedOn: D('2026-03-27') }, null],
    ['2026-03-31', { issuedOn: null }, null],
  ])('on %s with %j is %s', (today, change, expected) => {
    const draft = slipDraft({ ...FACTS, ...change }, on(today));
    expect(draft && `${draft.colour} ${draft.ground}`).toBe(expected);
  });

  it('says until when the unit may answer, and that a red one needs a leader', () => {
    expect(slipDraft(FACTS, on('2026-03-31'))).toEqual({
      colour: 'red',
      ground: 'cause',
      needsApproval: true,
      limitOn: '2026-04-03',
    });
  });

  it('follows 三明 from blue to orange to red, one after the other only', () => {
    const overdue = on('2026-04-10', 'sanming@1');
    const colours = [null, out('blue', '2026-04-09'), out('orange', '2026-04-09'), out('red', '2026-04-09')];
    const drafts = colours.map(
      (lastSlip) => slipDraft({ ...FACTS, progress: 80, lastSlip }, overdue)?.colour,
    );
    expect(drafts).toEqual(['blue', 'orange', 'red', undefined]);
  });
});

describe('what is proposed to a person', () => {
  const calm: ConsequenceFacts = {
    yellowChecks: 1,
    redChecksInARow: 0,
    isRedSlipUnmet: false,
    isInterviewUnmet: false,
    alreadyProposed: [],
  };

  it.each<[Partial<ConsequenceFacts>, string, string[]]>([
    [{}, 'default@1', []],
    [{ yellowChecks: 2 }, 'default@1', ['letter']],
    [{ redChecksInARow: 2 }, 'default@1', []],
    [{ redChecksInARow: 3, isRedSlipUnmet: true }, 'default@1', ['interview']],
    [{ yellowChecks: 2, redChecksInARow: 3, alreadyProposed: ['letter'] }, 'default@1', ['interview']],
    [{ isInterviewUnmet: true }, 'default@1', ['bulletin']],
    [{ redChecksInARow: 1 }, 'guangyuan@1', ['interview']],
  ])('%j by %s: %j', (change, version, expected) => {
    expect(proposalsDue({ ...calm, ...change }, on('2026-03-16', version))).toEqual(expected);
  });
});

import { describe, expect, it } from '@jest/globals';
import { noticeFacts, sweepOf } from '../../../test/builders/notice-facts.js';
import { addDays, localDate } from '../shared/local-date.js';
import { isSendingTime, noticesThrough, type Notice, type NoticeFacts } from './index.js';

const D = localDate;

const line = (notice: Notice): string => `${notice.dueDay} ${notice.ruleId} ${notice.recipients.join(' ')}`;

function story(change: Partial<NoticeFacts>, through: string): string[] {
  const facts = noticeFacts(change);
  return noticesThrough(facts, D(through), sweepOf(addDays(facts.since, 1))).map(line);
}

describe('the notices of a task that nobody works on', () => {
  it('come at 10, 5, 3 and 1 working days, on the day, and then every three, higher up each time', () => {
    expect(story({}, '2026-07-03')).toEqual([
      '2026-06-03 due.before-10 liaison',
      '2026-06-10 due.before-5 liaison',
      '2026-06-12 due.before-3 liaison owner',
      '2026-06-16 due.before-1 liaison owner',
      '2026-06-17 due.on-0 liaison owner',
      '2026-06-18 due.after-1 liaison owner unit_signer',
      '2026-06-23 due.after-4 liaison owner unit_signer line_leader',
      '2026-06-26 due.after-7 liaison owner unit_signer line_leader principal',
      '2026-07-01 due.after-10 liaison owner unit_signer line_leader principal',
    ]);
  });

  it('step over a holiday and use its make-up day', () => {
    expect(story({ currentDueOn: D('2026-05-11') }, '2026-05-11')).toEqual([
      '2026-04-23 due.before-10 liaison',
      '2026-04-30 due.before-5 liaison',
      '2026-05-07 due.before-3 liaison owner',
      '2026-05-09 due.before-1 liaison owner',
      '2026-05-11 due.on-0 liaison owner',
    ]);
  });

  it('count from the working day before where the due day is a rest day', () => {
    expect(story({ currentDueOn: D('2026-06-20') }, '2026-06-22').slice(-3)).toEqual([
      '2026-06-18 due.before-1 liaison owner',
      '2026-06-19 due.on-0 liaison owner',
      '2026-06-22 due.after-1 liaison owner unit_signer',
    ]);
  });

  it('remind of signing after one working day, escalate after two and go on upwards', () => {
    const unsigned = { state: 'issued', signedOn: null, since: D('2026-04-01') } as const;
    expect(story(unsigned, '2026-04-17')).toEqual([
      '2026-04-02 sign.before-1 liaison owner',
      '2026-04-03 sign.on-0 liaison owner unit_signer',
      '2026-04-08 sign.after-3 liaison owner unit_signer line_leader',
      '2026-04-13 sign.after-6 liaison owner unit_signer line_leader principal',
      '2026-04-16 sign.after-9 liaison owner unit_signer line_leader principal',
    ]);
  });

  it('ask the supervising side to decide on a return and on a request for more time', () => {
    const chain = ['officer', 'officer supervisor', 'officer supervisor line_leader'];
    expect(story({ state: 'return_pending', returnDecisionDueOn: D('2026-04-03') }, '2026-04-08')).toEqual([
      `2026-04-02 return-decision.before-1 ${chain[0]}`,
      `2026-04-03 return-decision.on-0 ${chain[1]}`,
      `2026-04-08 return-decision.after-3 ${chain[2]}`,
    ]);
    expect(story({ extensionDecisionDueOn: D('2026-04-03') }, '2026-04-03')).toEqual([
      `2026-04-02 extension-decision.before-1 ${chain[0]}`,
      `2026-04-03 extension-decision.on-0 ${chain[1]}`,
    ]);
  });

  it('have a pause looked at on its day and every five working days after', () => {
    expect(story({ state: 'paused', reviewOn: D('2026-04-10') }, '2026-04-20')).toEqual([
      '2026-04-10 pause-review.on-0 officer',
      '2026-04-17 pause-review.after-5 officer supervisor',
    ]);
  });

  it('ask twice for a missing plan, and for none where the matter is done at once', () => {
    const noPlan = { hasPlan: false, signedOn: D('2026-04-02') };
    expect(
      story({ ...noPlan, rectificationClass: 'staged', lastProgressOn: D('2026-12-31') }, '2026-05-29'),
    ).toEqual(['2026-04-16 plan.on-0 liaison owner', '2026-04-21 plan.after-3 liaison owner unit_signer']);
    expect(
      story({ ...noPlan, rectificationClass: 'immediate', lastProgressOn: D('2026-12-31') }, '2026-05-29'),
    ).toEqual([]);
  });

  it('ask for progress by the rhythm of the class, before the end of the period and once after it', () => {
    const far = { currentDueOn: D('2027-06-30') };
    expect(story({ ...far, rectificationClass: 'staged' }, '2026-06-30')).toEqual([
      '2026-04-27 progress.before-3 liaison',
      '2026-05-06 progress.after-1 liaison owner',
      '2026-05-26 progress.before-3 liaison',
      '2026-06-01 progress.after-1 liaison owner',
      '2026-06-25 progress.before-3 liaison',
    ]);
    expect(story({ ...far, rectificationClass: 'continuing' }, '2026-07-31')).toEqual([
      '2026-06-25 progress.before-3 liaison',
      '2026-07-01 progress.after-1 liaison owner',
    ]);
  });

  it('ask for no progress that was reported, is too early, or would repeat the result', () => {
    const staged = { rectificationClass: 'staged', currentDueOn: D('2027-06-30') } as const;
    expect(story({ ...staged, lastProgressOn: D('2026-04-02') }, '2026-05-20')).toEqual([]);
    expect(story({ ...staged, signedOn: D('2026-04-20'), since: D('2026-04-20') }, '2026-05-20')).toEqual([]);
    expect(
      story({ ...staged, currentDueOn: D('2026-04-30') }, '2026-04-28').filter((n) => n.includes('progress')),
    ).toEqual([]);
  });
});

describe('silence', () => {
  it.each<[string, Partial<NoticeFacts>]>([
    ['after a submission', { state: 'submitted' }],
    ['while it is verified', { state: 'verifying' }],
    ['in a pause', { state: 'paused' }],
    ['while a return is undecided', { state: 'return_pending' }],
    ['while a slip with its own limit is out', { hasRunningSlip: true }],
    ['when it is closed', { state: 'closed' }],
    ['when it is cancelled', { state: 'cancelled' }],
    ['before it is issued', { state: 'registered' }],
  ])('falls over the due date %s', (_when, change) => {
    expect(story({}, '2026-07-03')).not.toEqual([]);
    expect(story(change, '2026-07-03')).toEqual([]);
  });

  it('falls while more time is asked for, and after it is granted until the new date comes near', () => {
    const asked = story({ extensionDecisionDueOn: D('2026-06-10') }, '2026-06-30');
    expect(asked.filter((notice) => notice.includes(' due.'))).toEqual([]);
    expect(story({ currentDueOn: D('2026-08-31') }, '2026-08-14')).toEqual([]);
  });
});

describe('the sending window', () => {
  it.each([
    [8 * 60 + 29, false],
    [8 * 60 + 30, true],
    [17 * 60 + 59, true],
    [18 * 60, false],
    [0, false],
  ])('minute %i: %s', (minute, isOpen) => {
    expect(isSendingTime(minute)).toBe(isOpen);
  });
});

import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WorkCalendar } from '../../src/core/calendar/index.js';
import { localDate } from '../../src/core/shared/local-date.js';
import { readYearTables } from '../reference/calendar/year-tables.js';
import { DEMO_ORGANISATIONS } from './organisations.js';
import { DEMO_PEOPLE } from './people.js';
import { DEMO_REPORTS } from './reports.js';
import { replay } from '../../test/support/story-replay.js';
import { DEMO_TASKS, storyOn, type DatedStep } from './story.js';

const calendar = new WorkCalendar(
  readYearTables(fileURLToPath(new URL('../reference/calendar/', import.meta.url))),
);
const TODAY = localDate('2026-11-23');
const story = storyOn(TODAY, calendar);

const codes = new Set(DEMO_ORGANISATIONS.map(({ code }) => code));
const logins = new Map(DEMO_PEOPLE.map((person) => [person.login, person]));
const textOf = (file: string): string => {
  const encoding = DEMO_REPORTS.find((report) => report.file === file)?.encoding ?? 'utf-8';
  return iconv.decode(readFileSync(new URL(`reports/${file}`, import.meta.url)), encoding);
};
const actsOf = (key: string): DatedStep[] => story.filter((step) => 'task' in step && step.task === key);

describe('the story of the demo', () => {
  it('is told in order, on working days, and ends before the day it is told on', () => {
    const days = story.map(({ at }) => at);
    expect([...days].sort()).toEqual(days);
    for (const step of story) {
      expect([step, calendar.isWorkday(step.at)]).toEqual([step, true]);
      expect(step.at < TODAY).toBe(true);
    }
  });

  it('is told in order for each task by itself', () => {
    for (const { key } of DEMO_TASKS) {
      const days = actsOf(key).map(({ at }) => at);
      expect(days.length).toBeGreaterThan(0);
      expect([...days].sort()).toEqual(days);
    }
  });

  it('is acted by people and units that exist', () => {
    for (const { actor } of story) expect([...logins.keys()]).toContain(actor);
    for (const task of DEMO_TASKS) {
      for (const code of [task.lead, ...(task.responsible ?? []), ...(task.assisting ?? [])])
        expect(codes).toContain(code);
      for (const login of [task.owner, task.liaison]) expect(logins.get(login)?.organisation).toBe(task.lead);
      expect(logins.get(task.lineLeader)?.roles).toContain('line_leader');
    }
  });

  it.each(DEMO_TASKS)('$key answers words that stand exactly once in its report', ({ report, quote }) => {
    expect(textOf(report).split(quote)).toHaveLength(2);
  });

  it('never makes two tasks of the same words, nor calls two by the same key', () => {
    expect(new Set(DEMO_TASKS.map(({ key }) => key)).size).toBe(DEMO_TASKS.length);
    expect(new Set(DEMO_TASKS.map(({ report, quote }) => report + quote)).size).toBe(DEMO_TASKS.length);
  });

  it('makes tasks only of reports that were received, and confirms each report at most once', () => {
    const received = new Set<string>();
    const confirmed: string[] = [];
    for (const step of story) {
      if (step.act === 'receiveReport') received.add(step.report);
      if (step.act === 'confirmReport') {
        expect(received).toContain(step.report);
        confirmed.push(step.report);
      }
      if (step.act === 'createTask')
        expect(confirmed).toContain(DEMO_TASKS.find(({ key }) => key === step.task)?.report);
    }
    expect(new Set(confirmed).size).toBe(confirmed.length);
    expect([...received].sort()).toEqual(DEMO_REPORTS.map(({ file }) => file).sort());
    expect(DEMO_REPORTS.map(({ file }) => file).filter((file) => !confirmed.includes(file))).toEqual([
      'ww-2025.txt',
      'sl-2025.txt',
    ]);
  });

  it('breaks no rule of a task’s life, and leaves every task where the ledger needs it', () => {
    const { refused, states } = replay(story, calendar);
    expect(refused).toEqual([]);
    expect(Object.fromEntries(states)).toEqual({
      'qy-documents': 'closed',
      'qy-townpowers': 'closed',
      'qy-casefiles': 'in_progress',
      'qy-decisions': 'not_done',
      'qy-court': 'basically_done',
      'qy-offices': 'continuing',
      'sj-discretion': 'closed',
      'sj-inspections': 'basically_done',
      'sj-credit': 'not_done',
      'sj-team': 'continuing',
      'ww-guides': 'closed',
      'ww-documents': 'in_progress',
      'ww-contracts': 'not_done',
      'ww-learning': 'cancelled',
      'sl-certificates': 'basically_done',
      'sl-openness': 'reopened',
      'sl-disputes': 'closed',
      'sl-adviser': 'in_progress',
      'qy25-townpowers': 'in_progress',
      'qy25-inspections': 'in_progress',
      'qy25-disputes': 'return_pending',
      'qy25-contracts': 'issued',
      'sj25-platforms': 'submitted',
      'sj25-handovers': 'verifying',
      'sj25-team': 'registered',
    });
  });

  it('would not get past the rules if the reporter verified in person', () => {
    const told = story.map((step) =>
      step.act === 'verify' && step.task === 'qy-documents' ? { ...step, actor: 'sifa-shenqian' } : step,
    );
    expect(replay(told, calendar).refused[0]).toMatchObject({ act: 'verify', code: 'actor.not-officer' });
  });

  it('can be told on any later day, holidays included', () => {
    for (const day of ['2026-11-21', '2026-12-31', '2027-02-10', '2027-10-03', '2028-05-01'])
      expect(replay(storyOn(localDate(day), calendar), calendar).refused).toEqual([]);
  });
});

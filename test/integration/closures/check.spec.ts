import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CheckPage, CheckView } from '../../../src/modules/closures/views/closures.views.js';
import type { DifferenceNote } from '../../../src/modules/closures/difference-note/difference-note.views.js';
import PizZip from 'pizzip';
import { NEIGHBOURS_SUPERVISOR } from './county.js';
import { answerTo, OFFICER, shiliAfterTwoYears, SUPERVISOR, type Shili } from './shili.js';

interface Problem {
  readonly code: string;
}

/** What a reader sees of WordprocessingML. */
const printed = (xml: string): string => xml.replace(/<[^>]*>/g, '');

describe('the check of a second year', () => {
  let shili: Shili;
  let check: CheckView;

  beforeAll(async () => {
    shili = await shiliAfterTwoYears();
    const { second } = shili.reports;
    const [{ id } = { id: '' }] = await shili.county.rows<{ id: string }>(
      'select id from closure_check where report_id = $1',
      [second],
    );
    check = (await shili.county.ask<CheckView>(OFFICER, { route: `GET closure-checks/${id}` })).body;
  });
  afterAll(() => shili.county.close());

  it('says so where there is no earlier report', async () => {
    const checks = await shili.county.rows(
      'select state, edition, reason_code, previous_report_id from closure_check where report_id = $1',
      [shili.reports.first],
    );
    expect(checks).toEqual([
      { state: 'ready', edition: 1, reason_code: 'closure.no-earlier-report', previous_report_id: null },
    ]);
  });

  it('gives the four kinds of answers, and holds each against the ledger', () => {
    expect(answerTo('排查台账不规范', check)).toMatchObject({
      answer: { code: 'stated-closed' },
      verdict: { code: 'report-claims-more', text: '报告称已完成,台账尚未销号' },
      ledger: [{ id: shili.tasks.notDone, state: 'not_done', verdict: 'not_done' }],
    });
    expect(answerTo('持证率不高', check)).toMatchObject({
      answer: { code: 'stated-in-progress' },
      verdict: { code: 'agree' },
      ledger: [{ id: shili.tasks.underWay, state: 'in_progress' }],
    });
    expect(answerTo('政务公开不够及时', check)).toMatchObject({
      answer: { code: 'mentioned-only' },
      verdict: { code: 'restated-without-result' },
      ledger: [{ id: shili.tasks.closed, state: 'closed', verdict: 'done' }],
    });
    expect(answerTo('行政应诉', check)).toMatchObject({
      answer: { code: 'silent' },
      verdict: { code: 'open-report-silent' },
      thisYear: [],
    });
    expect(answerTo('法律顾问', check)).toMatchObject({ verdict: { code: 'no-ledger' }, ledger: [] });
  });

  it('shows the ledger with its evidence', () => {
    const [task] = answerTo('政务公开不够及时', check).ledger;
    expect(task?.evidence.map(({ criterion, reference }) => [criterion, reference])).toEqual([
      ['有制度文本', '石政发〔2025〕12号'],
      ['有落实记录', '石政发〔2025〕12号'],
    ]);
    expect(task?.lastProgress?.text).toBe('7个栏目全部更新到位。');
  });

  it('quotes both years where they stand', async () => {
    const thisYear = await shili.county.textOf(shili.reports.second);
    const lastYear = await shili.county.textOf(shili.reports.first);
    const quotes = check.answers.flatMap((answer) => answer.thisYear);
    expect(quotes.length).toBeGreaterThan(check.answers.length / 2);
    for (const { start, end, text } of quotes) expect(thisYear.slice(start, end)).toBe(text);
    for (const {
      lastYear: { start, end, text },
    } of check.answers)
      expect(lastYear.slice(start ?? 0, end ?? 0)).toBe(text);
  });

  it('says in words why', () => {
    const { features } = answerTo('政务公开不够及时', check);
    expect(features).toContainEqual({ code: 'listed-again', text: '今年又列为问题' });
    expect(features.find(({ code }) => code === 'shared-terms')?.text).toMatch(/^共同的词:.*政务公开/);
  });

  it('finds the shortcoming that came back', () => {
    const found = check.recurrences.find(({ earlier }) => earlier.text.includes('政务公开不够及时'));
    expect(found).toMatchObject({
      state: 'proposed',
      current: { reportId: shili.reports.second, year: 2025 },
      earlier: { reportId: shili.reports.first, year: 2024 },
      chain: { firstYear: 2025, yearCount: 1, carriedYears: 0, proposedYearCount: 2 },
      proposedActions: [],
    });
    expect(found?.current.text).toContain('政务公开仍不规范');
  });

  it('counts with numerator and denominator', () => {
    const { counts, answers, recurrences } = check;
    expect(counts.matters).toBe(answers.length);
    expect(counts.answers.reduce((sum, { count }) => sum + count, 0)).toBe(answers.length);
    expect(counts.verdicts.find(({ code }) => code === 'report-claims-more')?.count).toBe(1);
    expect(counts.agreeing).toEqual({ numerator: 1, denominator: 4 });
    expect(counts.cameBack).toEqual({ numerator: 0, denominator: 4 });
    const listedAgain = new Set(recurrences.map(({ current }) => current.itemId));
    expect(counts.mayHaveComeBack).toEqual({ numerator: listedAgain.size, denominator: 4 });
    expect(counts.promisesKept.denominator).toBe(answers.filter(({ kind }) => kind === 'plan').length);
  });

  it('notes every difference once, the gravest first', async () => {
    const { body: note } = await shili.county.ask<DifferenceNote>(SUPERVISOR, {
      route: `GET closure-checks/${check.id}/difference-note`,
    });
    const differing = check.answers.filter(({ verdict }) => verdict.code !== 'agree');
    expect(note.lines.map(({ answerId }) => answerId).sort()).toEqual(differing.map(({ id }) => id).sort());
    expect(note.lines[0]).toMatchObject({
      verdict: { code: 'report-claims-more' },
      lastYear: { text: answerTo('排查台账不规范', check).lastYear.text },
      thisYear: answerTo('排查台账不规范', check).thisYear,
    });
    expect(note.lines.at(-1)?.verdict.code).toBe('no-ledger');
  });

  it('prints the note on A4: each line with its two quotes, and that nobody has signed', async () => {
    const route = `closure-checks/${check.id}/difference-note`;
    const { body: note } = await shili.county.ask<DifferenceNote>(SUPERVISOR, { route: `GET ${route}` });
    const zip = new PizZip(await shili.county.download(SUPERVISOR, `${route}/docx`));
    const xml = zip.file('word/document.xml')?.asText() ?? '';
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
    const rows = xml.split('<w:tr>').map(printed);
    expect(note.lines.length).toBeGreaterThan(2);
    for (const { verdict, lastYear, thisYear, ledger } of note.lines) {
      const row = rows.find((one) => one.includes(lastYear.text)) ?? '';
      expect(row).toContain(verdict.text);
      if (thisYear.length === 0) expect(row).toContain('（报告没有提到）');
      for (const { text } of thisYear) expect(row).toContain(text);
      for (const { number, title } of ledger) expect(row).toContain(number ?? title);
    }
    expect(rows.filter((row) => /^\d+报告|^\d+台账|^\d+没有立项/.test(row))).toHaveLength(note.lines.length);
    expect(printed(xml).replace(/\s/g, '')).toContain(`${note.organisationName}2025年报告（核查第1版）`);
    expect(note).toMatchObject({ signedAt: null, signedBy: null });
    expect(printed(xml)).toContain('核查签署：未签');
  });

  it('is written once, however often the order is delivered or given', async () => {
    const { county, reports } = shili;
    const [order] = await county.rows<{ id: string }>(
      `select id from outbox where job = 'check-closure' and payload ->> 'reportId' = $1`,
      [reports.second],
    );
    const rowsOfBody = () =>
      county.rows(`select (select count(*) from closure_check) as checks, (select count(*) from closure_answer) as answers,
        (select count(*) from event where name = 'closure.checked') as events`);
    const before = await rowsOfBody();
    await county.runOrder(order?.id ?? '', 'check-closure', { reportId: reports.second });
    const [again] = await county.rows<{ id: string }>(
      `insert into outbox (job, queue, payload, created_at, available_at) values ('check-closure', 'documents', $1, now(), now()) returning id`,
      [{ reportId: reports.second }],
    );
    await county.runOrder(again?.id ?? '', 'check-closure', { reportId: reports.second });
    expect(await rowsOfBody()).toEqual(before);
    expect(await county.openOrders()).toEqual([]);
  });

  it('lists the newest year first and pages by key', async () => {
    const ask = (query: string) =>
      shili.county.ask<CheckPage>(OFFICER, { route: `GET closure-checks?${query}` });
    const first = (await ask('limit=1')).body;
    expect(first.items).toMatchObject([{ id: check.id, year: 2025, isLatest: true, counts: check.counts }]);
    const second = (await ask(`limit=1&cursor=${first.next}`)).body;
    expect(second).toMatchObject({
      items: [{ year: 2024, reason: { code: 'closure.no-earlier-report' } }],
      next: null,
    });
    expect((await ask('year=2023')).body.items).toEqual([]);
  });

  it('is nothing to the supervisor of another subtree', async () => {
    const { login } = NEIGHBOURS_SUPERVISOR;
    const list = await shili.county.ask<CheckPage>(login, { route: 'GET closure-checks' });
    expect(list).toMatchObject({ status: 200, body: { items: [] } });
    const [answer] = check.answers;
    const asked = await Promise.all(
      [
        { route: `GET closure-checks/${check.id}` },
        { route: `GET closure-checks/${check.id}/difference-note` },
        { route: `GET closure-checks/${check.id}/difference-note/docx` },
        { route: `POST closure-checks/${check.id}/carry-over`, body: {} },
        { route: `POST closure-checks/${check.id}/signature` },
        {
          route: `POST closure-checks/${check.id}/answers/${answer?.id}/confirmation`,
          body: { answer: 'silent', reason: '不是我的' },
        },
      ].map((question) => shili.county.ask<Problem>(login, question)),
    );
    expect(asked.map(({ status, body }) => [status, body.code])).toEqual(
      asked.map(() => [404, 'record.not-found']),
    );
  });

  it('shows the body its own check and lets it change nothing', async () => {
    const { county } = shili;
    const read = await county.ask<CheckView>('shili-lianluo', { route: `GET closure-checks/${check.id}` });
    expect(read).toMatchObject({ status: 200, etag: `"${check.version}"` });
    const carried = await county.ask<Problem>('shili-lianluo', {
      route: `POST closure-checks/${check.id}/carry-over`,
      body: {},
    });
    expect(carried).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
  });
});

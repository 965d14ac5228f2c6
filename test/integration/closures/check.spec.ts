import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { County } from './county.js';

const OFFICER = 'yifaban-chu';

interface AnswerRow {
  readonly wording: string;
  readonly answer: string;
  readonly ledger_verdict: string;
  readonly quotes: { start: number; end: number; text: string }[];
}

describe('the check of a second year', () => {
  let county: County;
  let first: string;
  let second: string;

  beforeAll(async () => {
    county = await County.found('2026-02-02');
    first = await county.receive(OFFICER, 'ww-2024.txt');
    await county.accept(OFFICER, first);
    await county.confirm(OFFICER, first);
    await county.runOrders();
    second = await county.receive(OFFICER, 'ww-2025.txt');
    await county.accept(OFFICER, second);
    await county.confirm(OFFICER, second);
    await county.runOrders();
  });
  afterAll(() => county.close());

  it('says so where there is no earlier report', async () => {
    const [check] = await county.rows(
      'select state, reason_code, previous_report_id from closure_check where report_id = $1',
      [first],
    );
    expect(check).toEqual({
      state: 'ready',
      reason_code: 'closure.no-earlier-report',
      previous_report_id: null,
    });
  });

  it('answers for every accepted item of the year before, with quotes that stand in the text', async () => {
    const answers = await county.rows<AnswerRow>(
      `select a.wording, a.answer, a.ledger_verdict, a.quotes from closure_answer a join closure_check c on c.id = a.check_id
       where c.report_id = $1 order by a.seq`,
      [second],
    );
    const [owed] = await county.rows<{ n: number }>(
      `select count(*)::int as n from report_item where report_id = $1 and state = 'accepted'`,
      [first],
    );
    expect(answers).toHaveLength(owed?.n ?? 0);
    const text = await county.textOf(second);
    for (const { start, end, text: quote } of answers.flatMap(({ quotes }) => quotes))
      expect(text.slice(start, end)).toBe(quote);
  });
});

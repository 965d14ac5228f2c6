import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Excel from '@protobi/exceljs';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';
import { cast, passTo, type Cast } from '../audit/lives.js';

interface Opened {
  readonly book: Excel.Workbook;
  readonly headers: readonly string[];
  readonly rows: readonly Readonly<Record<string, Excel.CellValue>>[];
}

async function open(bytes: Buffer): Promise<Opened> {
  const book = new Excel.Workbook();
  await book.xlsx.load(bytes as never);
  const sheet = book.getWorksheet('整改台账');
  const values = (n: number) => (sheet?.getRow(n).values as Excel.CellValue[]).slice(1);
  const headers = values(1).map(String);
  const rows = Array.from({ length: (sheet?.rowCount ?? 1) - 1 }, (_, i) =>
    Object.fromEntries(headers.map((header, column) => [header, values(i + 2)[column] ?? null])),
  );
  return { book, headers, rows };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('整改台账 as a workbook', () => {
  let app: TestApp;
  let people: Cast;

  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-03-02' });
    people = await cast(app);
    const [first = ''] = people.taskIds;
    await people.supervisor.post(`/api/tasks/${first}/issue`, {});
    await people.liaison.post(`/api/tasks/${first}/signature`, {});
    await people.liaison.post(`/api/tasks/${first}/progress`, {
      progress: 40,
      text: '=cmd|calc\n第二行',
      nextSteps: '@SUM(1)',
    });
  });
  afterAll(() => app.stop());

  const bytesOf = async (person: Person, query = ''): Promise<Buffer> => {
    const answer = await person.get(`/api/ledger/workbook${query}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.bytes;
  };

  it('holds one line a task under the headers of the field, frozen, with hidden marks', async () => {
    const { book, headers, rows } = await open(await bytesOf(people.supervisor));
    expect(headers.slice(0, 6)).toEqual(['序号', '问题编号', '来源', '被督查单位', '事项', '存在问题']);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      序号: 1,
      来源: '2025年度 存在的不足',
      '整改进展（%）': 40,
      '完成情况（认定）': '整改中',
    });
    const sheet = book.getWorksheet('整改台账');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1, xSplit: 2 });
    expect(headers.slice(-3)).toEqual(['__id', '__version', '__cells']);
    expect(sheet?.getColumn(headers.length).hidden).toBe(true);
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:1');
  });

  it('writes what looks like a formula as text, also for whoever edits the cell', async () => {
    const { book, headers } = await open(await bytesOf(people.supervisor));
    const cell = book
      .getWorksheet('整改台账')
      ?.getRow(2)
      .getCell(headers.indexOf('整改进展情况') + 1);
    expect([cell?.type, cell?.value, cell?.numFmt]).toEqual([
      Excel.ValueType.String,
      '=cmd|calc\n第二行',
      '@',
    ]);
  });

  it('filters as the list does and says so in its notes', async () => {
    expect((await open(await bytesOf(people.supervisor, '?state=in_progress'))).rows).toHaveLength(1);
    const { book, rows } = await open(await bytesOf(people.supervisor, '?search=不存在的事'));
    expect(rows).toHaveLength(0);
    expect(book.getWorksheet('说明')?.getSheetValues().flat()).toContain('含“不存在的事”');
  });

  it('shows each person what they may see', async () => {
    expect((await open(await bytesOf(people.liaison))).rows).toHaveLength(3);
    expect((await open(await bytesOf(await app.as('wangwu-lianluo')))).rows).toHaveLength(0);
    expect((await app.stranger().get('/api/ledger/workbook')).code).toBe('auth.required');
  });

  it('prints the heads of the chains it was made at', async () => {
    const { book } = await open(await bytesOf(people.supervisor));
    const [chain] = await app.rows<{ head: string }>(
      `select encode(head, 'hex') as head from event_chain c join organisation o on o.id = c.organisation_id order by length desc limit 1`,
    );
    expect(book.getWorksheet('说明')?.getSheetValues().flat()).toContain(chain?.head);
  });

  describe('of a past day', () => {
    it('is the same bytes whenever it is asked for, whatever happened since', async () => {
      await passTo(app, '2026-03-03');
      const before = await bytesOf(people.supervisor, '?asOf=2026-03-02');
      const [first = '', second = ''] = people.taskIds;
      await people.liaison.post(`/api/tasks/${first}/progress`, { progress: 90, text: '已完成九成' });
      await people.supervisor.post(`/api/tasks/${second}/issue`, {});
      await app.rows(
        `update task set light = 'red', light_reason = 'light.past-due', light_on = '2026-03-03' where id = $1`,
        [first],
      );
      await passTo(app, '2026-05-06');
      const after = await bytesOf(people.supervisor, '?asOf=2026-03-02');
      expect(sha256(after)).toBe(sha256(before));
      const { rows, headers } = await open(after);
      expect(rows.map((row) => row['整改进展（%）'])).toEqual([40, 0, 0]);
      expect(headers).not.toContain('__id');
      const later = await open(await bytesOf(people.supervisor, '?asOf=2026-03-03'));
      expect(later.rows[0]).toMatchObject({ '整改进展（%）': 90, 预警灯: '红灯' });
      expect(
        (await open(await bytesOf(people.supervisor, '?asOf=2026-03-02&state=issued'))).rows,
      ).toHaveLength(0);
      expect(
        (await open(await bytesOf(people.supervisor, '?asOf=2026-03-03&state=issued'))).rows,
      ).toHaveLength(1);
      expect((await open(await bytesOf(people.supervisor, '?asOf=2026-03-01'))).rows).toHaveLength(0);
    });

    it('is the live ledger of that evening, line by line', async () => {
      const live = await open(await bytesOf(people.supervisor));
      const today = app.clock.today();
      await passTo(app, '2026-05-08');
      const past = await open(await bytesOf(people.supervisor, `?asOf=${today}`));
      const visible = live.rows.map(({ __id, __version, __cells, ...cells }) => cells);
      expect(past.rows).toEqual(visible);
    });

    it('is refused for a day that is not over', async () => {
      expect((await people.supervisor.get(`/api/ledger/workbook?asOf=${app.clock.today()}`)).code).toBe(
        'ledger.day-not-over',
      );
      expect((await people.supervisor.post('/api/ledger/exports', { asOf: '2099-01-01' })).code).toBe(
        'ledger.day-not-over',
      );
    });
  });

  it('is written by a job with progress, and seen by nobody else', async () => {
    const ordered = await people.supervisor.post('/api/ledger/exports', { asOf: '2026-03-02' });
    expect(ordered.status).toBe(202);
    const { id } = ordered.body<{ id: string }>();
    expect((await people.supervisor.get(`/api/ledger/exports/${id}/file`)).code).toBe('ledger.not-ready');
    await app.runOrders();
    const done = (await people.supervisor.get(`/api/ledger/exports/${id}`)).body();
    expect(done).toMatchObject({ state: 'ready', rowsTotal: 3, rowsWritten: 3 });
    const file = await people.supervisor.get(`/api/ledger/exports/${id}/file`);
    expect(sha256(file.bytes)).toBe(sha256(await bytesOf(people.supervisor, '?asOf=2026-03-02')));
    expect(sha256(file.bytes)).toBe((done as { sha256: string }).sha256);
    expect((await people.officer.get(`/api/ledger/exports/${id}`)).code).toBe('record.not-found');
  });
});

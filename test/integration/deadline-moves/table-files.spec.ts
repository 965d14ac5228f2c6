import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

/** A fictional year: the form is what matters. */
const DAYS = [
  { date: '2031-01-01', kind: 'off', name: '元旦' },
  { date: '2031-01-04', kind: 'makeup', name: '元旦' },
];
const JSON_FILE = JSON.stringify({
  $schema: 'schema.json',
  year: 2031,
  papers: ['关于2031年部分节假日安排的通知'],
  days: DAYS.map(({ date, kind, name }) => ({ name, date, isOffDay: kind === 'off' })),
});
const CSV = '日期,安排,名称\r\n2031/01/01,放假,元旦\r\n2031-01-04,上班,元旦\r\n';

describe('a holiday table as a file', () => {
  let app: TestApp;
  let admin: Person;
  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-03-11' });
    admin = await app.as('xitong');
  });
  afterAll(() => app.stop());

  const send = (bytes: Buffer, name = '2031.json', who = admin) =>
    who.upload('/api/calendar-tables/files', [{ name, content: bytes }]);

  test.each([
    ['holiday-cn', Buffer.from(JSON_FILE), '关于2031年部分节假日安排的通知'],
    ['CSV', Buffer.from(`\ufeff${CSV}`), '2031.json'],
    ['CSV in GBK', iconv.encode(CSV, 'gb18030'), '2031.json'],
  ])('in the form of %s is read, previewed and loaded', async (_, bytes, source) => {
    const read = await send(bytes);
    expect(read.status).toBe(200);
    const table = read.body<object>();
    expect(table).toEqual({ year: 2031, source, provisional: false, days: DAYS });
    const count = () => app.rows<{ n: string }>('select count(*) as n from calendar_year where year = 2031');
    const [before] = await count();
    const supervisor = await app.as('duchashi');
    expect((await supervisor.post('/api/calendar-tables/preview', table)).status).toBe(200);
    expect(await count()).toEqual([before]);
    expect((await admin.post('/api/calendar-tables', table)).status).toBe(201);
    expect(Number((await count())[0]?.n)).toBe(Number(before?.n) + 1);
    const inForce = await admin.get('/api/calendar-tables/2031');
    expect(inForce.body()).toEqual({ ...table, edition: Number(before?.n) + 1 });
    expect((await admin.get('/api/calendar-tables/1066')).code).toBe('record.not-found');
  });

  test.each([
    ['calendar.file-unreadable', '{"year": 2031'],
    ['calendar.file-unreadable', '{"year": 2031, "days": [null]}'],
    ['calendar.file-unreadable', '2031-01-01,也许,元旦'],
    ['calendar.file-unreadable', ''],
    ['calendar.day-of-other-year', '2031-01-01,放假,元旦\n2030-12-31,放假,元旦'],
    ['calendar.makeup-on-weekday', '2031-01-01,上班,元旦'],
    ['request.invalid', '2031-13-01,放假,元旦'],
    ['request.invalid', JSON.stringify({ year: '二〇三一', days: [] })],
    ['file.too-large', 'x'.repeat(100_001)],
  ])('%s refuses it', async (code, text) => {
    expect((await send(Buffer.from(text))).code).toBe(code);
  });

  test('is for those who load or preview it', async () => {
    expect((await send(Buffer.from(JSON_FILE), 'a.json', await app.as('sifa-lianluo'))).status).toBe(403);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Excel from '@protobi/exceljs';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';
import { cast, type Cast } from '../audit/lives.js';

interface Returned {
  readonly id: string;
  readonly state: string;
  readonly problemCode: string | null;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly results: Readonly<Record<string, number>>;
  readonly mergedCells: number;
  readonly formulaCells: number;
}
interface Line {
  readonly rowNo: number;
  readonly outcome: string;
  readonly code: string | null;
  readonly changes: readonly { readonly header: string; readonly before: string; readonly after: string }[];
  readonly result: string | null;
  readonly resultCode: string | null;
}
type Edit = (sheet: Excel.Worksheet, column: (header: string) => number) => void;

describe('an edited ledger that comes back', () => {
  let app: TestApp;
  let people: Cast;

  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-03-02' });
    people = await cast(app);
    for (const taskId of people.taskIds) {
      await people.supervisor.post(`/api/tasks/${taskId}/issue`, {});
      await people.liaison.post(`/api/tasks/${taskId}/signature`, {});
    }
  });
  afterAll(() => app.stop());

  const exported = async (person: Person): Promise<Buffer> =>
    (await person.get('/api/ledger/workbook')).bytes;

  async function edited(bytes: Buffer, edit: Edit): Promise<Buffer> {
    const book = new Excel.Workbook();
    await book.xlsx.load(bytes as never);
    const sheet = book.getWorksheet('整改台账');
    if (sheet === undefined) throw new Error('no ledger');
    const headers = (sheet.getRow(1).values as string[]).map(String);
    edit(sheet, (header) => headers.indexOf(header));
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  async function handBack(person: Person, content: Buffer | string, name = 'ledger.xlsx'): Promise<Returned> {
    const received = await person.upload('/api/ledger/returns', [{ name, content }]);
    if (received.status !== 202) throw new Error(received.text);
    await app.runOrders();
    const { id } = received.body<Returned>();
    return (await person.get(`/api/ledger/returns/${id}`)).body<Returned>();
  }
  const linesOf = async (person: Person, id: string): Promise<readonly Line[]> =>
    (await person.get(`/api/ledger/returns/${id}/lines`)).body<{ items: Line[] }>().items;
  async function confirm(person: Person, id: string): Promise<Returned> {
    const answer = await person.post(`/api/ledger/returns/${id}/confirmation`);
    if (answer.status !== 202) throw new Error(answer.text);
    await app.runOrders();
    return (await person.get(`/api/ledger/returns/${id}`)).body<Returned>();
  }
  const taskOf = async (place: number) =>
    (await people.supervisor.get(`/api/tasks/${people.taskIds[place] ?? ''}`)).body<
      Record<string, unknown>
    >();
  /** Rows of the sheet stand in the order of numbers, as the tasks were issued. */
  const rowOf = (place: number) => place + 2;

  it('says line by line what would change, changes nothing before the confirmation, and then exactly that', async () => {
    const content = await edited(await exported(people.liaison), (sheet, column) => {
      sheet.getRow(rowOf(0)).getCell(column('整改进展（%）')).value = 0.45;
      sheet.getRow(rowOf(0)).getCell(column('整改进展（%）')).numFmt = '0%';
      sheet.getRow(rowOf(0)).getCell(column('整改进展情况')).value = '已完成两次培训';
      sheet.getRow(rowOf(1)).getCell(column('整改目标')).value = '降低要求';
    });
    const checked = await handBack(people.liaison, content);
    expect(checked).toMatchObject({ state: 'checked', outcomes: { changed: 1, unchanged: 1, refused: 1 } });
    const lines = await linesOf(people.liaison, checked.id);
    expect(lines[0]).toMatchObject({
      outcome: 'changed',
      changes: [
        { header: '整改进展（%）', before: '0', after: '45' },
        { header: '整改进展情况', before: '', after: '已完成两次培训' },
      ],
    });
    expect(lines[1]).toMatchObject({ outcome: 'refused', code: 'ledger.column-not-yours' });
    expect(await taskOf(0)).toMatchObject({ progress: 0 });
    expect((await people.signer.get(`/api/ledger/returns/${checked.id}`)).code).toBe('record.not-found');
    expect((await confirm(people.liaison, checked.id)).results).toEqual({ applied: 1 });
    expect(await taskOf(0)).toMatchObject({ progress: 45 });
    const history = (await people.officer.get(`/api/tasks/${people.taskIds[0] ?? ''}/history`)).body<{
      items: { event: string; actorName: string }[];
    }>();
    expect(history.items.at(-1)).toMatchObject({ event: 'task.progress-reported', actorName: '江予清' });
    expect((await people.liaison.post(`/api/ledger/returns/${checked.id}/confirmation`)).code).toBe(
      'ledger.confirmed',
    );
    const result = await people.liaison.get(`/api/ledger/returns/${checked.id}/result`);
    const book = new Excel.Workbook();
    await book.xlsx.load(result.bytes as never);
    expect(book.getWorksheet('回传结果')?.getRow(2).getCell(6).value).toBe('已生效');
  });

  it('never overwrites what somebody else changed after the export, before or after the dry run', async () => {
    const bytes = await exported(people.liaison);
    const report = (place: number, progress: number) =>
      people.liaison.post(`/api/tasks/${people.taskIds[place] ?? ''}/progress`, {
        progress,
        text: `网上报送${progress}`,
      });
    const content = await edited(bytes, (sheet, column) => {
      for (const place of [0, 1]) {
        sheet.getRow(rowOf(place)).getCell(column('整改进展（%）')).value = 70;
        sheet.getRow(rowOf(place)).getCell(column('整改进展情况')).value = '线下填报';
      }
    });
    await report(0, 60);
    const checked = await handBack(people.liaison, content);
    const [first, second] = await linesOf(people.liaison, checked.id);
    expect(first).toMatchObject({ outcome: 'conflict', code: 'ledger.changed-meanwhile' });
    expect(second).toMatchObject({ outcome: 'changed' });
    await report(1, 65);
    expect((await confirm(people.liaison, checked.id)).results).toEqual({ conflict: 1 });
    expect((await linesOf(people.liaison, checked.id))[1]).toMatchObject({
      result: 'conflict',
      resultCode: 'record.stale',
    });
    expect([await taskOf(0), await taskOf(1)]).toMatchObject([{ progress: 60 }, { progress: 65 }]);
  });

  it('lets the office word and staff anew, moves no due date without a request, and says why', async () => {
    const content = await edited(await exported(people.supervisor), (sheet, column) => {
      sheet.getRow(rowOf(0)).getCell(column('整改目标')).value = '抽查合格率达到95%';
      sheet.getRow(rowOf(0)).getCell(column('联络员')).value = '江予清';
      sheet.getRow(rowOf(1)).getCell(column('完成时限')).value = '2026/12/1';
      sheet.getRow(rowOf(2)).getCell(column('责任人')).value = '查无此人';
    });
    const checked = await handBack(people.supervisor, content);
    expect(
      (await linesOf(people.supervisor, checked.id)).map(({ outcome, code }) => [outcome, code]),
    ).toEqual([
      ['changed', null],
      ['refused', 'ledger.due-needs-extension'],
      ['refused', 'ledger.person-unknown'],
    ]);
    await confirm(people.supervisor, checked.id);
    expect(await taskOf(0)).toMatchObject({ target: '抽查合格率达到95%' });
    const asked = await people.signer.post(`/api/tasks/${people.taskIds[1] ?? ''}/extension-request`, {
      reason: '材料未齐',
      newDueOn: '2026-12-01',
      progress: 65,
    });
    expect(asked.status).toBe(200);
    const again = await edited(await exported(people.supervisor), (sheet, column) => {
      sheet.getRow(rowOf(1)).getCell(column('完成时限')).value = '2026年12月1日';
    });
    const granted = await handBack(people.supervisor, again);
    expect((await confirm(people.supervisor, granted.id)).results).toEqual({ applied: 1 });
    expect(await taskOf(1)).toMatchObject({ currentDueOn: '2026-12-01' });
  });

  it('refuses lines that are twice, new, of tasks out of sight, with broken marks or with formulas', async () => {
    const content = await edited(await exported(people.liaison), (sheet, column) => {
      const first = sheet.getRow(rowOf(0)).values as Excel.CellValue[];
      sheet.addRow(first.slice(1));
      sheet.addRow(['4', '自己加的一行']);
      sheet.getRow(rowOf(1)).getCell(column('整改进展情况')).value = {
        formula: '1+1',
        result: '二',
      };
      sheet.getRow(rowOf(2)).getCell(column('__cells')).value = 'x';
      sheet.mergeCells(rowOf(0), 5, rowOf(0), 6);
    });
    const checked = await handBack(people.liaison, content);
    expect(checked).toMatchObject({ mergedCells: 1, formulaCells: 1 });
    expect((await linesOf(people.liaison, checked.id)).map(({ code }) => code)).toEqual([
      null,
      'ledger.formula-cell',
      'ledger.marks-broken',
      'ledger.row-twice',
      'ledger.row-unknown',
    ]);
    const stranger = await app.as('wangwu-lianluo');
    const elsewhere = await handBack(stranger, await exported(people.liaison));
    expect(elsewhere.outcomes).toEqual({ refused: 3 });
  });

  it('says what is wrong with a file that is no ledger of ours', async () => {
    const codeOf = async (content: Buffer | string) => (await handBack(people.liaison, content)).problemCode;
    expect(await codeOf('问题编号,整改目标\n1,做好')).toBe('ledger.not-ours');
    expect(await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))).toBe(
      'ledger.old-format',
    );
    expect(await codeOf(Buffer.from('PK\u0003\u0004 broken'))).toBe('ledger.unreadable');
    const past = await people.liaison.get('/api/ledger/workbook?asOf=2026-03-01');
    expect(await codeOf(past.bytes)).toBe('ledger.not-ours');
    expect((await people.liaison.upload('/api/ledger/returns', [{ name: 'x.xlsx', content: '' }])).code).toBe(
      'report.empty-file',
    );
  });

  it('is for those who may edit', async () => {
    const outside = await app.stranger().upload('/api/ledger/returns', [{ name: 'x.xlsx', content: 'x' }]);
    expect(outside.code).toBe('auth.required');
  });

  it('keeps what a department system sends pending until a person of the unit stands behind it', async () => {
    const made = await people.liaison.post('/api/tokens', { name: '业务系统', access: 'write', days: 30 });
    const system = app.stranger().with({ authorization: `Bearer ${made.body<{ secret: string }>().secret}` });
    const content = await edited(await exported(people.liaison), (sheet, column) => {
      sheet.getRow(rowOf(2)).getCell(column('整改进展（%）')).value = 33;
      sheet.getRow(rowOf(2)).getCell(column('整改进展情况')).value = '系统填报';
    });
    const checked = await handBack(system, content);
    expect(checked.outcomes).toEqual({ changed: 1, unchanged: 2 });
    expect((await confirm(system, checked.id)).results).toEqual({ pending: 1 });
    expect(await taskOf(2)).toMatchObject({ progress: 0 });
    expect(await app.rows('select progress from pending_progress')).toEqual([{ progress: 33 }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Excel from '@protobi/exceljs';
import iconv from 'iconv-lite';
import type { Person } from '../../support/person.js';
import { assignment } from '../../support/county.js';
import { TestApp } from '../../support/test-app.js';

interface Intake {
  readonly id: string;
  readonly state: string;
  readonly problemCode: string | null;
  readonly sheets: readonly {
    readonly name: string;
    readonly headerRow: number | null;
    readonly rows: number;
    readonly mergedCells: number;
    readonly formulaCells: number;
    readonly columns: readonly {
      readonly column: number;
      readonly header: string;
      readonly field: string | null;
    }[];
  }[];
  readonly outcomes: Readonly<Record<string, number>>;
  readonly drafted: number;
}
interface Line {
  readonly rowNo: number;
  readonly outcome: string;
  readonly code: string | null;
  readonly params: object;
  readonly taskId: string | null;
}

describe('a ledger that others kept', () => {
  let app: TestApp;
  let supervisor: Person;
  let body: { id: string; path: string };

  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-03-02' });
    supervisor = await app.as('yifaban');
    const bodies = await app.rows<{ id: string; path: string }>(
      `select o.id, o.path from organisation o where o.is_reporting_body and o.level = 'county' order by o.path`,
    );
    const me = (await supervisor.get('/api/session')).body<{ scopePath?: string }>();
    body = bodies.find(({ path }) => path.startsWith(me.scopePath ?? '/')) ?? { id: '', path: '' };
  });
  afterAll(() => app.stop());

  async function workbook(fill: (book: Excel.Workbook) => void): Promise<Buffer> {
    const book = new Excel.Workbook();
    fill(book);
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  async function handIn(content: Buffer | string, name = '台账.xlsx'): Promise<Intake> {
    const received = await supervisor.upload('/api/ledger/intakes', [{ name, content }]);
    if (received.status !== 202) throw new Error(received.text);
    await app.runOrders();
    return (await supervisor.get(`/api/ledger/intakes/${received.body<Intake>().id}`)).body<Intake>();
  }
  const mappingOf = ({ sheets }: Intake, sheet = sheets.find(({ headerRow }) => headerRow !== null)) => ({
    sheet: sheet?.name,
    headerRow: sheet?.headerRow,
    columns: sheet?.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }])),
    organisationId: body.id,
    reportYear: 2025,
    kind: 'feedback',
  });
  async function check(intake: Intake): Promise<readonly Line[]> {
    const answer = await supervisor.put(`/api/ledger/intakes/${intake.id}/mapping`, mappingOf(intake));
    if (answer.status !== 202) throw new Error(answer.text);
    await app.runOrders();
    return (await supervisor.get(`/api/ledger/intakes/${intake.id}/lines`)).body<{ items: Line[] }>().items;
  }

  const filled = () =>
    workbook((book) => {
      book.addWorksheet('填报说明').addRow(['请认真填写']);
      const sheet = book.addWorksheet('整改台账');
      sheet.addRow(['某县督察反馈问题整改台账']);
      sheet.mergeCells('A1:F1');
      sheet.addRow(['序号', '问题描述', '牵头部门', '配合单位', '整改时限', '整改目标']);
      sheet.addRow([1, '部分案卷缺少送达回证', '县司法局', '', new Date(Date.UTC(2026, 5, 30)), '案卷齐全']);
      sheet.addRow([2, '普法宣传形式单一', '', '县发改局、县财政局', '2026年9月30日', '']);
      sheet.mergeCells('C3:C4');
      sheet.addRow([3, '合法性审查力量薄弱', '查无此局', '', '', '']);
      sheet.addRow([4, '', '县司法局', '', '', '']);
      sheet.addRow([
        5,
        { formula: '"公式"&"得出的问题"', result: '公式得出的问题' },
        '县司法局',
        '',
        '下月底',
        '',
      ]);
    });

  it('is looked at: sheets, the row of headers below titles, what each column looks like', async () => {
    const intake = await handIn(await filled());
    expect(intake.state).toBe('mapping');
    expect(intake.sheets.map(({ name, headerRow }) => [name, headerRow])).toEqual([
      ['填报说明', null],
      ['整改台账', 2],
    ]);
    expect(intake.sheets[1]).toMatchObject({ mergedCells: 2, formulaCells: 1 });
    expect(intake.sheets[1]?.columns.map(({ field }) => field)).toEqual([
      null,
      'problem',
      'lead',
      'assisting',
      'dueOn',
      'target',
    ]);
  });

  it('is held against the directory line by line, and becomes drafts that go the way of any other task', async () => {
    const intake = await handIn(await filled());
    const lines = await check(intake);
    expect(lines.map(({ rowNo, outcome, code }) => [rowNo, outcome, code])).toEqual([
      [3, 'create', null],
      [4, 'create', null],
      [5, 'rejected', 'ledger.unit-unknown'],
      [6, 'rejected', 'ledger.problem-missing'],
      [7, 'rejected', 'ledger.not-a-day'],
    ]);
    expect(lines[2]?.params).toEqual({ name: '查无此局' });
    expect(await app.rows('select 1 from task')).toEqual([]);
    await supervisor.post(`/api/ledger/intakes/${intake.id}/confirmation`);
    await app.runOrders();
    expect((await supervisor.get(`/api/ledger/intakes/${intake.id}`)).body()).toMatchObject({
      state: 'applied',
      drafted: 2,
    });
    expect((await supervisor.post(`/api/ledger/intakes/${intake.id}/confirmation`)).code).toBe(
      'ledger.confirmed',
    );
    const after = (await supervisor.get(`/api/ledger/intakes/${intake.id}/lines`)).body<{ items: Line[] }>()
      .items;
    const task = (id: string | null | undefined) => supervisor.get(`/api/tasks/${id ?? ''}`);
    // The merged unit stands for the second line too.
    const second = (await task(after[1]?.taskId)).body<{
      id: string;
      leadOrganisationId: string;
      parties: { name: string }[];
    }>();
    expect(second).toMatchObject({ state: 'draft', dueRule: { kind: 'fixedDate', date: '2026-09-30' } });
    expect(second.parties.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringContaining('司法局'), expect.stringContaining('财政局')]),
    );
    const [source] = await app.rows('select sheet, row_no from task_ledger_source where task_id = $1', [
      second.id,
    ]);
    expect(source).toEqual({ sheet: '整改台账', row_no: 4 });
    const assigned = await supervisor.put(
      `/api/tasks/${second.id}/assignment`,
      assignment(second.leadOrganisationId),
    );
    expect(assigned.status).toBe(200);
    expect((await supervisor.post(`/api/tasks/${second.id}/registration`)).body()).toMatchObject({
      state: 'registered',
    });
  });

  it('matches what the body has already instead of making it twice', async () => {
    const lines = await check(await handIn(await filled()));
    expect(lines.map(({ outcome }) => outcome)).toEqual([
      'matched',
      'matched',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(lines[0]?.taskId).not.toBeNull();
  });

  it('is read from CSV in GBK too', async () => {
    const text = '编号,存在问题,主办单位\r\nA-1,"台账登记不及时,底数不清",县司法局\r\n';
    const intake = await handIn(iconv.encode(text, 'gbk'), '台账.csv');
    expect((await check(intake)).map(({ outcome }) => outcome)).toEqual(['create']);
  });

  it('is refused with its reason where it cannot be read, or was not settled', async () => {
    expect(await handIn('只有一段话')).toMatchObject({ state: 'refused', problemCode: 'ledger.no-table' });
    const old = Buffer.from('d0cf11e0a1b11ae10000', 'hex');
    expect(await handIn(old)).toMatchObject({ problemCode: 'ledger.old-format' });
    const intake = await handIn(await filled());
    const put = (change: object) =>
      supervisor.put(`/api/ledger/intakes/${intake.id}/mapping`, { ...mappingOf(intake), ...change });
    expect((await put({ sheet: '没有这张' })).code).toBe('ledger.wrong-sheet');
    expect((await put({ columns: [{ column: 2, field: 'lead' }] })).code).toBe('ledger.mapping-incomplete');
    expect((await supervisor.post(`/api/ledger/intakes/${intake.id}/confirmation`)).code).toBe(
      'ledger.not-checked',
    );
    expect((await (await app.as('duchashi')).get(`/api/ledger/intakes/${intake.id}`)).code).toBe(
      'record.not-found',
    );
    const unit = await app.as('sifa-lianluo');
    expect((await unit.upload('/api/ledger/intakes', [{ name: 'a.csv', content: 'x' }])).code).toBe(
      'auth.forbidden',
    );
  });

  it('of a million rows is refused before it fills the memory', async () => {
    const line = '1,某问题,县司法局\n';
    const intake = await handIn(`编号,存在问题,牵头单位\n${line.repeat(1_000_000)}`, '大.csv');
    expect(intake).toMatchObject({ state: 'refused', problemCode: 'ledger.too-many-rows' });
  });
});

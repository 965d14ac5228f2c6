import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/test-app.js';
import { reviewers, ReviewRoom, type Reviewers } from './review-room.js';

interface Field {
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: Record<string, unknown>;
  readonly organisationName: string | null;
}
interface Item {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly state: string;
  readonly fields: readonly Field[];
}
interface Note {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly earlier: { readonly reportId: string; readonly start: number; readonly end: number } | null;
}

const BODY = '荻渚街道办事处';
const TOLD = '全年组织执法人员业务培训24人次，开展案卷评查两轮，办理行政处罚案件36件，及时公示率为100%。';

function report(year: number, more = ''): string {
  return [
    `${BODY}${year}年法治政府建设情况报告`,
    `${year}年，${BODY}扎实推进法治政府建设，现将有关情况报告如下：`,
    '一、主要举措和成效',
    `开展法治讲座${year - 2000}场。${TOLD}${more}`,
    '二、存在的不足和原因',
    '一是执法文书制作不规范，主要原因是培训跟不上。二是普法形式单一，青年群体覆盖不足。',
    '三、党政主要负责人履行推进法治建设第一责任人职责情况',
    '主要负责人专题听取汇报4次。',
    `四、${year + 1}年主要安排`,
    '一是6月底前组织执法文书培训不少于两次。（责任单位：司法所）二是提高认识，形成合力。',
    '特此报告。',
  ].join('\n');
}

describe('what is found in a report', () => {
  let app: TestApp;
  let people: Reviewers;
  beforeAll(async () => {
    app = await TestApp.start();
    people = await reviewers(app);
  });
  afterAll(() => app.stop());

  const itemsOf = async (room: ReviewRoom): Promise<readonly Item[]> =>
    (await room.officer.get(`/api/reports/${room.reportId}`)).body<{ items: Item[] }>().items;
  const notesOf = async (room: ReviewRoom, query = ''): Promise<{ items: Note[]; next: string | null }> =>
    (await room.officer.get(`/api/reports/${room.reportId}/notes${query}`)).body();

  it('finds anew by a job where the text is long, and holds nobody up', async () => {
    const room = await ReviewRoom.open(
      app,
      people,
      report(2061, '全年开展法治讲座，群众反响良好。'.repeat(7_000)),
    );
    const split = await room.split(await room.item('一是执法'), '主要原因');
    expect(split.status).toBe(201);
    await room.split(await room.item('一是6月'), '（责任单位');
    const cut = async () => (await itemsOf(room)).find(({ text }) => text.startsWith('（责任单位'));
    expect((await cut())?.fields).toEqual([]);
    await app.runOrders();
    expect((await cut())?.fields.map(({ kind, text }) => [kind, text])).toContainEqual(['unit', '司法所']);
  });

  it('shows the fields of every item, each with its own place and what it comes to', async () => {
    const room = await ReviewRoom.open(app, people, report(2031));
    const items = await itemsOf(room);
    for (const { fields } of items) {
      for (const field of fields) expect(room.text.slice(field.start, field.end)).toBe(field.text);
    }
    const plan = items.find(({ text }) => text.startsWith('一是6月底前'));
    expect(plan?.fields.map(({ kind, text }) => [kind, text])).toEqual(
      expect.arrayContaining([
        ['period', '6月底前'],
        ['target', '不少于两次'],
        ['unit', '司法所'],
      ]),
    );
    expect(plan?.fields.find(({ kind }) => kind === 'period')?.value).toMatchObject({
      period: { kind: 'by', on: '2032-06-30' },
    });
    expect(plan?.fields.find(({ kind }) => kind === 'unit')?.value).toMatchObject({ role: 'responsible' });
  });

  it('names the unit of the directory where the name leaves no doubt', async () => {
    const added = await app.rows(
      `insert into organisation (code, name, short_name, kind, level, path, parent_id, is_reporting_body)
       select 'dz-sfs', o.short_name || '司法所', o.short_name || '所', o.kind, o.level, o.path || 'sfs/', o.id, false
       from organisation o where o.short_name = '荻渚街道' returning id`,
    );
    expect(added).toHaveLength(1);
    const room = await ReviewRoom.open(app, people, report(2033));
    const units = (await itemsOf(room)).flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'unit'));
    expect(units.map(({ text, organisationName }) => [text, organisationName])).toContainEqual([
      '司法所',
      '荻渚街道司法所',
    ]);
  });

  it('finds again what a person cut otherwise', async () => {
    const room = await ReviewRoom.open(app, people, report(2035));
    const before = await room.item('一是6月底前');
    await room.split(before, '（责任单位');
    const parts = (await itemsOf(room)).filter(
      ({ state, text }) => state !== 'split' && /6月底前|责任单位/.test(text),
    );
    expect(
      parts.map(({ fields }) => fields.filter(({ kind }) => kind !== 'theme').map(({ text }) => text)),
    ).toEqual([['6月底前', '不少于两次'], ['司法所']]);
  });

  it('remarks on plan items nobody can measure and on last year’s numbers, with both places', async () => {
    const first = await ReviewRoom.open(app, people, report(2037));
    expect((await notesOf(first)).items.map(({ code }) => code)).toEqual(['plan.not-measurable']);
    const second = await ReviewRoom.open(app, people, report(2038));
    const [note] = (await notesOf(second, '?code=copied.same-figures')).items;
    expect(note && second.text.slice(note.start, note.end)).toBe(TOLD);
    expect(note?.earlier?.reportId).toBe(first.reportId);
    expect(first.text.slice(note?.earlier?.start, note?.earlier?.end)).toBe(TOLD);
    expect(note?.message).toBe('与上年度报告相同，连数字也未变');
  });

  it('hides the remark on a plan item that was rejected, and shows it again when that is taken back', async () => {
    const room = await ReviewRoom.open(app, people, report(2047));
    const item = await room.item('二是提高认识');
    const codes = async () => (await notesOf(room)).items.map(({ code }) => code);
    await room.officer.post(`/api/report-items/${item.id}/rejection`, { reason: '口号' });
    expect(await codes()).toEqual([]);
    await room.officer.post(`/api/report-items/${item.id}/reconsideration`);
    expect(await codes()).toEqual(['plan.not-measurable']);
  });

  it('checks the year after again when the year before comes in late', async () => {
    const later = await ReviewRoom.open(app, people, report(2041));
    expect((await notesOf(later, '?code=copied.same-figures')).items).toEqual([]);
    await ReviewRoom.open(app, people, report(2040));
    expect((await notesOf(later, '?code=copied.same-figures')).items).toHaveLength(1);
  });

  it('pages the remarks and hides them from whoever may not see the report', async () => {
    const room = await ReviewRoom.open(app, people, report(2043, '办理案件8件（其中涉企30件）。'));
    const one = await notesOf(room, '?limit=1');
    expect(one.items.map(({ code }) => code)).toEqual(['arithmetic.part-exceeds-whole']);
    const two = await notesOf(room, `?limit=1&cursor=${one.next}`);
    expect(two.items.map(({ code }) => code)).toEqual(['plan.not-measurable']);
    expect(two.next).toBeNull();
    const nobody = await room.officer.get('/api/reports/00000000-0000-4000-8000-000000000000/notes');
    expect(nobody.status).toBe(404);
  });

  describe('the gap matrix', () => {
    interface Row {
      readonly id: string;
      readonly text: string;
      readonly confirmed: readonly string[];
      readonly suggestions: readonly {
        readonly planItemId: string;
        readonly score: number;
        readonly decision: string;
        readonly reasons: readonly { readonly kind: string; readonly text: string }[];
      }[];
    }
    interface Matrix {
      readonly shortcomings: readonly Row[];
      readonly planItems: readonly { readonly id: string; readonly text: string }[];
      readonly unanswered: readonly string[];
      readonly open: readonly string[];
      readonly unprompted: readonly string[];
    }
    const matrixOf = async (room: ReviewRoom): Promise<Matrix> =>
      (await room.officer.get(`/api/reports/${room.reportId}/gaps`)).body<Matrix>();

    it('suggests which plan item answers a shortcoming, and says why', async () => {
      const room = await ReviewRoom.open(app, people, report(2045));
      const { shortcomings, planItems, unanswered, open, unprompted } = await matrixOf(room);
      const [documents, publicity] = shortcomings;
      const training = planItems.find(({ text }) => text.startsWith('一是6月底前'));
      expect(documents?.suggestions.map(({ planItemId, decision }) => [planItemId, decision])).toEqual([
        [training?.id, 'open'],
      ]);
      expect(documents?.suggestions[0]?.reasons.map(({ text }) => text).join()).toMatch(
        /共同用语：.*执法文书/,
      );
      expect(publicity?.suggestions).toEqual([]);
      expect([unanswered.length, open.length, unprompted.length]).toEqual([2, 2, 2]);
    });

    it('counts as answered what a person confirmed, and shows what was refused', async () => {
      const room = await ReviewRoom.open(app, people, report(2055));
      const documents = await room.item('一是执法文书');
      const training = await room.item('一是6月底前');
      await room.link(documents, training);
      const { shortcomings, unanswered, unprompted } = await matrixOf(room);
      expect(shortcomings[0]?.confirmed).toEqual([training.id]);
      expect(shortcomings[0]?.suggestions[0]?.decision).toBe('confirmed');
      expect([unanswered.length, unprompted.length]).toEqual([1, 1]);
      await room.undoLast();
      await room.link(documents, training, 'refused', '培训针对的是另一批人员');
      expect((await matrixOf(room)).shortcomings[0]?.suggestions[0]?.decision).toBe('refused');
    });

    it('is hidden from whoever may not see the report', async () => {
      const room = await ReviewRoom.open(app, people, report(2049));
      expect((await room.officer.get('/api/reports/00000000-0000-4000-8000-000000000000/gaps')).status).toBe(
        404,
      );
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { docxOf, docxOfText, paragraph } from '../../builders/documents/docx.js';
import { pdfOfText } from '../../builders/documents/pdf.js';
import { zipOf } from '../../builders/documents/zip.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';
import { TaskInWork } from './task-in-work.js';

interface Evidence {
  readonly id: string;
  readonly replacedById: string | null;
  readonly warnings: readonly string[];
  readonly holds: readonly string[];
  readonly scan: { state: string; findings: { kind: string; count: number; samples: string[] }[] } | null;
  readonly withdrawal: { reason: string } | null;
}

const TEXT = { name: '制度.txt', content: '关于规范执法文书的通知\n一、统一文书样式。' };
const WITH_NUMBERS = {
  name: '签到表.txt',
  content: '张某 身份证号 11010519491231002X 手机 138 0013 8000',
};
const PNG = { name: '现场.png', content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]) };

function workbook(rows: string, strings: string): Buffer {
  return zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'xl/workbook.xml', data: '<workbook/>' },
    { name: 'xl/sharedStrings.xml', data: `<sst>${strings}</sst>` },
    { name: 'xl/worksheets/sheet1.xml', data: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
  ]);
}

describe('the life of a piece of evidence', () => {
  let app: TestApp;
  let task: TaskInWork;
  let officer: Person;
  let outsider: Person;
  let stranger: Person;
  beforeAll(async () => {
    app = await TestApp.start();
    task = await TaskInWork.begin(app);
    [officer, outsider, stranger] = (await Promise.all(
      ['duchayuan', 'renda', 'wangwu-lianluo'].map((login) => app.as(login)),
    )) as [Person, Person, Person];
  });
  afterAll(() => app.stop());

  const list = async () =>
    (await task.supervisor.get(`/api/tasks/${task.taskId}/evidence`)).body<Evidence[]>();
  const find = async (id: string) => (await list()).find((one) => one.id === id);
  const review = (by: Person, id: string, more: object = {}) =>
    by.post(`/api/evidence/${id}/secrecy-review`, {
      outcome: 'cleared',
      personalDataChecked: true,
      ...more,
    });
  const published = async (who = outsider) =>
    (await who.get(`/api/tasks/${task.taskId}/published-evidence`))
      .body<{ id: string }[]>()
      .map(({ id }) => id);
  const makePublic = (state: string) =>
    app.rows('update task set state = $2 where id = $1 returning id', [task.taskId, state]);

  it('warns of dates that do not fit, and refuses a period that ends before it begins', async () => {
    const early = await task.upload(TEXT, { effectiveOn: '2024-12-01', effectiveTo: '2025-06-01' });
    expect(early.body()).toMatchObject({ warnings: ['evidence.before-problem', 'evidence.expired'] });
    const reversed = await task.upload(TEXT, { effectiveOn: '2026-02-10', effectiveTo: '2026-02-09' });
    expect(reversed.code).toBe('evidence.period-reversed');
  });

  it('lets only units of the task add, and only those around it look', async () => {
    expect((await task.upload(TEXT, {}, stranger)).code).toBe('record.not-found');
    expect((await task.upload(TEXT, {}, task.supervisor)).code).toBe('auth.forbidden');
    const id = await task.add(TEXT);
    const url = `/api/evidence/${id}/content`;
    expect((await task.liaison.get(url)).status).toBe(200);
    expect((await officer.get(url)).status).toBe(200);
    expect((await stranger.get(url)).code).toBe('record.not-found');
    expect((await outsider.get(url)).code).toBe('record.not-found');
    expect((await stranger.get(`/api/tasks/${task.taskId}/evidence`)).code).toBe('record.not-found');
    const reference = { ...task.fields(), reference: '青司〔2026〕3号' };
    const noted = await task.liaison.post(`/api/tasks/${task.taskId}/evidence`, reference);
    const noFile = await officer.get(`/api/evidence/${noted.body<{ id: string }>().id}/content`);
    expect(noFile.code).toBe('evidence.no-file');
  });

  it('is corrected by a new version, never overwritten', async () => {
    const first = await task.add(TEXT);
    const second = await task.add({ ...TEXT, content: `${TEXT.content}\n二、补充。` }, { replacesId: first });
    expect(await find(first)).toMatchObject({
      replacedById: second,
      holds: expect.arrayContaining(['not-current']),
    });
    expect((await task.upload(TEXT, { replacesId: first })).code).toBe('evidence.replaced');
    expect((await officer.get(`/api/evidence/${first}/content`)).text).toBe(TEXT.content);
    await expect(
      app.rows('update task_evidence set title = $2 where id = $1', [first, 'x']),
    ).rejects.toMatchObject({ code: expect.stringMatching(/ZG001|42501/) });
  });

  it('is withdrawn with a reason, stays on record and no longer counts', async () => {
    const counts = async () =>
      (await task.supervisor.get(`/api/tasks/${task.taskId}`))
        .body<{ criteria: { evidence: { id: string }[] }[] }>()
        .criteria[0]?.evidence.map(({ id }) => id);
    const id = await task.add(TEXT);
    expect(await counts()).toContain(id);
    expect((await task.liaison.post(`/api/evidence/${id}/withdrawal`, {})).code).toBe('request.invalid');
    const withdraw = () => task.liaison.post(`/api/evidence/${id}/withdrawal`, { reason: '传错了文件' });
    expect((await withdraw()).status).toBe(200);
    expect((await withdraw()).code).toBe('evidence.withdrawn');
    expect(await counts()).not.toContain(id);
    expect(await find(id)).toMatchObject({ withdrawal: { reason: '传错了文件' } });
    expect((await review(officer, id)).code).toBe('evidence.withdrawn');
  });

  it('is shown to the public only after two people and the search agreed, and the task is public', async () => {
    const id = await task.add(TEXT);
    const inside = await task.add(TEXT, { isInternal: 'true' });
    expect((await find(id))?.holds).toEqual(['review-open', 'scan-open']);
    expect((await review(officer, id)).status).toBe(200);
    expect((await review(officer, id)).code).toBe('evidence.reviewed-by-you');
    expect((await review(task.liaison, id)).code).toBe('auth.forbidden');
    expect((await review(officer, inside)).code).toBe('evidence.internal');
    await app.runOrders();
    expect((await find(id))?.holds).toEqual(['review-open']);
    await review(task.supervisor, id);
    expect((await find(id))?.holds).toEqual([]);
    expect(await published()).toEqual([]);
    await makePublic('publicity');
    expect(await published()).toEqual([id]);
    expect((await outsider.get(`/api/evidence/${id}/content`)).text).toBe(TEXT.content);
    expect((await outsider.get(`/api/evidence/${inside}/content`)).code).toBe('record.not-found');
    await makePublic('in_progress');
    expect((await outsider.get(`/api/evidence/${id}/content`)).code).toBe('record.not-found');
    await task.liaison.post(`/api/evidence/${id}/withdrawal`, { reason: '有误' });
    await makePublic('publicity');
    expect(await published()).toEqual([]);
    await makePublic('in_progress');
  });

  it('is held back for personal data whatever people say; numbers are kept masked only', async () => {
    const id = await task.add(WITH_NUMBERS);
    await app.runOrders();
    await review(officer, id);
    await review(task.supervisor, id);
    const evidence = await find(id);
    expect(evidence?.holds).toEqual(['personal-data']);
    expect(evidence?.scan?.findings).toEqual([
      { kind: 'id_number', count: 1, samples: ['110*************2X'] },
      { kind: 'mobile_number', count: 1, samples: ['138******00'] },
    ]);
    const kept = await app.rows<{ text: string }>(
      `select coalesce((select string_agg(payload::text, '') from event), '') ||
         coalesce((select string_agg(findings::text, '') from evidence_scan), '') as text`,
    );
    expect(kept[0]?.text).not.toMatch(/11010519491231|13800138/);
    const titled = await task.add(TEXT, { title: '王某 13900139000 的说明' });
    await app.runOrders();
    expect((await find(titled))?.scan?.state).toBe('found');
  });

  it.each([
    ['a Word document', docxOfText('姓名：李某\n身份证：11010519491231002X'), 'found'],
    ['a Word document without', docxOfText('关于规范执法文书的通知'), 'clear'],
    [
      'a Word document with a picture',
      docxOf(paragraph('见图'), [{ name: 'word/media/image1.png', data: 'x' }]),
      'unreadable',
    ],
    ['a PDF', pdfOfText('联系人李某，电话13800138000'), 'found'],
    ['a workbook', workbook('<row><c><v>13800138000</v></c></row>', ''), 'found'],
    ['a workbook in runs', workbook('', '<si><r><t>110105</t></r><r><t>19491231002X</t></r></si>'), 'found'],
    ['a workbook without', workbook('<row><c><v>12</v></c></row>', '<si><t>培训人数</t></si>'), 'clear'],
    ['a PDF without words', Buffer.from('%PDF-1.7\nbroken'), 'unreadable'],
  ])('is looked through: %s', async (name, content, state) => {
    const id = await task.add({ name: `${name}.bin`, content });
    await app.runOrders();
    expect((await find(id))?.scan?.state).toBe(state);
  });

  it('needs both people’s eyes where the machine cannot read it, and one no is enough', async () => {
    const [seen, unseen, refused] = [await task.add(PNG), await task.add(PNG), await task.add(PNG)];
    await app.runOrders();
    await review(officer, seen);
    await review(task.supervisor, seen);
    await review(officer, unseen);
    await review(task.supervisor, unseen, { personalDataChecked: false });
    expect((await review(officer, refused, { outcome: 'withheld' })).code).toBe('reason.missing');
    await review(officer, refused, { outcome: 'withheld', reason: '涉及未公开事项' });
    await review(task.supervisor, refused);
    expect((await find(seen))?.holds).toEqual([]);
    expect((await find(unseen))?.holds).toEqual(['personal-data-unchecked']);
    expect((await find(refused))?.holds).toContain('withheld');
  });

  it('leaves a chain of acts that holds', async () => {
    const names = await app.rows<{ name: string }>(
      `select distinct name from event where name like 'task.evidence%' order by 1`,
    );
    expect(names.map(({ name }) => name)).toEqual([
      'task.evidence-added',
      'task.evidence-corrected',
      'task.evidence-reviewed',
      'task.evidence-scanned',
      'task.evidence-withdrawn',
    ]);
  });
});

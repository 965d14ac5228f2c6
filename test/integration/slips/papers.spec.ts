import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import PizZip from 'pizzip';
import { Office } from './office.js';

const xmlOf = (bytes: Buffer) => new PizZip(bytes).file('word/document.xml')?.asText() ?? '';
const textOf = (bytes: Buffer) => xmlOf(bytes).replace(/<[^>]+>/g, '');

/** Where somebody wants to look at the pages, they are left behind. */
const LOOK = process.env['LOOK_AT_PAPERS'] === undefined ? null : mkdtempSync(join(tmpdir(), 'papers-'));
const look = (name: string, bytes: Buffer) => {
  if (LOOK !== null) writeFileSync(join(LOOK, `${name}.docx`), bytes);
  return textOf(bytes);
};

describe('督办单, 约谈通知 and 通报 on paper', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.app.stop());

  const accepted = async (task: string, kind: string, grounds: string, by = 'xianzhang') => {
    const made = await office.as('duchayuan').post(`/api/tasks/${task}/proposals`, { kind, grounds });
    const { id } = made.body<{ id: string }>();
    await office.as(by).post(`/api/proposals/${id}/decision`, { outcome: 'accepted' });
    return id;
  };

  test.each([
    ['blue', '蓝色', '1F4E9E', {}],
    ['red', '红色', 'FF0000', { cause: '县政府常务会议部署' }],
  ])('a %s slip is printed in its colour, with number, limit, replies and 回执', async (...row) => {
    const [colour, name, rgb, more] = row;
    const { id } = await office.draft(await office.task(), colour, more);
    const url = `/api/slips/${id}/document.docx`;
    const draft = await office.as('duchashi').get(url);
    expect(textOf(draft.bytes)).toContain('自下发之日起');
    expect((await office.as('sifa-lianluo').get(url)).code).toBe('record.not-found');
    if (colour === 'red')
      await office.as('xianzhang').post(`/api/slips/${id}/approval`, { outcome: 'granted' });
    const issued = await office.as('duchashi').post(`/api/slips/${id}/issue`);
    const { number, limitOn } = issued.body<{ number: string; limitOn: string }>();
    await office.as('sifa-lianluo').post(`/api/slips/${id}/signature`);
    await office
      .as('sifa-shenqian')
      .post(`/api/slips/${id}/reply`, { text: '已补正12卷，其余4卷3月底前完成' });
    const printed = await office.as('sifa-lianluo').get(url);
    expect(printed.status).toBe(200);
    const text = look(`slip-${colour}`, printed.bytes);
    const [, month, day] = limitOn.split('-').map(Number);
    for (const part of [
      number,
      `（${name}）`,
      `即2026年${month}月${day}日前`,
      '个工作日内',
      '限期补正案卷',
      '已补正12卷',
      '按期回复',
      '督办单回执',
    ])
      expect(text).toContain(part);
    expect(xmlOf(printed.bytes)).toContain(`w:val="${rgb}"`);
    expect(text.split('督　办　单')).toHaveLength(2);
    expect(text).not.toMatch(/undefined|null|[{}]/);
    expect((await office.as('wangwu-shenqian').get(url)).code).toBe('record.not-found');
    expect((await office.as('sifa-lianluo').get(url)).bytes.equals(printed.bytes)).toBe(true);
  });

  test('a unit that a slip is copied to has it on paper too', async () => {
    const [unit] = await office.app.rows<{ id: string }>(
      `select o.id from organisation o join account a on a.organisation_id = o.id where a.login = 'shijian-shenqian'`,
    );
    const slip = await office.issued(await office.task(), 'blue', { copyTo: [unit?.id] });
    const printed = await office.as('shijian-shenqian').get(`/api/slips/${slip.id}/document.docx`);
    expect(printed.status).toBe(200);
    expect(textOf(printed.bytes)).toContain(slip.number);
  });

  test('a 约谈通知 says what the leader agreed to, and its number once it is held', async () => {
    const task = await office.task();
    const url = `/api/tasks/${task}/documents/interview-notice.docx`;
    expect(textOf((await office.as('duchashi').get(url)).bytes)).not.toContain('连续三个月红灯');
    const id = await accepted(task, 'interview', '连续三个月红灯且未说明原因');
    expect(textOf((await office.as('duchashi').get(url)).bytes)).toContain('连续三个月红灯');
    await office
      .as('duchashi')
      .post(`/api/proposals/${id}/holding`, { record: '约谈记录', limitOn: '2026-03-20' });
    const text = look('interview-notice', (await office.as('duchashi').get(url)).bytes);
    expect(text).toContain('青政办约谈〔2026〕1号');
    expect(text).toContain('2026年3月20日');
  });

  test('a 专函 is there once a supervisor agreed to it, for the unit once it is sent', async () => {
    const task = await office.task();
    const url = `/api/tasks/${task}/documents/urging-letter.docx`;
    expect((await office.as('duchashi').get(url)).code).toBe('document.not-due');
    const id = await accepted(task, 'letter', '连续两个月亮黄灯', 'yifaban');
    expect(textOf((await office.as('duchashi').get(url)).bytes)).toContain('连续两个月亮黄灯');
    expect((await office.as('sifa-lianluo').get(url)).code).toBe('document.not-due');
    await office
      .as('duchashi')
      .post(`/api/proposals/${id}/holding`, { record: '已发函', limitOn: '2026-03-20' });
    const text = look('urging-letter', (await office.as('sifa-lianluo').get(url)).bytes);
    expect(text).toContain('请于2026年3月20日前书面函复');
    expect(text).not.toMatch(/undefined|null|[{}]/);
  });

  test('a 通报 names those whom a leader decided to name, under the number of the decision', async () => {
    const named = await office.task({ title: '被点名的事项' });
    await office.task({ title: '只是逾期的事项', current_due_on: '2026-03-01' });
    const id = await accepted(named, 'bulletin', '督办后仍无实质进展');
    await office.as('duchashi').post(`/api/proposals/${id}/holding`, { record: '通报全文' });
    const [body] = await office.app.rows<{ id: string }>(`select id from organisation where code = 'qy'`);
    const ordered = await office
      .as('duchashi')
      .post('/api/document-orders', { kind: 'bulletin', organisationId: body?.id, reportYear: 2025 });
    await office.app.runOrders();
    const order = await office
      .as('duchashi')
      .get(`/api/document-orders/${ordered.body<{ id: string }>().id}`);
    const made = await office
      .as('duchashi')
      .get(`/api/documents/${order.body<{ documentId: string }>().documentId}/content`);
    const text = look('bulletin', made.bytes);
    expect(text).toContain('青政办通报〔2026〕1号');
    expect(text).toContain('被点名的事项');
    expect(text).toContain('督办后仍无实质进展');
    expect(text).not.toContain('只是逾期的事项');
  });

  test('a unit’s own request to give a task back is a form, with the answer on it', async () => {
    const task = await office.task({ signed_on: '2026-03-10' });
    const url = `/api/tasks/${task}/documents/return-request.docx`;
    expect((await office.as('sifa-shenqian').get(url)).code).toBe('document.not-due');
    const [unit] = await office.app.rows<{ id: string; name: string }>(
      `select o.id, o.name from organisation o join account a on a.organisation_id = o.id where a.login = 'shijian-shenqian'`,
    );
    const asked = await office.as('sifa-shenqian').post(`/api/tasks/${task}/return-request`, {
      reason: '执法案卷评查由市场监管部门负责',
      dutyBasis: '三定方案第四条',
      suggestedOrganisationId: unit?.id,
    });
    expect(asked.status).toBe(200);
    await office
      .as('duchashi')
      .post(`/api/tasks/${task}/return-refusal`, { reason: '案卷评查属司法行政职责' });
    const text = look('return-request', (await office.as('sifa-shenqian').get(url)).bytes);
    for (const part of [
      '三定方案第四条',
      unit?.name ?? '?',
      '不同意退回',
      '案卷评查属司法行政职责',
      '青砚县司法局',
    ])
      expect(text).toContain(part);
  });
});

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Packer } from 'docx';
import PizZip from 'pizzip';
import { TEMPLATES } from '../../../seeds/reference/templates/source/templates.js';
import { PROJECT_ROOT } from '../../../src/platform/config/config.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';
import { TaskInWork } from '../evidence/task-in-work.js';

const run = promisify(execFile);
const DEFAULTS = join(PROJECT_ROOT, 'seeds', 'reference', 'templates');
const xmlOf = (bytes: Buffer) => new PizZip(bytes).file('word/document.xml')?.asText() ?? '';
const textOf = (bytes: Buffer) => xmlOf(bytes).replace(/<[^>]+>/g, '');

describe('documents', () => {
  let app: TestApp;
  let task: TaskInWork;
  let officer: Person;
  let stranger: Person;
  beforeAll(async () => {
    app = await TestApp.start();
    task = await TaskInWork.begin(app);
    [officer, stranger] = (await Promise.all(
      ['duchayuan', 'wangwu-lianluo'].map((login) => app.as(login)),
    )) as [Person, Person];
  });
  afterAll(() => app.stop());

  const url = (kind: string) => `/api/tasks/${task.taskId}/documents/${kind}.docx`;
  const offers = async (who: Person) =>
    (await who.get(`/api/tasks/${task.taskId}/documents`)).body<{ kind: string }[]>().map(({ kind }) => kind);
  const edited = async (from: string, to: string) => {
    const zip = new PizZip(await readFile(join(DEFAULTS, 'supervision-notice.docx')));
    zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replace(from, to));
    return zip.generate({ type: 'nodebuffer' });
  };
  const put = (content: Buffer, who = task.supervisor) =>
    who.putFile('/api/document-templates/supervision-notice', { name: '本县样式.docx', content });

  it('are made of what the task says, kept once, and told which template and data they come from', async () => {
    const made = await officer.get(url('supervision-notice'));
    expect(made.status).toBe(200);
    const text = textOf(made.bytes);
    expect(text).toContain('督办（交办）通知单');
    expect(text).toContain('青砚县司法局');
    expect(text).toContain('自交办之日起10个工作日');
    expect(text).toMatch(/编号：2025-/);
    expect(text).not.toMatch(/undefined|null|[{}]/);
    expect(made.headers['content-type']).toMatch(/wordprocessingml\.document$/);
    expect(made.headers['content-disposition']).toMatch(
      /^attachment; .*filename\*=UTF-8''%E7%9D%A3%E5%8A%9E/,
    );
    const again = await officer.get(url('supervision-notice'));
    expect(again.bytes.equals(made.bytes)).toBe(true);
    expect(
      await app.rows('select kind, template_id from document where task_id = $1', [task.taskId]),
    ).toEqual([{ kind: 'supervision-notice', template_id: null }]);
  });

  it('are offered when the task has come to them, and to whom they are for', async () => {
    expect(await offers(task.liaison)).toEqual(['supervision-notice']);
    expect(await offers(officer)).toEqual(['supervision-notice', 'reminder-notice', 'interview-notice']);
    expect((await task.liaison.get(url('supervision-notice'))).status).toBe(200);
    expect((await task.liaison.get(url('reminder-notice'))).code).toBe('document.not-due');
    expect((await officer.get(url('strike-off-form'))).code).toBe('document.not-due');
    expect((await officer.get(url('love-letter'))).code).toBe('document.unknown-kind');
    expect((await stranger.get(url('supervision-notice'))).code).toBe('record.not-found');
    const signer = await app.as('sifa-shenqian');
    const asked = { reason: '师资未到位', newDueOn: '2026-06-30', progress: 20 };
    await signer.post(`/api/tasks/${task.taskId}/extension-request`, asked);
    expect(await offers(task.liaison)).toContain('extension-request');
    expect(textOf((await officer.get(url('extension-request'))).bytes)).toContain('2026年6月30日');
    await task.supervisor.post(`/api/tasks/${task.taskId}/extension-decision`, {
      outcome: 'granted',
      newDueOn: '2026-05-29',
      reason: '理由成立',
    });
    const decided = textOf((await officer.get(url('extension-decision'))).bytes);
    expect(decided).toContain('同意延期');
    expect(decided).toContain('2026年5月29日');
  });

  it('follow the template of the locality, version by version', async () => {
    expect((await put(await edited('回　　执', '承办回执'), officer)).code).toBe('auth.forbidden');
    const bad = await put(await edited('{事项名称}', '{不存在的}{#认定标准}'));
    expect(bad.code).toBe('template.invalid');
    expect(bad.body<{ errors: { code: string }[] }>().errors.length).toBeGreaterThan(0);
    expect((await put(Buffer.from('不是文档'))).code).toBe('template.invalid');
    for (const version of [1, 2]) {
      const answer = await put(await edited('回　　执', `承办回执第${version}版`));
      expect(answer.body()).toMatchObject({ version, fileName: '本县样式.docx' });
      expect(textOf((await officer.get(url('supervision-notice'))).bytes)).toContain(
        `承办回执第${version}版`,
      );
    }
    const kept = await app.rows(
      `select distinct t.version from document d left join document_template t on t.id = d.template_id
       where d.kind = 'supervision-notice' order by t.version nulls first`,
    );
    expect(kept).toEqual([{ version: null }, { version: 1 }, { version: 2 }]);
    const file = await officer.get('/api/document-templates/supervision-notice');
    expect(textOf(file.bytes)).toContain('承办回执第2版');
    const list = (await officer.get('/api/document-templates')).body<{ kind: string; version: number }[]>();
    expect(list).toHaveLength(15);
    expect(list.find(({ kind }) => kind === 'bulletin')?.version).toBe(0);
  });

  it('go back to the template of the program when the locality gives its own up', async () => {
    const address = '/api/document-templates/supervision-notice';
    expect((await officer.delete(address)).code).toBe('auth.forbidden');
    expect((await task.supervisor.delete('/api/document-templates/love-letter')).code).toBe(
      'document.unknown-kind',
    );
    for (const _ of ['gives it up', 'has nothing to give up'])
      expect((await task.supervisor.delete(address)).body()).toMatchObject({
        version: 0,
        organisationName: null,
      });
    expect(textOf((await officer.get(url('supervision-notice'))).bytes)).not.toContain('承办回执第');
    expect(
      await app.rows(
        `select payload->'version' as version from event where name = 'document-template.withdrawn'`,
      ),
    ).toEqual([{ version: 3 }]);
    expect((await put(await edited('回　　执', '承办回执第4版'))).body()).toMatchObject({ version: 4 });
  });

  it('about many tasks are made by a job', async () => {
    const [body] = await app.rows<{ id: string }>('select organisation_id as id from task where id = $1', [
      task.taskId,
    ]);
    const order = (kind: string, reportYear: number, who = officer) =>
      who.post('/api/document-orders', { kind, organisationId: body?.id, reportYear });
    expect((await order('three-lists', 2025, task.liaison)).code).toBe('auth.forbidden');
    expect((await order('supervision-notice', 2025)).code).toBe('request.invalid');
    const [lists, bulletin, none] = [
      await order('three-lists', 2025),
      await order('bulletin', 2025),
      await order('bulletin', 2019),
    ].map((answer) => answer.body<{ id: string; state: string }>());
    expect(lists?.state).toBe('ordered');
    await app.runOrders();
    const fate = async (id = '') =>
      (await officer.get(`/api/document-orders/${id}`)).body<{ documentId: string; problemCode: string }>();
    const made = await officer.get(`/api/documents/${(await fate(lists?.id)).documentId}/content`);
    expect(textOf(made.bytes)).toMatch(/问题清单.*任务清单.*责任清单/s);
    const told = await officer.get(`/api/documents/${(await fate(bulletin?.id)).documentId}/content`);
    expect(textOf(told.bytes)).toContain('交办整改任务1项');
    expect((await fate(none?.id)).problemCode).toBe('document.no-tasks');
    expect((await stranger.get(`/api/document-orders/${lists?.id}`)).code).toBe('auth.forbidden');
    expect((await stranger.get(`/api/documents/${(await fate(lists?.id)).documentId}/content`)).code).toBe(
      'record.not-found',
    );
  });

  it('open in LibreOffice as the pages they are', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhenggai-docx-'));
    try {
      const kinds = ['supervision-notice', 'extension-decision'];
      for (const kind of kinds)
        await writeFile(join(folder, `${kind}.docx`), (await officer.get(url(kind))).bytes);
      const office = ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf'];
      const files = kinds.map((kind) => join(folder, `${kind}.docx`));
      const converted = await run('soffice', [...office, '--outdir', folder, ...files]).catch(
        (error: NodeJS.ErrnoException) => error,
      );
      if ('code' in converted && converted.code === 'ENOENT') {
        console.warn('no LibreOffice here: the documents were looked at as XML only');
        return;
      }
      for (const kind of kinds)
        expect((await readFile(join(folder, `${kind}.pdf`))).subarray(0, 5).toString()).toBe('%PDF-');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('the templates that come with the program', () => {
  it.each(Object.entries(TEMPLATES))('%s is what the generator writes', async (kind, make) => {
    const kept = await readFile(join(DEFAULTS, `${kind}.docx`));
    const written = await Packer.toBuffer(make());
    expect(xmlOf(written)).toBe(xmlOf(kept));
  });
});

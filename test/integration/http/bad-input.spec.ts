import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportText } from '../../support/county.js';
import type { Person, UploadedFile } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

interface Fate {
  readonly id: string;
  readonly fileName: string;
  readonly state: string;
  readonly problemCode: string | null;
  readonly reportId: string | null;
}

describe('what bad files get', () => {
  let app: TestApp;
  let supervisor: Person;
  beforeAll(async () => {
    app = await TestApp.start({ environment: { UPLOAD_LIMIT_MB: '1' } });
    supervisor = await app.as('yifaban');
  });
  afterAll(() => app.stop());

  async function fates(files: readonly UploadedFile[], query = ''): Promise<Fate[]> {
    const received = await supervisor.upload(`/api/intakes${query}`, files);
    expect(received.status).toBe(202);
    await app.runOrders();
    const { batchId } = received.body<{ batchId: string }>();
    return (await supervisor.get(`/api/intakes/${batchId}`)).body<{ files: Fate[] }>().files;
  }

  it('says for each file what became of it; one bad file stops no other', async () => {
    const binary = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0xff, 0xfe, 0, 1]);
    const files = await fates([
      { name: '空.txt', content: '' },
      { name: '程序.txt', content: binary },
      { name: '好.txt', content: reportText() },
      { name: '菜谱.txt', content: '红烧肉:五花肉五百克,冰糖三十克,小火慢炖一小时。'.repeat(20) },
      { name: '大.txt', content: 'x'.repeat(1_100_000) },
      { name: '../../etc/passwd\u0000\u202e.txt', content: reportText(1, '梅汀镇人民政府') },
    ]);
    expect(files.map(({ fileName, state, problemCode }) => [fileName, state, problemCode])).toEqual([
      ['空.txt', 'refused', 'report.empty-file'],
      ['程序.txt', 'refused', 'report.binary-file'],
      ['好.txt', 'parsed', null],
      ['菜谱.txt', 'refused', 'report.not-a-report'],
      ['大.txt', 'refused', 'report.file-too-large'],
      ['passwd.txt', 'needs-a-look', 'report.body-unknown'],
    ]);
    expect(await app.rows('select 1 from report')).toHaveLength(1);
  });

  it('recognises the same file and a second report of one body and year', async () => {
    const [same, other] = await fates([
      { name: '再来一次.txt', content: reportText() },
      { name: '另一份.txt', content: reportText(5) },
    ]);
    expect([same?.problemCode, other?.problemCode]).toEqual(['report.duplicate', 'report.year-taken']);
  });

  it('reads a file that needed a look as soon as a person says whose it is', async () => {
    const [file] = await fates([{ name: 'x.txt', content: reportText(2, '柳渡镇人民政府') }]);
    expect(file?.state).toBe('needs-a-look');
    const amended = await supervisor.post(`/api/intakes/files/${file?.id}/amendment`, { newBody: true });
    expect(amended.status).toBe(202);
    await app.runOrders();
    const { batchId } = amended.body<{ batchId: string }>();
    const [now] = (await supervisor.get(`/api/intakes/${batchId}`)).body<{ files: Fate[] }>().files;
    expect(now).toMatchObject({ state: 'parsed', problemCode: null });
    const report = (await supervisor.get(`/api/reports/${now?.reportId}`)).body<{
      organisationName: string;
    }>();
    expect(report.organisationName).toBe('柳渡镇人民政府');
  });

  it('reads GB18030 and a page with scripts, and hands the original back to be saved only', async () => {
    const page = `<html><head><meta charset="utf-8"><script>alert(1)</script></head><body><nav>首页</nav>${reportText(
      3,
      '石笠镇人民政府',
    )
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('')}<script>steal()</script></body></html>`;
    const [file] = await fates([{ name: '网页.html', content: page }]);
    expect(file?.state).toBe('parsed');
    const { text } = (await supervisor.get(`/api/reports/${file?.reportId}/text`)).body<{ text: string }>();
    expect(text).not.toMatch(/alert|steal|<p>/);
    const original = await supervisor.get(`/api/reports/${file?.reportId}/original`);
    expect(original.text).toBe(page);
    expect(original.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(original.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/);
  });

  it('refuses an upload without a file, a body that is no JSON, and one that is too big', async () => {
    expect((await supervisor.upload('/api/intakes', [])).code).toBe('report.no-file');
    expect((await supervisor.post('/api/intakes')).code).toBe('report.no-file');
    const server = app.nest.getHttpAdapter().getInstance();
    const broken = await server.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'application/json' },
      payload: '{"login":',
    });
    expect(broken.json<{ code: string }>().code).toBe('request.malformed');
    const misspelt = await server.inject({ method: 'GET', url: '/api/%zz' });
    expect([misspelt.statusCode, misspelt.json<{ code: string }>().code]).toEqual([400, 'request.malformed']);
    const huge = await server.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'content-type': 'application/json' },
      payload: `"${'x'.repeat(3_000_000)}"`,
    });
    expect([huge.statusCode, huge.json<{ code: string }>().code]).toEqual([413, 'request.too-large']);
  });
});

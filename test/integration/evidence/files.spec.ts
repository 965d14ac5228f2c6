import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { CONFIG, type AppConfig } from '../../../src/platform/config/config.js';
import { eventually } from '../../support/eventually.js';
import { TestApp } from '../../support/test-app.js';
import { TaskInWork } from './task-in-work.js';

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 7)]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const MIB = 1024 * 1024;

describe('files as evidence', () => {
  let app: TestApp;
  let task: TaskInWork;
  beforeAll(async () => {
    app = await TestApp.start({ environment: { UPLOAD_LIMIT_MB: '1' } });
    task = await TaskInWork.begin(app);
  });
  afterAll(() => app.stop());

  const filesFolder = () => join(app.nest.get<AppConfig>(CONFIG).dataDir, 'files');
  const drafts = () => readdir(join(filesFolder(), 'incoming'));
  const stored = async () =>
    (await readdir(filesFolder(), { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name)).sort();
  const url = (id: string, query = '') => `/api/evidence/${id}/content${query}`;

  it('are kept under their hash and handed back byte for byte, with their name', async () => {
    const id = await task.add({ name: '执法文书“样式”(2026).pdf', content: PDF });
    const answer = await task.supervisor.get(url(id));
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect(answer.status).toBe(200);
    expect(answer.bytes.equals(PDF)).toBe(true);
    expect(answer.headers).toMatchObject({
      etag: `"${sha256}"`,
      'accept-ranges': 'bytes',
      'content-length': String(PDF.length),
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
      'content-disposition': `attachment; filename="________(2026).pdf"; filename*=UTF-8''${encodeURIComponent('执法文书“样式”')}%282026%29.pdf`,
    });
    expect(await stored()).toContain(`${sha256.slice(0, 2)}/${sha256}`);
    expect(await drafts()).toEqual([]);
  });

  it('come in parts, and not at all where the reader has them', async () => {
    const id = await task.add({ name: 'a.pdf', content: PDF });
    const part = (range: string) => task.supervisor.with({ range }).get(url(id));
    const middle = await part('bytes=9-18');
    expect(middle.status).toBe(206);
    expect(middle.headers['content-range']).toBe(`bytes 9-18/${PDF.length}`);
    expect(middle.bytes.equals(PDF.subarray(9, 19))).toBe(true);
    const tail = await part('bytes=-5');
    expect(tail.bytes.equals(PDF.subarray(-5))).toBe(true);
    expect((await part(`bytes=${PDF.length}-`)).code).toBe('file.range-invalid');
    expect((await part('bytes=0-1,4-5')).status).toBe(200);
    const { etag } = middle.headers;
    const known = await task.supervisor.with({ 'if-none-match': String(etag) }).get(url(id));
    expect([known.status, known.text]).toEqual([304, '']);
    const changed = await task.supervisor.with({ range: 'bytes=0-1', 'if-range': '"other"' }).get(url(id));
    expect(changed.status).toBe(200);
  });

  it.each([
    ['a picture', { name: 'a.png', content: PNG }, 'image/png', /^inline/],
    ['a PDF', { name: 'a.pdf', content: PDF }, 'application/pdf', /^inline/],
    [
      'a page',
      { name: 'a.png', content: '<!doctype html><script>alert(1)</script>' },
      'application/octet-stream',
      /^attachment/,
    ],
    [
      'a drawing',
      { name: 'a.png', content: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' },
      'application/octet-stream',
      /^attachment/,
    ],
  ])('show %s only where that is safe', async (_, file, type, disposition) => {
    const id = await task.add(file);
    const { headers, status } = await task.supervisor.get(url(id, '?preview=true'));
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-disposition']).toMatch(disposition);
    expect(headers['content-security-policy']).toMatch(/sandbox$/);
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  it('are refused by what they are, and leave nothing', async () => {
    const before = await stored();
    const macros = new PizZip().file('word/document.xml', 'x').file('word/vbaProject.bin', 'x');
    const refusals = [
      [{ name: '程序.pdf', content: Buffer.from([0x4d, 0x5a, 0x90, 0, 3]) }, 'file.type-not-accepted'],
      [{ name: '空.pdf', content: '' }, 'file.empty'],
      [{ name: '宏.docx', content: macros.generate({ type: 'nodebuffer' }) }, 'file.has-macros'],
      [{ name: '大.pdf', content: Buffer.concat([PDF, Buffer.alloc(MIB)]) }, 'file.too-large'],
    ] as const;
    for (const [file, code] of refusals) expect((await task.upload(file)).code).toBe(code);
    const path = `/api/tasks/${task.taskId}/evidence/files`;
    const two = [
      { name: 'a.pdf', content: PDF },
      { name: 'b.pdf', content: PDF },
    ];
    expect((await task.liaison.upload(path, two, task.fields())).code).toBe('file.too-many');
    expect((await task.liaison.upload(path, [], task.fields())).code).toBe('file.none');
    expect((await task.liaison.post(path, task.fields())).code).toBe('file.none');
    const badFields = await task.liaison.upload(path, [{ name: 'n.png', content: PNG }], { kind: 'gossip' });
    expect(badFields.code).toBe('request.invalid');
    expect(badFields.body<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/criterionId', '/kind', '/title', '/effectiveOn']),
    );
    expect(await drafts()).toEqual([]);
    expect(await stored()).toEqual(before);
  });

  it('carry hostile names as text', async () => {
    const id = await task.add({ name: '../../..\\\\a\u202e"\u0000;.pdf', content: PDF });
    const { headers } = await task.supervisor.get(url(id));
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w%.-]+$/,
    );
    const [row] = await app.rows<{ file_name: string }>('select file_name from task_evidence where id = $1', [
      id,
    ]);
    expect(row?.file_name).not.toMatch(/[\\/\p{Cc}\p{Cf}]/u);
  });

  it('leave nothing where the upload is cut off', async () => {
    await app.nest.listen(0, '127.0.0.1');
    const { port } = app.nest.getHttpServer().address() as AddressInfo;
    const session = await fetch(`http://127.0.0.1:${port}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'sifa-lianluo', password: DEMO_PASSWORD }),
    });
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const before = await app.rows('select id from task_evidence');
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const head = [
      `POST /api/tasks/${task.taskId}/evidence/files HTTP/1.1`,
      'host: 127.0.0.1',
      `cookie: ${cookie}`,
      'content-type: multipart/form-data; boundary=b',
      'content-length: 900000',
      '',
      '--b',
      'content-disposition: form-data; name="file"; filename="half.pdf"',
      '',
      '%PDF-1.7',
    ].join('\r\n');
    socket.write(Buffer.concat([Buffer.from(head), Buffer.alloc(300_000, 1)]));
    await eventually(async () => expect(await drafts()).toHaveLength(1));
    socket.destroy();
    await eventually(async () => expect(await drafts()).toEqual([]));
    expect(await app.rows('select id from task_evidence')).toEqual(before);
  });
});

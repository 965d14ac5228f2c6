import { connect, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { UnpackArchiveHandler } from '../../../src/modules/reports/intake/jobs/unpack-archive.handler.js';
import { docxOfText } from '../../builders/documents/docx.js';
import { ofdOfText } from '../../builders/documents/ofd.js';
import { pdfOf, pdfOfText } from '../../builders/documents/pdf.js';
import { zipOf, type ZipPart } from '../../builders/documents/zip.js';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { reportText } from '../../support/county.js';
import { eventually } from '../../support/eventually.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

interface File {
  readonly id: string;
  readonly fileName: string;
  readonly state: string;
  readonly problemCode: string | null;
  readonly problemTitle: string | null;
  readonly reportId: string | null;
  readonly parentId: string | null;
  readonly kept: boolean;
}
interface Batch {
  readonly batchId: string;
  readonly total: number;
  readonly waiting: number;
  readonly parsed: number;
  readonly needsALook: number;
  readonly refused: number;
  readonly files: readonly File[];
  readonly next: string | null;
}

/** A town of its own for every number. */
const body = (n: number) =>
  reportText(n, `${'松竹梅兰桂枫榆槐柏杉'[n % 10]}${'溪渡汀岚坪湾'[Math.floor(n / 10)]}镇人民政府`);

describe('more files in one request than it may have', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('are refused by number, with the way to send them, and none of them is taken in', async () => {
    const supervisor = await app.as('yifaban');
    const files = Array.from({ length: 130 }, (_, n) => ({ name: `${n}.txt`, content: body(n % 60) }));

    const refused = await supervisor.upload('/api/intakes', files);

    expect([refused.status, refused.code]).toEqual([413, 'report.too-many-files']);
    expect(refused.body<{ title: string; params: object }>()).toMatchObject({
      title: expect.stringMatching(/最多上传 100 个文件.*zip/),
      params: { limit: 100 },
    });
    expect(await app.rows('select 1 from intake_file')).toEqual([]);
    expect((await supervisor.upload('/api/intakes', files.slice(0, 100))).status).toBe(202);
  });
});

/** What was written is with the server by then. */
const ARRIVES_MS = 500;

describe('an upload whose sender leaves in the middle', () => {
  let app: TestApp;
  let log = '';
  beforeAll(async () => {
    app = await TestApp.start({ logger: createLogger('info', { write: (line) => (log += line) }) });
    await app.nest.listen(0, '127.0.0.1');
  });
  afterAll(() => app.stop());

  it('is told as cut off, no trouble of the server, and nothing of it is taken in', async () => {
    const { port } = app.nest.getHttpServer().address() as AddressInfo;
    const session = await fetch(`http://127.0.0.1:${port}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'yifaban', password: DEMO_PASSWORD }),
    });
    const cookie = String(session.headers.get('set-cookie')).split(';')[0];
    const socket = connect(port, '127.0.0.1');
    const part = 'content-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n';
    socket.write(
      `POST /api/intakes HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n` +
        `content-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n\r\n--b\r\n${part}青松镇`,
    );
    await delay(ARRIVES_MS);
    socket.destroy();

    await eventually(() => expect(log).toContain('"code":"file.cut-off"'));
    expect(log).not.toContain('server.unavailable');
    expect(await app.rows('select 1 from intake_file')).toEqual([]);
  });
});

describe('a zip of reports', () => {
  let app: TestApp;
  let supervisor: Person;
  beforeAll(async () => {
    app = await TestApp.start();
    supervisor = await app.as('yifaban');
  });
  afterAll(() => app.stop());

  async function handIn(name: string, content: Buffer): Promise<Batch> {
    const received = await supervisor.upload('/api/intakes?newBody=true', [{ name, content }]);
    expect(received.status).toBe(202);
    await app.runOrders();
    return (await supervisor.get(`/api/intakes/${received.body<Batch>().batchId}`)).body<Batch>();
  }

  it('is read file by file, each with its own fate, names in GBK and UTF-8, whatever they claim to be', async () => {
    const parts: ZipPart[] = [
      { name: '报告/', data: '' },
      { name: '报告/甲.docx', data: docxOfText(body(1)) },
      { name: iconv.encode('报告\\乙镇.txt', 'gbk'), data: pdfOfText(body(2)) },
      { name: '丙.pdf', data: ofdOfText(body(3)) },
      { name: '丁.doc', data: iconv.encode(body(4), 'gb18030') },
      { name: '扫描件.pdf', data: pdfOf([[], []]) },
      { name: '里面还有.zip', data: zipOf([{ name: 'a.txt', data: body(5) }]) },
      { name: '坏.docx', data: docxOfText(body(6)).subarray(0, 500) },
      { name: '无名.txt', data: reportText(7, '本单位') },
      { name: '__MACOSX/._甲.docx', data: 'x' },
      { name: 'Thumbs.db', data: 'x' },
    ];
    const batch = await handIn('全县.zip', zipOf(parts));
    const [archive, ...files] = batch.files;
    expect(archive).toMatchObject({ fileName: '全县.zip', state: 'unpacked', problemCode: null, kept: true });
    expect(files.map(({ fileName, state, problemCode }) => [fileName, state, problemCode])).toEqual([
      ['甲.docx', 'parsed', null],
      ['乙镇.txt', 'parsed', null],
      ['丙.pdf', 'parsed', null],
      ['丁.doc', 'parsed', null],
      ['扫描件.pdf', 'refused', 'report.no-text-layer'],
      ['里面还有.zip', 'refused', 'report.archive-nested'],
      ['坏.docx', 'refused', 'report.damaged'],
      ['无名.txt', 'needs-a-look', 'report.body-unknown'],
    ]);
    expect(files.every(({ parentId, kept }) => parentId === archive?.id && kept)).toBe(true);
    expect(files[4]?.problemTitle).toBe('没有文字层，请先识别');
    expect(batch).toMatchObject({ total: 8, waiting: 0, parsed: 4, needsALook: 1, refused: 3 });
  });

  it('leads the same file again to its one report, also where both are read at the same moment', async () => {
    const twice = (names: string[]) => zipOf(names.map((name) => ({ name, data: docxOfText(body(8)) })));
    const [, ...twins] = (await handIn('双胞.zip', twice(['一.docx', '二.docx', '三.docx']))).files;
    const [, later] = (await handIn('又来.zip', twice(['四.docx']))).files;
    expect(twins.map(({ state }) => state).sort()).toEqual(['parsed', 'refused', 'refused']);
    expect(later).toMatchObject({ state: 'refused', problemCode: 'report.duplicate' });
    expect(new Set([...twins, later].map((file) => file?.reportId)).size).toBe(1);
  });

  it('can be asked for page by page and by state', async () => {
    const { batchId } = await handIn(
      '三份.zip',
      zipOf([11, 12, 13].map((n) => ({ name: `${n}.txt`, data: body(n) }))),
    );
    const first = (await supervisor.get(`/api/intakes/${batchId}?limit=2&state=parsed`)).body<Batch>();
    const second = (
      await supervisor.get(`/api/intakes/${batchId}?limit=2&state=parsed&cursor=${first.next}`)
    ).body<Batch>();
    expect([...first.files, ...second.files].map(({ fileName }) => fileName)).toEqual([
      '11.txt',
      '12.txt',
      '13.txt',
    ]);
    expect([first.next === null, second.next]).toEqual([false, null]);
  });

  it.each([
    ['a path that leads out', zipOf([{ name: '../x.txt', data: body(20) }]), 'report.archive-unsafe-path'],
    [
      'ten thousand entries',
      zipOf(Array.from({ length: 10_000 }, (_, n) => ({ name: `${n}`, data: '' }))),
      'report.archive-too-many',
    ],
    ['a bomb', zipOf([{ name: 'x', data: Buffer.alloc(40_000_000) }]), 'report.archive-too-big'],
    ['nothing but litter', zipOf([{ name: '.DS_Store', data: 'x' }]), 'report.archive-empty'],
  ])('with %s is refused whole, and the original is kept for a person to look at', async (_, zip, code) => {
    const batch = await handIn('可疑.zip', zip);
    expect(batch.files).toMatchObject([{ state: 'refused', problemCode: code, kept: true }]);
    const original = await supervisor.get(`/api/intakes/files/${batch.files[0]?.id}/original`);
    expect(original.status).toBe(200);
    expect(original.headers['content-type']).toBe('application/octet-stream');
    expect(Number(original.headers['content-length'])).toBe(zip.length);
    const stranger = await app.as('duchayuan');
    expect((await stranger.get(`/api/intakes/files/${batch.files[0]?.id}/original`)).code).toBe(
      'record.not-found',
    );
  });

  it('whose unpacking is done twice gives its files once', async () => {
    const received = await supervisor.upload('/api/intakes?newBody=true', [
      { name: '两次.zip', content: zipOf([31, 32].map((n) => ({ name: `${n}.txt`, data: body(n) }))) },
    ]);
    await app.runOrders();
    const { batchId } = received.body<Batch>();
    const [order] = await app.rows<{ id: string; payload: { intakeFileId: string } }>(
      `select id, payload from outbox where job = 'unpack-archive' order by created_at desc limit 1`,
    );
    await app.nest
      .get(UnpackArchiveHandler, { strict: false })
      .handle(order?.payload ?? { intakeFileId: '' }, {
        id: order?.id ?? '',
        outboxId: order?.id ?? '',
        name: 'unpack-archive',
        attempt: 2,
        startedAt: app.clock.now(),
        signal: new AbortController().signal,
      });
    await app.runOrders();
    const batch = (await supervisor.get(`/api/intakes/${batchId}`)).body<Batch>();
    expect(batch).toMatchObject({ total: 2, parsed: 2 });
  });
});

describe('an item of a printed report', () => {
  let app: TestApp;
  beforeAll(async () => (app = await TestApp.start()) && undefined);
  afterAll(() => app.stop());

  it('is found again on its page, and a stranger finds nothing', async () => {
    const supervisor = await app.as('yifaban');
    const received = await supervisor.upload('/api/intakes?newBody=true', [
      { name: '报告.pdf', content: pdfOfText(body(41)) },
    ]);
    await app.runOrders();
    const { files } = (await supervisor.get(`/api/intakes/${received.body<Batch>().batchId}`)).body<Batch>();
    const reportId = files[0]?.reportId ?? '';
    const report = (await supervisor.get(`/api/reports/${reportId}`)).body<{
      items: { id: string; start: number; end: number }[];
    }>();
    const [item] = report.items;
    const origin = await supervisor.get(`/api/report-items/${item?.id}/origin`);
    expect(origin.body()).toMatchObject({
      words: '第1页',
      unit: 'pt',
      from: 1,
      to: 1,
      boxes: [{ page: 1, box: [expect.any(Number), expect.any(Number), expect.any(Number), 17.9] }],
    });
    const span = await supervisor.get(
      `/api/reports/${reportId}/origin?start=${item?.start}&end=${item?.end}`,
    );
    expect(span.body()).toEqual(origin.body());
    const other = await app.as('sifa-lianluo');
    expect((await other.get(`/api/reports/${reportId}/origin?start=0&end=1`)).code).toBe('record.not-found');
    expect((await supervisor.get(`/api/reports/${reportId}/origin?start=-1`)).code).toBe('request.invalid');
  });
});

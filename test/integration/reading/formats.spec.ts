import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import iconv from 'iconv-lite';
import mammoth from 'mammoth';
import {
  originOf,
  READING_LIMITS,
  ReadingPool,
  type ReadingOutcome,
  type SourceText,
} from '../../../src/modules/reports/reading/index.js';
import { CHINESE_NUMBERING, docxOf, docxOfText, numbered, paragraph } from '../../builders/documents/docx.js';
import { FICTIONAL_REPORT } from '../../builders/documents/fictional-report.js';
import { ofdOf, ofdOfText } from '../../builders/documents/ofd.js';
import { broken, PDF_MARGIN, pdfOf, pdfOfText } from '../../builders/documents/pdf.js';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/formats/${name}`, import.meta.url));

/** All through the threads that the program reads in. */
let pool: ReadingPool;
beforeAll(() => {
  pool = new ReadingPool(READING_LIMITS);
});
afterAll(() => pool.onApplicationShutdown());

const read = (bytes: Uint8Array): Promise<ReadingOutcome> => pool.run({ what: 'read', file: { bytes } });
async function sourceOf(bytes: Uint8Array): Promise<SourceText> {
  const outcome = await read(bytes);
  if (outcome.what !== 'report') throw new Error(JSON.stringify(outcome));
  return outcome.source;
}

describe('one report in every format', () => {
  it.each([
    ['text in UTF-8', () => Buffer.from(FICTIONAL_REPORT), 'text/plain'],
    ['text in GB18030', () => iconv.encode(FICTIONAL_REPORT, 'gb18030'), 'text/plain'],
    [
      '.docx',
      () => docxOfText(FICTIONAL_REPORT),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['.doc and the .wps of its time', () => fixture('yuanqiao.doc'), 'application/msword'],
    ['.pdf of an office program', () => fixture('yuanqiao.pdf'), 'application/pdf'],
    [
      '.pdf with header, page numbers and fonts that are not embedded',
      () => pdfOfText(FICTIONAL_REPORT, { header: '沅桥镇人民政府文件', numbered: true }),
      'application/pdf',
    ],
    ['.ofd', () => ofdOfText(FICTIONAL_REPORT), 'application/ofd'],
  ])('%s gives the same text to the letter and the same items', async (_, bytes, mediaType) => {
    const outcome = await read(bytes());
    if (outcome.what !== 'report') throw new Error(JSON.stringify(outcome));
    expect(outcome.source.mediaType).toBe(mediaType);
    expect(outcome.source.text.trim()).toBe(FICTIONAL_REPORT);
    expect(outcome.reading.items.map(({ kind }) => kind)).toEqual([
      ...['shortcoming', 'shortcoming', 'shortcoming'],
      ...['plan', 'plan', 'plan'],
    ]);
    for (const item of outcome.reading.items)
      expect(outcome.source.text.slice(item.start, item.end)).toBe(item.text);
  });
});

describe('an old doc', () => {
  it('says where Word counted the numbers itself, and nothing where they are written', async () => {
    const counted = await sourceOf(fixture('numbered.doc'));
    expect(counted.notices).toMatchObject([{ code: 'numbers-not-read' }]);
    expect(counted.text).not.toContain('1.');
    expect((await sourceOf(fixture('yuanqiao.doc'))).notices).toEqual([]);
  });
});

describe('a docx', () => {
  it('written with numbers that Word counts by itself keeps them', async () => {
    const lines = FICTIONAL_REPORT.split('\n');
    const body = lines.map((line) => {
      if (/^[一二三]、/.test(line)) return numbered(line.slice(2));
      return /^（[一二三]）/.test(line) ? numbered(line.slice(3), 1) : paragraph(line);
    });
    const source = await sourceOf(
      docxOf(body.join(''), [{ name: 'word/numbering.xml', data: CHINESE_NUMBERING }]),
    );
    expect(source.text.trim()).toBe(FICTIONAL_REPORT);
  });

  it('made by another program reads as mammoth reads it, numbers and all', async () => {
    const numbering = {
      config: [
        {
          reference: 'parts',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
        },
      ],
    };
    const made = new Document({
      numbering,
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('沅桥镇人民政府文件')] }) },
          footers: {
            default: new Footer({
              children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
            }),
          },
          children: FICTIONAL_REPORT.split('\n').map(
            (line, index) =>
              new Paragraph({
                text: line,
                ...(index > 13 ? { numbering: { reference: 'parts', level: 0 } } : {}),
              }),
          ),
        },
      ],
    });
    const bytes = await Packer.toBuffer(made);
    const { text } = await sourceOf(bytes);
    const witness = await mammoth.extractRawText({ buffer: bytes });
    const bare = (whole: string) => whole.replace(/\s/g, '');
    expect(bare(text.replace(/^\d\./gm, ''))).toBe(bare(witness.value));
    expect(text).toContain('\n1.沅桥镇人民政府\n2.2025年1月20日');
  });

  it('shows what stands on the page: insertions but not deletions, text boxes once, no hidden text, cells of a row on one line', async () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const box = (tag: string) =>
      `<mc:${tag}><w:txbxContent>${paragraph('框内文字')}</w:txbxContent></mc:${tag}>`;
    const cell = (...paragraphs: string[]) =>
      `<w:tc>${paragraphs.map((text) => paragraph(text)).join('')}</w:tc>`;
    const { text } = await sourceOf(
      docxOf(
        [
          ...FICTIONAL_REPORT.split('\n').map((line) => paragraph(line)),
          `<w:p>${run('修订前')}<w:del><w:r><w:delText>删去的</w:delText></w:r></w:del><w:ins>${run('补上的')}</w:ins><w:moveFrom>${run('移走的')}</w:moveFrom></w:p>`,
          `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t><w:br/><w:t>换行</w:t></w:r></w:p>`,
          `<w:p><w:r><mc:AlternateContent>${box('Choice')}${box('Fallback')}</mc:AlternateContent></w:r></w:p>`,
          `<w:tbl><w:tr>${cell('序号')}${cell('问题')}</w:tr><w:tr>${cell('一行', '两行')}</w:tr></w:tbl>`,
        ].join(''),
      ),
    );
    expect(text.slice(FICTIONAL_REPORT.length)).toBe(
      '\n修订前补上的\n可见\n换行\n框内文字\n\n序号 | 问题\n一行\n两行\n',
    );
  });
});

describe('a PDF', () => {
  it('in two columns is read down the left one first, the title before both', async () => {
    const [title = '', ...rest] = FICTIONAL_REPORT.split('\n');
    const lines = rest.flatMap((line) => broken(`\u3000\u3000${line}`, 20));
    const half = Math.ceil(lines.length / 2);
    const place = (line: string, index: number, left: number) => ({
      text: line.trim(),
      x: left + (line.length - line.trimStart().length) * 11,
      y: 740 - index * 18,
      size: 11,
    });
    const { text } = await sourceOf(
      pdfOf([
        [
          { text: title, x: 140, y: 790, size: 16 },
          ...lines.slice(0, half).map((line, index) => place(line, index, 60)),
          ...lines.slice(half).map((line, index) => place(line, index, 320)),
        ],
      ]),
    );
    expect(text.trim()).toBe(FICTIONAL_REPORT);
  });

  it('joins Latin words broken at the edge, and prints doubled for boldness once', async () => {
    const body = FICTIONAL_REPORT.split('\n').flatMap((line) => broken(line));
    const first = { text: '本年度推行一体化平台rule of law govern-', x: PDF_MARGIN, y: 780 };
    const { text } = await sourceOf(
      pdfOf([
        [
          first,
          { ...first, x: PDF_MARGIN + 0.4 },
          { text: 'ment 并完成', x: PDF_MARGIN, y: 752 },
          ...body.map((line, index) => ({ text: line, x: PDF_MARGIN, y: 724 - index * 22 })),
        ],
      ]),
    );
    expect(text.split('\n')[0]).toBe('本年度推行一体化平台rule of law government并完成');
  });

  it.each([
    ['a scan without any text', () => pdfOf([[], [], []]), 'report.no-text-layer'],
    [
      'a scan with a stamp of the scanner',
      () => pdfOf([[{ text: '第1页', x: 9, y: 9 }], []]),
      'report.no-text-layer',
    ],
    [
      'pictures printed from a browser, its own lines around them',
      () =>
        pdfOf(
          [1, 2].map((page) => [
            { text: '11/22/26, 10:01 AM', x: 25, y: 820 },
            { text: '扫描件.html', x: 300, y: 820 },
            { text: `https://www.example.cn/art/2026/1/22/art_1229.html ${page}/2`, x: 25, y: 20 },
          ]),
        ),
      'report.no-text-layer',
    ],
    [
      'shapes without characters',
      () =>
        pdfOf([
          broken('\ue001\ue002\ue003'.repeat(60)).map((text, index) => ({
            text,
            x: 60,
            y: 700 - index * 20,
          })),
        ]),
      'report.text-layer-garbled',
    ],
    ['a password', () => fixture('yuanqiao-password.pdf'), 'report.encrypted'],
    ['half a file', () => fixture('yuanqiao.pdf').subarray(0, 2000), 'report.damaged'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await read(bytes())).toEqual({ what: 'refused', code });
  });

  it('says which page among others has no text', async () => {
    const pages = [
      FICTIONAL_REPORT.split('\n')
        .flatMap((line) => broken(line))
        .map((text, index) => ({ text, x: 60, y: 800 - index * 24 })),
    ];
    const { notices, text } = await sourceOf(
      pdfOf([...pages, [], [{ text: '附件：沅桥镇2025年整改清单一览', x: 60, y: 700 }]]),
    );
    expect(notices).toEqual([
      { code: 'page-without-text', message: expect.stringContaining('第2页'), at: text.indexOf('附件') },
    ]);
  });
});

describe('an OFD', () => {
  it('puts runs, layers and templates of a page in reading order', async () => {
    const body = FICTIONAL_REPORT.split('\n')
      .slice(1)
      .map((text, index) => ({ text, x: 20, y: 60 + index * 12, size: 2.8 }));
    const [late, ...early] = body.reverse();
    const { text } = await sourceOf(
      ofdOf(
        [
          [
            ...(late === undefined ? [] : [late]),
            { text: '2024年法治政府建设情况报告', x: 95, y: 30, layer: 'Foreground' },
            ...early,
            { text: '沅桥镇人民政府', x: 55.8, y: 30, layer: 'Background' },
          ],
        ],
        { template: [{ text: '内部资料', x: 20, y: 10 }] },
      ),
    );
    expect(text.trim()).toBe(`内部资料\n${FICTIONAL_REPORT}`);
  });

  it('follows the deltas of a code over several lines', async () => {
    const rest = FICTIONAL_REPORT.split('\n')
      .slice(1)
      .map((text, index) => ({ text, x: 20, y: 80 + index * 12, size: 2.8 }));
    const title = {
      text: '沅桥镇二〇二四年法治政府建设',
      x: 60,
      y: 20,
      deltas: 'DeltaX="g 6 5.6 -33.6 g 6 5.6" DeltaY="g 6 0 9 g 6 0"',
    };
    const { text } = await sourceOf(ofdOf([[title, ...rest]]));
    // Larger than the text and broken where it pleases the eye: one title.
    expect(text.startsWith('沅桥镇二〇二四年法治政府建设\n')).toBe(true);
  });

  it.each([
    ['pictures only', () => ofdOf([[], []]), 'report.no-text-layer'],
    ['no document in it', () => ofdOf([], { more: [{ name: 'OFD.xml', data: '<a/>' }] }), 'report.damaged'],
    [
      'encryption',
      () => ofdOf([[]], { more: [{ name: 'Doc_0/Encryptions.xml', data: '<a/>' }] }),
      'report.encrypted',
    ],
    [
      'a page that is missing',
      () => ofdOf([[]], { more: [{ name: 'Doc_0/Pages/Page_0/Content.xml', data: '' }] }),
      'report.damaged',
    ],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await read(bytes())).toEqual({ what: 'refused', code });
  });
});

describe('a page saved from a site', () => {
  const page = `<!doctype html><html><body>
<div class="site-nav"><a href="/">首页</a><a href="/a">政务公开</a><a href="/b">办事服务</a><a href="/c">互动交流</a><a href="/d">走进沅桥</a></div>
<ul><li><a href="/1">机构职能</a></li><li><a href="/2">政策文件</a></li><li><a href="/3">法定主动公开</a></li><li><a href="/4">依申请公开</a></li><li><a href="/5">年度报告</a></li></ul>
<div class="article">${FICTIONAL_REPORT.split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('\n')}</div>
<div class="bdsharebuttonbox"><a>微信</a><a>微博</a></div><div class="footer">版权所有 沅桥镇 公安备案 43000000000000号</div></body></html>`;

  it('leaves menus, share bars and footers out and knows where in the source the text stood', async () => {
    const { text, origins } = await sourceOf(Buffer.from(page));
    expect(text).toBe(FICTIONAL_REPORT);
    const at = text.indexOf('普法宣传针对性');
    const origin = originOf(origins, { start: at, end: at + 4 });
    expect(origin?.unit).toBe('source');
    expect(page.slice(origin?.start ?? 0)).toMatch(/^（二）普法宣传针对性不强/);
  });

  it('saved as one file (.mht) is the same page', async () => {
    const encoded = iconv.encode(page, 'gb18030').toString('base64').replace(/.{76}/g, '$&\r\n');
    const saved = [
      'From: <Saved by a browser>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="----x"',
      '',
      '------x',
      'Content-Type: text/html; charset="gb18030"',
      'Content-Transfer-Encoding: base64',
      '',
      encoded,
      '------x',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '------x--',
      '',
    ].join('\r\n');
    expect(await sourceOf(Buffer.from(saved))).toMatchObject({
      text: FICTIONAL_REPORT,
      mediaType: 'multipart/related',
    });
  });
});

describe('the way back to the file', () => {
  const place = FICTIONAL_REPORT.indexOf('合法性审查力量薄弱');
  const span = { start: place, end: place + 20 };

  it.each([
    [
      'the line and the bytes of a text',
      () => Buffer.from(`\ufeff${FICTIONAL_REPORT}`),
      { words: '第10行', start: 1 },
    ],
    [
      'the line and the bytes of a GB18030 text',
      () => iconv.encode(FICTIONAL_REPORT, 'gb18030'),
      { words: '第10行' },
    ],
    ['the paragraph of a docx', () => docxOfText(FICTIONAL_REPORT), { words: '第10段' }],
    ['the paragraph of a doc', () => fixture('yuanqiao.doc'), { words: '第10段' }],
    ['page and box of a PDF', () => pdfOfText(FICTIONAL_REPORT), { words: '第1页', unit: 'pt' }],
    ['page and box of an OFD', () => ofdOfText(FICTIONAL_REPORT), { words: '第1页', unit: 'mm' }],
  ])('gives %s', async (_, bytes, expected) => {
    const { origins } = await sourceOf(bytes());
    const origin = originOf(origins, span);
    expect(origin).toMatchObject({
      ...expected,
      ...('start' in expected ? { start: expect.any(Number) } : {}),
    });
    const boxed = origin?.unit === 'pt' || origin?.unit === 'mm';
    expect(origin?.boxes).toHaveLength(boxed ? 1 : 0);
  });

  it('of a text begins at the very byte', async () => {
    const bytes = Buffer.from(`\ufeff${FICTIONAL_REPORT}`);
    const { origins } = await sourceOf(bytes);
    const origin = originOf(origins, span);
    expect(bytes.subarray(origin?.start ?? 0, origin?.end ?? 0).toString()).toMatch(
      /^（三）合法性审查力量薄弱.*\n$/,
    );
  });
});

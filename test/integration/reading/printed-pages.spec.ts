import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { READING_LIMITS, ReadingPool } from '../../../src/modules/reports/reading/index.js';
import { FICTIONAL_REPORT } from '../../builders/documents/fictional-report.js';
import { broken, PDF_MARGIN, pdfOf, type PdfText } from '../../builders/documents/pdf.js';

const [TITLE = '', ...BODY] = FICTIONAL_REPORT.split('\n');

describe('printed pages', () => {
  let pool: ReadingPool;
  beforeAll(() => {
    pool = new ReadingPool(READING_LIMITS);
  });
  afterAll(() => pool.onApplicationShutdown());

  async function textOf(pages: readonly (readonly PdfText[])[]): Promise<string> {
    const outcome = await pool.run({ what: 'read', file: { bytes: pdfOf(pages) } });
    if (outcome.what !== 'report') throw new Error(JSON.stringify(outcome));
    return outcome.source.text.trim();
  }

  /** Lines of thirty characters one below the other, two spaces before each paragraph. */
  const set = (paragraphs: readonly string[], top: number): PdfText[] =>
    paragraphs
      .flatMap((paragraph) => broken(`\u3000\u3000${paragraph}`))
      .map((line, index) => ({
        text: line.trim(),
        x: PDF_MARGIN + (line.length - line.trimStart().length) * 16,
        y: top - index * 24,
      }));

  it('keep a line of the text that stands at the edge of two pages, and lose a header that stands apart', async () => {
    const same = '各村各社区要对照清单抓好落实。';
    const page = (number: number, paragraphs: readonly string[]): PdfText[] => [
      { text: `沅桥镇法治政府建设材料汇编 第${number}期`, x: PDF_MARGIN, y: 820 },
      ...set([same, ...paragraphs], 780),
      { text: `${number}`, x: 290, y: 20 },
    ];
    const text = await textOf([
      [...page(1, BODY.slice(0, 8)), { text: TITLE, x: PDF_MARGIN, y: 800, size: 20 }],
      page(2, BODY.slice(8, 12)),
      page(3, BODY.slice(12)),
    ]);
    expect(text.split(same)).toHaveLength(4);
    expect(text).not.toMatch(/汇编|\n\d\n/);
    for (const paragraph of BODY) expect(text).toContain(paragraph);
  });

  it('name radicals where they mean characters, and the characters are read', async () => {
    const drawn = (text: string) =>
      text.replace(/[一二人大行民长]/g, (character) => RADICALS[character] ?? character);
    const text = await textOf([[{ text: drawn(TITLE), x: 140, y: 800 }, ...set(BODY.map(drawn), 770)]]);
    expect(text).toBe(FICTIONAL_REPORT);
  });

  it('break a title where it pleases the eye, and it is one', async () => {
    const title = [
      { text: '沅桥镇人民政府关于2024年度', x: 160, y: 810, size: 22 },
      { text: '法治政府建设情况的报告', x: 180, y: 780, size: 22 },
    ];
    const text = await textOf([
      [{ text: '沅桥镇人民政府文件', x: 100, y: 838, size: 30 }, ...title, ...set(BODY, 740)],
    ]);
    expect(text.split('\n').slice(0, 2)).toEqual([
      '沅桥镇人民政府文件',
      '沅桥镇人民政府关于2024年度法治政府建设情况的报告',
    ]);
  });
});

const RADICALS: Readonly<Record<string, string>> = {
  一: '⼀',
  二: '⼆',
  人: '⼈',
  大: '⼤',
  行: '⾏',
  民: '⺠',
  长: '⻓',
};

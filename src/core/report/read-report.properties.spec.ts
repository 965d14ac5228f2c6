import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hardWrap, MUTATIONS } from '../../../test/builders/report-mutations.js';
import { parseLabelled } from '../../../test/builders/report-text.js';
import { type LayoutChoice, LAYOUTS, syntheticReport } from '../../../test/builders/synthetic-report.js';
import { readReport, type ReportReading, scoreReport, uncoveredSpans } from './index.js';

const FIXTURES = path.resolve('test/fixtures/reports');
const fixtures = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ name, text: parseLabelled(readFileSync(path.join(FIXTURES, name), 'utf8')).text }));

/** An item's words without ordinal, widths and white space: what must stay the same. */
function words(reading: ReportReading): string[] {
  return reading.items.map(({ kind, text, ordinal }) => {
    const bare = text.slice(ordinal?.length ?? 0).replace(/\[[^\]]*\]/g, '');
    return `${kind} ${bare
      .normalize('NFKC')
      .replace(/&nbsp;|[\s\u200b]/g, '')
      .replace(/—\d+—/g, '')
      .replace(/\d+[.、]|\([一二三四五六七八九]\)/g, '#')}`;
  });
}

const layout: fc.Arbitrary<LayoutChoice> = fc.record({
  seed: fc.nat(1_000_000),
  top: fc.constantFrom(...LAYOUTS.top),
  shortcomings: fc.constantFrom(...LAYOUTS.list),
  plan: fc.constantFrom(...LAYOUTS.list),
  order: fc.constantFrom(...LAYOUTS.order),
  opener: fc.boolean(),
  causes: fc.boolean(),
  prior: fc.boolean(),
  glued: fc.boolean(),
});

describe('readReport', () => {
  it('finds the labelled items of any combination of numbering, order and noise', () => {
    fc.assert(
      fc.property(layout, (choice) => {
        const { text, gold } = syntheticReport(choice);
        const score = scoreReport(text, readReport(text), gold);
        expect(score.misses).toEqual([]);
        expect(score.exactSpans).toBe(true);
        expect(score.sections.matched).toBe(score.sections.expected);
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.keys(MUTATIONS))('finds the same items after %s', (name) => {
    const mutate = MUTATIONS[name];
    if (!mutate) throw new Error(`no mutation ${name}`);
    for (const { name: fixture, text } of fixtures) {
      const before = words(readReport(text));
      for (let seed = 1; seed <= 2; seed++) {
        expect({ fixture, seed, items: words(readReport(mutate(text, seed))) }).toEqual({
          fixture,
          seed,
          items: before,
        });
      }
    }
  });

  it('finds the same items after the lines of a long report were broken at a fixed width', () => {
    fc.assert(
      fc.property(layout, fc.nat(2), (choice, seed) => {
        const { text } = syntheticReport({ ...choice, glued: false });
        expect(words(readReport(hardWrap(text, seed)))).toEqual(words(readReport(text)));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every span exact and inside its part, whatever the text', () => {
    const scrap = fc.constantFrom(
      ...[
        '一、',
        '（一）',
        '1.',
        '一是',
        '存在的不足',
        '下一步打算',
        '上年度问题整改情况',
        '原因是',
        '。',
        '；',
        '\n',
        ' ',
      ],
      ...[
        '我镇',
        '2024年',
        '法治政府建设情况报告',
        '[bookmark: a]',
        '\u200b',
        '\ud83d',
        '在执法方面,',
        '特此报告。',
      ],
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 60 }), (scraps) => {
        const text = scraps.join('');
        const reading = readReport(text);
        for (const item of reading.items) {
          expect(text.slice(item.start, item.end)).toBe(item.text);
          const section = reading.sections[item.sectionIndex];
          expect(section && section.start <= item.start && item.end <= section.end).toBe(true);
        }
        for (const span of [...Object.values(reading.evidence), ...uncoveredSpans(reading, text)]) {
          expect(span.start).toBeLessThan(span.end);
        }
        const ids = reading.items.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['clauses', '一是不足；二是不够。'],
    ['headings', '一、存在的问题\n'],
    ['open brackets', '（'],
    ['debris', '[bookmark:'],
    ['every level at once', '一、（一）1.（1）①一是'],
    ['places', '省市区县'],
    ['titles', '法治政府建设情况的报告\n'],
  ])('reads 300,000 characters of nothing but %s in linear time', (_, scrap) => {
    expect(secondsToRead(scrap.repeat(Math.ceil(300_000 / scrap.length)))).toBeLessThan(5);
  });

  it('reads any words of the genre, repeated without end in any part, in linear time', () => {
    const words = fc.constantFrom(
      ...[
        '在执法方面,',
        '在执法上，',
        '从思想看，',
        '存在不足。',
        '，存在',
        '主要是',
        '原因是，',
        '究其原因：',
      ],
      ...[
        '下一步，我镇将',
        '针对存在的问题，',
        '对此，我们将',
        '以下工作：',
        '一是',
        '二是',
        '其一，',
        '（一）',
        '1.',
      ],
      ...['[bookmark:', '“', '；', '。', '\n', '，', '：', '   ', '2024年1月1日', '市人民政府', '问题', '法'],
    );
    const part = fc.constantFrom(
      '',
      '一、主要做法\n',
      '二、存在的问题\n',
      '三、下一步打算\n',
      '一、整改情况\n',
    );
    fc.assert(
      fc.property(part, fc.array(words, { minLength: 1, maxLength: 4 }), (heading, scraps) => {
        const scrap = scraps.join('');
        const text = `青石镇2024年法治政府建设情况报告\n${heading}${scrap.repeat(Math.ceil(40_000 / scrap.length))}`;
        expect(secondsToRead(text)).toBeLessThan(2);
      }),
      { numRuns: 100 },
    );
  });
});

/** Processor time, so that a busy machine does not tell. */
function secondsToRead(text: string): number {
  const started = process.cpuUsage();
  readReport(text);
  return process.cpuUsage(started).user / 1_000_000;
}

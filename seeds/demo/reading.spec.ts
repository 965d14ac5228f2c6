import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readReport, type ItemKind, type ReportReading } from '../../src/core/report/index.js';
import { readSource } from '../../src/modules/reports/reading/index.js';
import { DEMO_REPORTS, type DemoReport } from './reports.js';
import { DEMO_TASKS } from './story.js';

function read({ file }: DemoReport): { readonly text: string; readonly reading: ReportReading } {
  const source = readSource(readFileSync(new URL(`reports/${file}`, import.meta.url)));
  if (!source.ok) throw new Error(`${file}: ${source.error}`);
  return { text: source.value.text, reading: readReport(source.value.text) };
}

const readings = new Map(DEMO_REPORTS.map((report) => [report.file, read(report)]));
const readingOf = (file: string) => {
  const found = readings.get(file);
  if (!found) throw new Error(`no report ${file}`);
  return found;
};

/** How many items of each kind the authors of the demo wrote. */
const WRITTEN: Readonly<Record<string, Readonly<Record<ItemKind, number>>>> = {
  'qy-2024.txt': { shortcoming: 6, cause: 3, plan: 6, 'prior-rectification': 0 },
  'qy-2025.html': { shortcoming: 4, cause: 3, plan: 4, 'prior-rectification': 4 },
  'sj-2024.html': { shortcoming: 4, cause: 3, plan: 4, 'prior-rectification': 0 },
  'sj-2025.txt': { shortcoming: 3, cause: 0, plan: 4, 'prior-rectification': 3 },
  'ww-2024.txt': { shortcoming: 5, cause: 3, plan: 5, 'prior-rectification': 0 },
  'ww-2025.txt': { shortcoming: 3, cause: 3, plan: 3, 'prior-rectification': 3 },
  'sl-2024.txt': { shortcoming: 5, cause: 0, plan: 5, 'prior-rectification': 0 },
  'sl-2025.txt': { shortcoming: 4, cause: 0, plan: 4, 'prior-rectification': 0 },
  'dz-2024.txt': { shortcoming: 0, cause: 0, plan: 3, 'prior-rectification': 0 },
};

describe('the demo reports as the product reads them', () => {
  it.each(DEMO_REPORTS)('$file: every item that was written, and no other', ({ file }) => {
    const { text, reading } = readingOf(file);
    const found = { shortcoming: 0, cause: 0, plan: 0, 'prior-rectification': 0 };
    for (const item of reading.items) {
      found[item.kind]++;
      expect(text.slice(item.start, item.end)).toBe(item.text);
    }
    expect(found).toEqual(WRITTEN[file]);
  });

  it.each(DEMO_REPORTS)('$file: the year under review', ({ file, reportYear }) => {
    expect(readingOf(file).reading.metadata.reportYear).toBe(reportYear);
  });

  it.each(DEMO_TASKS)('$key: its words open exactly one shortcoming', ({ report, quote }) => {
    const { items } = readingOf(report).reading;
    const answered = items.filter(({ text }) => text.includes(quote));
    expect(answered.map(({ kind }) => kind)).toEqual(['shortcoming']);
    expect(answered[0]?.text.startsWith(quote)).toBe(true);
  });

  it('takes numbers and dates from the head of a page and not from its frame', () => {
    expect(readingOf('qy-2025.html').reading.metadata).toMatchObject({
      issuer: '青砚县人民政府',
      documentNumber: '青政字〔2026〕5号',
      indexNumber: 'QYX001-2026-00018',
      publishedOn: '2026-03-06',
    });
    expect(readingOf('sl-2024.txt').reading.metadata).toMatchObject({
      documentNumber: '石政发〔2025〕6号',
      publishedOn: '2025-02-28',
      signedOn: '2025-02-14',
    });
    expect(readingOf('qy-2024.txt').reading.metadata.documentNumber).toBe('青政字〔2025〕7号');
  });

  it('names both signers of a joint report', () => {
    expect(readingOf('ww-2024.txt').reading.metadata.issuer).toBe(
      '中共青砚县望梧镇委员会、青砚县望梧镇人民政府',
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseLabelled } from '../../../test/builders/report-text.js';
import { readReport, scoreReport } from './index.js';

const FIXTURES = path.resolve('test/fixtures/reports');
const names = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .sort();

describe('readReport on layouts of the genre', () => {
  it.each(names)('%s', (name) => {
    const { text, gold } = parseLabelled(readFileSync(path.join(FIXTURES, name), 'utf8'));

    const reading = readReport(text);
    const score = scoreReport(text, reading, gold);

    expect(score.misses).toEqual([]);
    expect(score.sections.matched).toBe(score.sections.expected);
    expect(score.exactSpans).toBe(true);
    expect(reading.metadata).toMatchObject({
      issuer: gold.issuer,
      reportYear: gold.reportYear,
      documentNumber: gold.documentNumber,
      publishedOn: gold.publishedOn,
      ...(gold.region === null ? {} : { region: gold.region }),
    });
  });
});

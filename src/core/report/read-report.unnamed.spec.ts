import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseLabelled } from '../../../test/builders/report-text.js';
import { withUnnamedHeadings } from '../../../test/builders/unnamed-headings.js';
import { roleAt } from './evaluation/scoring.js';
import { readReport, type SectionRole } from './index.js';

const FIXTURES = path.resolve('test/fixtures/reports');
const unnamed = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => withUnnamedHeadings(parseLabelled(readFileSync(path.join(FIXTURES, name), 'utf8'))));

/** The share of such parts that are read as what they are by their entries alone. */
function shareRead(role: SectionRole): number {
  const parts = unnamed.filter((part) => part.role === role);
  const read = parts.filter(({ text, start }) => {
    return roleAt(readReport(text), start + text.slice(start).search(/\S|$/)) === role;
  });
  return read.length / parts.length;
}

describe('readReport, where a heading says nothing of its part', () => {
  it.each<[SectionRole, number]>([
    ['achievements', 0.99],
    ['shortcomings', 0.85],
    ['plan', 0.78],
    ['prior-rectification', 0.74],
    ['first-responsible', 0.96],
    ['other', 0.5],
  ])('reads %s by the entries', (role, least) => {
    expect(shareRead(role)).toBeGreaterThanOrEqual(least);
  });
});

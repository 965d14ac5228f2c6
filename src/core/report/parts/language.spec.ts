import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toMatchingCopy } from '../text/normalise.js';
import { cueRole } from './cues.js';
import { roleOfHeading } from './roles.js';

const LANGUAGE = path.resolve('test/fixtures/report-language');
const REPORT_YEAR = 2023;

/** Lines of `what<TAB>words`, the words as the matching copy has them. */
function table(name: string): [string, string][] {
  return readFileSync(path.join(LANGUAGE, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [expected = '', words = ''] = line.split('\t');
      return [toMatchingCopy(words).text, expected];
    });
}

describe('roleOfHeading', () => {
  it.each(table('headings.tsv'))('%s', (words, expected) => {
    const named = roleOfHeading(words, REPORT_YEAR);

    // A heading that names nothing reports on the work.
    const role = named?.role ?? 'achievements';
    expect(expected.includes(' ') ? `${role} ${named?.also}` : role).toBe(expected);
  });
});

describe('cueRole', () => {
  it.each(table('openers.tsv'))('%s', (words, expected) => {
    expect(cueRole(words, REPORT_YEAR) ?? 'none').toBe(expected);
  });
});

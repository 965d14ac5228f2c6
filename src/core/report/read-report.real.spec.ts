import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseGold, readReport, scoreReport } from './index.js';

const SHARED = path.resolve('../shared/reports');
const present = existsSync(path.join(SHARED, 'gold'));
const names = present ? readdirSync(path.join(SHARED, 'gold')).filter((name) => name.endsWith('.json')) : [];

if (!present) console.warn('../shared/reports is absent: the labelled real reports are not read');

(present ? describe : describe.skip)('readReport on the labelled real reports', () => {
  it.each(names)('%s: every item, part and field as labelled', (name) => {
    const label = JSON.parse(readFileSync(path.join(SHARED, 'gold', name), 'utf8')) as { file: string };
    const gold = parseGold(label);
    if (!gold.ok) throw new Error(gold.error);
    const text = readFileSync(path.join(SHARED, 'reports', label.file), 'utf8');

    const score = scoreReport(text, readReport(text), gold.value);

    expect(score.misses).toEqual([]);
    expect(score.sections.matched).toBe(score.sections.expected);
    expect(Object.values(score.metadata)).not.toContain(false);
    expect(score.exactSpans).toBe(true);
  });
});

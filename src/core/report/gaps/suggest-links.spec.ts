import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suggestLinks } from './suggest-links.js';
import type { Linkable, LinkSuggestion } from './types.js';

interface Labelled {
  readonly shortcomings: readonly string[];
  readonly planItems: readonly string[];
  readonly links: readonly (readonly [number, number])[];
}

const FOLDER = path.resolve('test/fixtures/gap-links');
const json = (file: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'));

function linkable(text: string, id: number | string, units: readonly string[] = []): Linkable {
  return { id: String(id), text, units: units.map((name) => ({ key: name, name })) };
}
function suggest({
  shortcomings,
  planItems,
}: Pick<Labelled, 'shortcomings' | 'planItems'>): LinkSuggestion[] {
  return suggestLinks({
    shortcomings: shortcomings.map((text, index) => linkable(text, index)),
    planItems: planItems.map((text, index) => linkable(text, index)),
    aliases: [],
  });
}

function measured(reports: readonly Labelled[]): { precision: number; recall: number } {
  let [right, found, wanted] = [0, 0, 0];
  for (const report of reports) {
    const links = new Set(report.links.map(([one, other]) => `${one} ${other}`));
    const suggested = suggest(report);
    right += suggested.filter((link) => links.has(`${link.shortcomingId} ${link.planItemId}`)).length;
    found += suggested.length;
    wanted += links.size;
  }
  return { precision: right / found, recall: right / wanted };
}

describe('suggestLinks', () => {
  it.each<[string, () => Labelled[], number]>([
    ['the reports the rules were written with', () => json('written-for-rules.json') as Labelled[], 0.9],
    ['reports held out', () => json('held-out.json') as Labelled[], 0.85],
    ['terse lists that others wrote', () => json('terse-lists.json') as Labelled[], 0.8],
  ])('finds the links of %s and hardly any other', (_, reports, leastRecall) => {
    const { precision, recall } = measured(reports());
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(leastRecall);
  });

  it('says why in words', () => {
    const [link] = suggestLinks({
      shortcomings: [linkable('一是司法所执法文书制作不规范。', 's', ['司法所'])],
      planItems: [linkable('一是司法所开展执法文书培训。', 'p', ['司法所'])],
      aliases: [],
    });
    expect(link?.features).toEqual(
      expect.arrayContaining([
        { kind: 'words', words: expect.arrayContaining(['执法文书']) as unknown },
        { kind: 'theme', themes: expect.arrayContaining(['enforcement']) as unknown },
        { kind: 'unit', units: ['司法所'] },
      ]),
    );
  });

  it('gives the same answer whatever the order of the lists', () => {
    const [report] = json('held-out.json') as Labelled[];
    if (!report) throw new Error('no report');
    const pairs = (links: LinkSuggestion[]) =>
      links.map((link) => `${link.shortcomingId} ${link.planItemId}`).sort();
    const shortcomings = report.shortcomings.map((text, index) => linkable(text, index));
    const planItems = report.planItems.slice(0, 3).map((text, index) => linkable(text, index));
    const straight = pairs(suggestLinks({ shortcomings, planItems, aliases: [] }));
    const reversed = suggestLinks({
      shortcomings: [...shortcomings].reverse(),
      planItems: [...planItems].reverse(),
      aliases: [],
    });
    expect(pairs(reversed)).toEqual(straight);
  });

  it('scores any texts within 0 and 1', () => {
    const text = fc.stringMatching(/^[执法普宣传培训不足，。]{0,20}$/);
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 5 }),
        fc.array(text, { maxLength: 5 }),
        (shortcomings, planItems) => {
          for (const { score } of suggest({ shortcomings, planItems })) {
            expect(score > 0 && score <= 1).toBe(true);
          }
        },
      ),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readReport } from '../report/index.js';
import { checkClosure } from './check-closure.js';
import type { ClosureInput } from './types.js';

describe('checkClosure, whatever the text', () => {
  it('answers every item, quotes only what stands there and says the same twice, whatever the text', () => {
    const piece = fc.constantFrom(
      '一、主要工作\n',
      '（一）加强执法。',
      '组织培训4次。',
      '二、存在的不足\n',
      '一是执法力量不足；',
      '《办法》印发。',
      '已完成整改。',
      '\n',
      '“',
      '12%',
      '。',
    );
    const item = fc.record({
      id: fc.string(),
      kind: fc.constantFrom('shortcoming' as const, 'plan' as const),
      text: fc.string(),
    });
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.array(item, { maxLength: 4 }),
        (pieces, previous) => {
          const text = pieces.join('');
          const { sections, items } = readReport(text);
          const input: ClosureInput = { previous, previousText: text, text, sections, items, aliases: [] };
          const reading = checkClosure(input);
          expect(reading.answers.map(({ itemId }) => itemId)).toEqual(previous.map(({ id }) => id));
          for (const { quotes, score } of reading.answers) {
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1);
            for (const quote of quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
          }
          expect(checkClosure(input)).toEqual(reading);
        },
      ),
      { numRuns: 60 },
    );
  });
});

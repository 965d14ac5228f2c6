import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MarkIndex, segmentsOf, type Mark } from './marks.js';
import { blockAt, blocksOf, paragraphsOf } from './paragraphs.js';

const mark = (id: string, start: number, end: number, kind: Mark['kind'] = 'shortcoming'): Mark => ({
  ...{ id, start, end, kind },
});
const marks = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 12 })
  .map((places) => places.map(([start, length], i) => mark(String(i), start, start + length)));
const span = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 40 })).map(([start, length]) => ({
  ...{ start, end: start + length },
}));

describe('a paragraph cut into segments', () => {
  it('names an item within an item first, and what no item covers last', () => {
    const cut = segmentsOf({ start: 0, end: 30 }, [
      mark('whole', 5, 25),
      mark('cause', 10, 15, 'cause'),
      mark('grey', 25, 28, 'uncovered'),
    ]);
    expect(cut.map(({ start, end, marks: of }) => [start, end, of.map(({ id }) => id)])).toEqual([
      [0, 5, []],
      [5, 10, ['whole']],
      [10, 15, ['cause', 'whole']],
      [15, 25, ['whole']],
      [25, 28, ['grey']],
      [28, 30, []],
    ]);
  });

  it('is whole again when its segments are put together, whatever lies over it', () => {
    fc.assert(
      fc.property(span, marks, (paragraph, over) => {
        const cut = segmentsOf(paragraph, over);
        expect(cut[0]?.start).toBe(paragraph.start);
        expect(cut.at(-1)?.end).toBe(paragraph.end);
        cut.slice(1).forEach((segment, i) => expect(segment.start).toBe(cut[i]?.end));
        for (const { start, end, marks: found } of cut) {
          const expected = over.filter((one) => one.start <= start && end <= one.end);
          expect(new Set(found)).toEqual(new Set(expected));
        }
      }),
    );
  });
});

describe('the index of marks', () => {
  it('finds exactly those that touch', () => {
    fc.assert(
      fc.property(span, marks, (within, all) => {
        const touching = all.filter(({ start, end }) => start < within.end && within.start < end);
        expect(new Set(new MarkIndex(all).touching(within))).toEqual(new Set(touching));
      }),
    );
  });
});

describe('the paragraphs of a text', () => {
  it('leave out empty lines and keep every place', () => {
    const text = '标题\n\n  \n一、情况\n二、不足';
    const paragraphs = paragraphsOf(text);
    expect(paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual([
      '标题',
      '一、情况',
      '二、不足',
    ]);
  });

  it('break a line that is too long after a full stop, and never inside a character', () => {
    const sentence = `${'字'.repeat(1_499)}。`;
    const long = paragraphsOf(sentence.repeat(3));
    expect(long.map(({ start, end, continues }) => [end - start, continues])).toEqual([
      [1_500, false],
      [1_500, true],
      [1_500, true],
    ]);
    const faces = `a${'😀'.repeat(2_500)}`;
    expect(paragraphsOf(faces).some(({ start }) => /^[\udc00-\udfff]/.test(faces.slice(start)))).toBe(false);
  });

  it('hold all of any text but its breaks and blanks', () => {
    const text = fc.string({ unit: fc.constantFrom('字', '。', '\n', ' ', '😀'), maxLength: 200 });
    fc.assert(
      fc.property(text, (written) => {
        const read = paragraphsOf(written).map(({ start, end }) => written.slice(start, end));
        expect(read.join('').replace(/\s/g, '')).toBe(written.replace(/\s/g, ''));
      }),
    );
  });
});

describe('blocks', () => {
  it('hold every paragraph once, and are found by a place', () => {
    const text = Array.from({ length: 500 }, (_, i) => `第${i}段`.repeat(20)).join('\n');
    const paragraphs = paragraphsOf(text);
    const blocks = blocksOf(paragraphs);
    expect(blocks.flatMap((block) => block.paragraphs)).toEqual(paragraphs);
    expect(blocks.length).toBeGreaterThan(10);
    const last = blocks.length - 1;
    expect(blockAt(blocks, blocks[last]?.start ?? 0)).toBe(last);
    expect(blockAt(blocks, 0)).toBe(0);
    expect(blockAt(blocks, text.length)).toBe(-1);
  });
});

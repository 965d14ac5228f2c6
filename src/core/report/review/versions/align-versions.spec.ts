import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ItemKind } from '../../types.js';
import {
  applyChanges,
  decideAct,
  isAlive,
  overlap,
  quoteOf,
  type Review,
  type ReviewAct,
  type ReviewedItem,
} from '../index.js';
import { alignVersions, type Alignment } from './index.js';

const STAMP = { by: 'officer', at: '2026-03-02T08:30:00.000Z' };

const PAPERWORK = '一是执法文书制作不够规范,部分案卷缺少送达回证。';
const PUBLICITY = '二是普法宣传形式单一,青年群体覆盖不足。';
const STAFF = '三是合法性审查人员力量薄弱。';
const TRAINING = '一是六月底前组织执法文书培训两次。';
const SITE = '二是年内新建法治宣传点三处。';
const LETTERS: readonly [string, ItemKind][] = [
  [PAPERWORK, 'shortcoming'],
  [PUBLICITY, 'shortcoming'],
  [STAFF, 'shortcoming'],
  [TRAINING, 'plan'],
  [SITE, 'plan'],
];

/** A review as the rules would begin it: each of the quotes that stands in the text is an item. */
function reviewOf(version: string, text: string, quotes = LETTERS): Review {
  let from = 0;
  const items = quotes.flatMap(([quote, kind], index): ReviewedItem[] => {
    const start = text.indexOf(quote, from);
    if (start < 0) return [];
    from = 0;
    return [
      {
        ...{
          id: `${version}${index}`,
          kind,
          state: 'candidate',
          spans: [{ start, end: start + quote.length }],
        },
        ...{ ordinal: null, sectionIndex: 0, origin: 'read', parentId: null, mergedInto: null },
        ...{ wording: null, rejectReason: null, decidedBy: null, decidedAt: null },
      },
    ];
  });
  return { text, sections: [], items: new Map(items.map((one) => [one.id, one])), links: new Map() };
}

const HEAD = '某街道报告\n二、不足\n';
const TEXT = `${HEAD}${PAPERWORK}${PUBLICITY}${STAFF}\n三、安排\n${TRAINING}${SITE}\n特此报告。`;
const FRESH = reviewOf('old', TEXT);

function after(review: Review, ...acts: ReviewAct[]): Review {
  return acts.reduce((now, act) => {
    const decided = decideAct(now, act, STAMP);
    if (!decided.ok) throw new Error(decided.error.code);
    return applyChanges(now, decided.value);
  }, review);
}

function align(old: Review, corrected: Review): Alignment {
  const newIds = new Map([...old.items.keys()].map((id) => [id, `again-${id}`]));
  return alignVersions({ old, corrected, newIds });
}

const told = ({ differences }: Alignment) =>
  differences.map(({ oldId, newId, match }) => [oldId, newId, match]);
const byId = ({ items }: Alignment, id: string) => items.find((item) => item.id === id);
const LINK: ReviewAct = {
  ...{ act: 'link', shortcomingId: 'old0', otherId: 'old3' },
  decision: 'confirmed',
  reason: null,
};

describe('a corrected version', () => {
  it('of the same words keeps every decision, whatever moved before them', () => {
    const old = after(
      FRESH,
      { act: 'accept', itemIds: ['old0', 'old3'] },
      { act: 'reject', itemIds: ['old1'], reason: '重复' },
      { act: 'word', itemId: 'old0', wording: '规范文书' },
      LINK,
    );
    const aligned = align(old, reviewOf('new', TEXT.replace(HEAD, `${HEAD}（更正版）\n`)));
    expect(told(aligned).map(([, , match]) => match)).toEqual(Array.from({ length: 5 }, () => 'unchanged'));
    expect(byId(aligned, 'new0')).toMatchObject({
      state: 'accepted',
      wording: '规范文书',
      decidedBy: 'officer',
    });
    expect(byId(aligned, 'new1')).toMatchObject({ state: 'rejected', rejectReason: '重复' });
    expect(aligned.links).toMatchObject([{ shortcomingId: 'new0', otherId: 'new3', state: 'confirmed' }]);
  });

  it('from a better scan has the same words: spaces, line ends and widths are none', () => {
    const scan = (words: string) => words.replaceAll(',', '，').replace('一是', '一 是\n');
    const quotes = LETTERS.map(([quote, kind]): [string, ItemKind] => [scan(quote), kind]);
    const corrected = reviewOf('new', LETTERS.map(([quote]) => scan(quote)).join('\n'), quotes);
    expect(align(FRESH, corrected).differences.every(({ match }) => match === 'unchanged')).toBe(true);
  });

  it('tells what moved, was reworded, is new and is gone', () => {
    const reworded = '三是合法性审查人员力量仍显薄弱。';
    const added = '四是行政复议应诉能力有待提高。';
    const text = `${HEAD}${PUBLICITY}${PAPERWORK}${reworded}${added}\n三、安排\n${TRAINING}`;
    const quotes: [string, ItemKind][] = [...LETTERS, [reworded, 'shortcoming'], [added, 'shortcoming']];
    const aligned = align(after(FRESH, { act: 'accept', itemIds: ['old2'] }), reviewOf('new', text, quotes));
    const matches = new Map(aligned.differences.map(({ oldId, newId, match }) => [oldId ?? newId, match]));
    expect([matches.get('old0'), matches.get('old1')].sort()).toEqual(['moved', 'unchanged']);
    expect([matches.get('old2'), matches.get('new6'), matches.get('old4')]).toEqual([
      'reworded',
      'new',
      'gone',
    ]);
    expect(byId(aligned, 'new5')).toMatchObject({ state: 'candidate', decidedBy: null });
  });

  it('never takes one kind for another', () => {
    const corrected = reviewOf('new', STAFF, [[STAFF, 'plan']]);
    expect(told(align(reviewOf('old', STAFF), corrected))).toEqual([
      [null, 'new0', 'new'],
      ['old2', null, 'gone'],
    ]);
  });

  it('is cut, joined and completed again as people had done', () => {
    const offset = TEXT.indexOf('部分案卷');
    const start = TEXT.indexOf('特此报告');
    const old = after(
      FRESH,
      { act: 'split', itemId: 'old0', offsets: [offset], newIds: ['left', 'right'] },
      { act: 'merge', itemIds: ['right', 'old1'], newId: 'both' },
      { act: 'accept', itemIds: ['both'] },
      { act: 'add', kind: 'plan', spans: [{ start, end: start + 4 }], newId: 'missed' },
    );
    const corrected = reviewOf('new', TEXT.replace(STAFF, '三是基层力量偏弱。'));
    const aligned = align(old, corrected);
    const both = byId(aligned, 'again-both');
    expect(quoteOf(corrected.text, both?.spans ?? [])).toBe(`部分案卷缺少送达回证。${PUBLICITY}`);
    expect(both).toMatchObject({ state: 'accepted', origin: 'merged' });
    expect(byId(aligned, 'again-left')).toMatchObject({ parentId: 'new0', state: 'candidate' });
    expect(byId(aligned, 'new0')?.state).toBe('split');
    expect(byId(aligned, 'again-missed')).toMatchObject({ origin: 'added', state: 'accepted' });
  });

  it('leaves open what was cut or joined from words that changed, and says where to look', () => {
    const offset = TEXT.indexOf('部分案卷');
    const cut = after(
      FRESH,
      { act: 'split', itemId: 'old0', offsets: [offset], newIds: ['left', 'right'] },
      { act: 'accept', itemIds: ['right'] },
    );
    const changed = '一是执法文书制作不够规范,部分案卷缺少送达回执。';
    const quotes = LETTERS.map(([quote, kind]): [string, ItemKind] => [
      quote === PAPERWORK ? changed : quote,
      kind,
    ]);
    const aligned = align(cut, reviewOf('new', TEXT.replace(PAPERWORK, changed), quotes));
    expect(told(aligned).filter(([, newId]) => newId === 'new0')).toEqual([
      ['left', 'new0', 'reworded'],
      ['right', 'new0', 'reworded'],
    ]);
    expect(byId(aligned, 'new0')?.state).toBe('candidate');
  });

  it('proposes the links of reworded items anew', () => {
    const changed = '一是执法文书制作很不规范,部分案卷缺少送达回证。';
    const quotes = LETTERS.map(([quote, kind]): [string, ItemKind] => [
      quote === PAPERWORK ? changed : quote,
      kind,
    ]);
    const aligned = align(after(FRESH, LINK), reviewOf('new', TEXT.replace(PAPERWORK, changed), quotes));
    expect(aligned.links).toMatchObject([
      { shortcomingId: 'new0', otherId: 'new3', state: 'proposed', decidedBy: null },
    ]);
  });

  it('lists every old item once, keeps words and decisions together, and lets no two of a kind overlap', () => {
    const sentence = fc.constantFrom(
      ...LETTERS.map(([quote]) => quote),
      '四是经费保障不足。',
      '五是督导检查偏少,问责偏软。',
    );
    const act = fc.record({
      which: fc.nat(8),
      kind: fc.constantFrom('accept', 'reject', 'split', 'merge'),
      at: fc.nat(60),
    });
    const kindOf = (quote: string): ItemKind =>
      LETTERS.find(([known]) => known === quote)?.[1] ?? 'shortcoming';
    const version = (name: string, sentences: readonly string[]) => {
      const distinct = [...new Set(sentences)];
      return reviewOf(
        name,
        distinct.join('\n'),
        distinct.map((quote) => [quote, kindOf(quote)]),
      );
    };
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1 }),
        fc.array(sentence),
        fc.array(act),
        (before, now, acts) => {
          const old = acts.reduce(
            (review, { which, kind, at }, n) => {
              const ids = [...review.items.keys()];
              const [one = '', other = ''] = [ids[which % ids.length], ids[(which + 1) % ids.length]];
              const offset = (review.items.get(one)?.spans[0]?.start ?? 0) + at;
              const step = {
                accept: { act: 'accept', itemIds: [one] },
                reject: { act: 'reject', itemIds: [one], reason: '不采纳' },
                split: { act: 'split', itemId: one, offsets: [offset], newIds: [`a${n}`, `b${n}`] },
                merge: { act: 'merge', itemIds: [one, other], newId: `m${n}` },
              }[kind] as ReviewAct;
              const decided = decideAct(review, step, STAMP);
              return decided.ok ? applyChanges(review, decided.value) : review;
            },
            version('old', before),
          );
          const corrected = version('new', now);
          const aligned = align(old, corrected);
          const listed = [...old.items.values()].filter(({ state }) => !['split', 'merged'].includes(state));
          expect(aligned.differences.flatMap(({ oldId }) => oldId ?? []).sort()).toEqual(
            listed.map(({ id }) => id).sort(),
          );
          const words = (review: Review, item?: ReviewedItem) =>
            quoteOf(review.text, item?.spans ?? []).replace(/\s/g, '');
          for (const { oldId, newId, match } of aligned.differences) {
            if (match !== 'unchanged' && match !== 'moved') continue;
            const [was, is] = [old.items.get(oldId ?? ''), byId(aligned, newId ?? '')];
            expect([words(corrected, is), is?.state]).toEqual([words(old, was), was?.state]);
          }
          const alive = aligned.items.filter(isAlive);
          for (const one of alive)
            expect(
              alive.some(
                (other) => other !== one && other.kind === one.kind && overlap(other.spans, one.spans),
              ),
            ).toBe(false);
          const everyWord = [...corrected.items.values()].flatMap(({ spans }) => spans);
          for (const span of everyWord)
            expect(aligned.items.some(({ spans }) => overlap(spans, [span]))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of two thousand items is laid beside the earlier one', () => {
    const quotes = Array.from({ length: 2000 }, (_, n): [string, ItemKind] => [
      `${n}是第${n * 7}村的档案${n % 13}类台账不全。`,
      'shortcoming',
    ]);
    const changed = quotes.map(([quote, kind], n): [string, ItemKind] => [
      n % 2 ? quote : quote.replace('不全', '仍不齐全'),
      kind,
    ]);
    const text = (of: typeof quotes) => of.map(([quote]) => quote).join('\n');
    const [old, corrected] = [reviewOf('old', text(quotes), quotes), reviewOf('new', text(changed), changed)];
    const { differences } = align(old, corrected);
    expect(differences.filter(({ match }) => match === 'unchanged')).toHaveLength(1000);
  });
});

import { figuresOf, type Figure } from './figures.js';
import { bareText, bigramsOf } from './normalise.js';
import type { Evidence } from './evidence.js';
import type { FigureComparison } from './types.js';

const ABOUT_ALIKE = 0.3;
/** The sentence up to the number says less sharply what is counted than the clause does. */
const SENTENCE = 0.75;
const LESS_IS_BETTER = /以内|以下|不超过|控制在|降至|降到|低于/;
const FORMULA =
  /不少于|以上|不低于|力争|确保|全年|达到|开展|组织|举办|完成|实现|左右|至少|各类|保持在?|每季度|每月|每半年/g;

/** Sets each promised figure beside the nearest reported one of the same kind on the same thing. */
export function compareFigures(promised: readonly Figure[], done: readonly Evidence[]): FigureComparison[] {
  const reported = done.flatMap(({ passage, score }) =>
    figuresOf(passage.text).map((figure) => ({ figure, score })),
  );
  return promised.map((promise) => {
    const wanted = wordsOf(promise.about);
    const rated = reported
      .filter(({ figure }) => figure.measure === promise.measure)
      .map(({ figure, score }) => ({ figure, alike: alikeness(promise, wanted, figure), score }))
      .filter(({ alike }) => alike >= ABOUT_ALIKE)
      .sort((a, b) => b.alike + b.score * 0.3 - (a.alike + a.score * 0.3));
    const value = rated[0]?.figure.value ?? null;
    return {
      promised: promise.value,
      reported: value,
      unit: promise.unit,
      met: value !== null && isMet(promise, value),
    };
  });
}

function isMet(promise: Figure, value: number): boolean {
  return LESS_IS_BETTER.test(promise.about) ? value <= promise.value : value >= promise.value;
}

function alikeness(promise: Figure, wanted: ReadonlySet<string>, figure: Figure): number {
  if (promise.value === figure.value && promise.counted !== '' && promise.counted[0] === figure.counted[0])
    return 1;
  if (wanted.size === 0) return share(wordsOf(promise.before), wordsOf(figure.before));
  return Math.max(share(wanted, wordsOf(figure.about)), SENTENCE * share(wanted, wordsOf(figure.before)));
}

function wordsOf(about: string): Set<string> {
  return bigramsOf(bareText(about.replace(FORMULA, ' ')));
}

function share(wanted: ReadonlySet<string>, given: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of wanted) if (given.has(pair)) shared++;
  return shared / Math.max(1, Math.min(wanted.size, 6));
}

import { figuresOf, type Figure } from './figures.js';
import { bareText, bigramsOf } from './normalise.js';
import type { Evidence } from './evidence.js';
import type { FigureComparison } from './types.js';

/** What a plan item promised, taken apart. */
export interface Deliverables {
  readonly figures: readonly Figure[];
  /** 《…》 and things to be made or set up: each has to be reported by name. */
  readonly products: readonly string[];
  /** Share of its clauses that only announce more of the same (持续, 加强, 深化). */
  readonly isContinuing: boolean;
}

const PRODUCT_VERB =
  /(?:制定|出台|印发|编制|编印|修订|建成|建设|新建|成立|组建|设立|开通|上线|启用|建立|打造|聘请|聘任|配备|招录|完成|实现|引进|创建|梳理|公布|发布|开展|组织|举办|召开|推行|选聘|选派|试行|增设|落实)[^,。;]{2,40}/g;
const NAMED = /《([^《》]{2,40})》/g;
const LAW = /中华人民共和国|民法典|宪法|条例$|法$|纲要/;
const CONTINUING = /持续|不断|继续|进一步|深化|加强|加大|强化|推进|提升|提高|优化|健全|完善|坚持|严格|注重/;

/** Takes a plan item apart (matching copy). */
export function deliverablesOf(text: string): Deliverables {
  const named = [...text.matchAll(NAMED)].map(([, title = '']) => title).filter((title) => !LAW.test(title));
  const made = [...text.matchAll(PRODUCT_VERB)].map(([phrase]) => phrase);
  const clauses = text.split(/[,。;]/).filter((clause) => clause.trim().length > 3);
  const continuing = clauses.filter((clause) => CONTINUING.test(clause)).length;
  return {
    figures: figuresOf(text).filter((figure) => !/[《]/.test(figure.about)),
    products: [...named, ...made],
    isContinuing: made.length + named.length === 0 || continuing > clauses.length / 2,
  };
}

const ABOUT_ALIKE = 0.3;

/** Sets each promised figure beside the nearest reported one of the same kind on the same thing. */
export function compareFigures(promised: readonly Figure[], done: readonly Evidence[]): FigureComparison[] {
  const reported = done.flatMap(({ passage, score }) =>
    figuresOf(passage.text).map((figure) => ({ figure, score })),
  );
  return promised.map((promise) => {
    const rated = reported
      .filter(({ figure }) => figure.measure === promise.measure)
      .map(({ figure, score }) => ({ figure, alike: aboutAlike(promise.about, figure.about), score }))
      .filter(({ alike }) => alike >= ABOUT_ALIKE)
      .sort((a, b) => b.alike + b.score - (a.alike + a.score));
    const value = rated[0]?.figure.value ?? null;
    return {
      promised: promise.value,
      reported: value,
      unit: promise.unit,
      met: value !== null && isMet(promise, value),
    };
  });
}

/** 控制在…以内, 不超过, 降至: less is better there. */
function isMet(promise: Figure, value: number): boolean {
  return /以内|以下|不超过|控制在|降至|降到|低于/.test(promise.about)
    ? value <= promise.value
    : value >= promise.value;
}

function aboutAlike(promise: string, report: string): number {
  const wanted = bigramsOf(
    bareText(promise).replace(/不少于|以上|不低于|力争|确保|全年|达到|开展|组织|举办/g, ''),
  );
  if (wanted.size === 0) return 1;
  const given = bigramsOf(bareText(report));
  let shared = 0;
  for (const pair of wanted) if (given.has(pair)) shared++;
  return shared / Math.min(wanted.size, 6);
}

import type { Span } from '../../shared/span.js';
import type { MarkedCopy } from '../text/enumeration.js';
import { entriesIn } from './entries.js';
import type { Document } from './parts.js';
import { AHEAD, DONE, FAULT, MEASURE, REMEDY_TO_COME, TAKES_UP, WORKS_ON } from './tenor-words.js';

/** What most entries of a part do, whatever its heading says. */
export type Tenor = 'admits' | 'answers' | 'promises' | 'measures' | 'reports';

/** An entry is told by its beginning. */
const LEAD = 300;
const TITLE_MAX = 80;

/** Behind a problem, words fewer than these tell no remedy. */
const REMEDY_MIN = 6;

/** Of a long list every second, third, … entry is asked. */
const ASKED_MAX = 12;

/** The share of entries that decides, and the share that contradicts. */
const MOST = 0.65;
const FEW = 0.25;
const NEARLY_ALL = 0.8;

/** What the entries of `range` do, one by one; null where an entry does none of it. */
export function tenorsIn(copy: MarkedCopy, document: Document, range: Span): (Tenor | null)[] {
  const all = entriesIn(copy, document, { range, isWhole: (words) => TAKES_UP.test(words) });
  const step = Math.ceil(all.length / ASKED_MAX);
  return all
    .filter((_, index) => index % step === 0)
    .map(({ start, end }) => kindOf(document.text.slice(start, Math.min(end, start + LEAD))));
}

/** What the entries of `range` do by majority; null where they are too few or of several minds. */
export function tenorOf(copy: MarkedCopy, document: Document, range: Span): Tenor | null {
  const tenors = tenorsIn(copy, document, range);
  if (tenors.length < 2) return null;
  const share = (...kinds: Tenor[]): number =>
    tenors.filter((tenor) => tenor !== null && kinds.includes(tenor)).length / tenors.length;
  if (share('admits') >= MOST && share('answers') <= FEW) return 'admits';
  if (share('answers') >= NEARLY_ALL) return 'answers';
  if (share('promises') >= MOST && share('reports') <= FEW) return 'promises';
  if (share('promises', 'measures') >= MOST && share('reports') <= FEW) return 'measures';
  return share('reports') >= MOST ? 'reports' : null;
}

function kindOf(words: string): Tenor | null {
  const title = titleOf(words);
  const problem = TAKES_UP.exec(title);
  if (problem) return toldOfProblem(words.slice(problem[0].length));
  const rest = words.slice(title.length);
  const done = DONE.test(words);
  if (isFault(title)) return done && rest !== '' && !FAULT.test(rest) ? 'answers' : 'admits';
  if (done) return 'reports';
  if (AHEAD.test(words)) return 'promises';
  if (MEASURE.test(title)) return 'measures';
  return FAULT.test(rest) ? 'admits' : null;
}

/** What stands behind a problem: its remedy, told as done; nothing, more of it, or (「整改措施:…」) a remedy still to come. */
function toldOfProblem(rest: string): Tenor | null {
  if (rest.length < REMEDY_MIN || REMEDY_TO_COME.test(rest)) return 'admits';
  if (DONE.test(rest)) return 'answers';
  if (FAULT.test(rest)) return 'admits';
  return AHEAD.test(rest) ? null : 'answers';
}

/** 「执法力量不足。」; 「解决执法力量不足问题」 works on it. */
function isFault(title: string): boolean {
  const at = title.search(FAULT);
  return at >= 0 && !WORKS_ON.test(title.slice(0, at));
}

/** The first sentence, or the heading line. */
function titleOf(words: string): string {
  const end = words.slice(0, TITLE_MAX).search(/[。;\n]/);
  return end < 0 ? words.slice(0, TITLE_MAX) : words.slice(0, end + 1);
}

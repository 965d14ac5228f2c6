import type { Passage } from '../reading/passages.js';
import type { Tally } from '../reading/tally.js';
import type { Standing } from '../types.js';
import type { PriorEntry } from './entries.js';

/** How far an entry is, and who says so. */
export interface EntryStanding {
  /** null where neither the entry nor a sentence on all of them tells. */
  readonly standing: Standing | null;
  /** The sentence on all entries that it was taken from; null where the entry states it itself. */
  readonly from: Passage | null;
}

export const NO_STANDING: EntryStanding = { standing: null, from: null };

const SURELY_OPEN =
  /正在|尚未|仍(?:然|需|存在|未|有|待|在)|未完成|部分(?:完成|整改)|基本(?:完成|解决|到位)|推迟|滞后|阶段性|(?:持续|有序|稳步|加快|继续)(?:推进|整改)|长期坚持|推进中|整改中/;
const PERHAPS_OPEN = /逐步|将(?:继续|进一步|持续)|下一?步|探索|着力|初步/;
const SURELY_CLOSED =
  /(?:完成|已)整改|整改(?:工作)?(?:已|均已|全部|已经|已全部)*(?:完成|到位|完毕|销号)|已销号|(?:问题|短板|现象)[^,。;]{0,8}(?:得到|已)(?:有效|彻底|全面)?解决|全部(?:完成|办结|结案)/;

/** 行政应诉工作仍需加强的问题。: the problem as it was worded last year says nothing of this year. */
const NAMED_FIRST = /^[^。;]{4,60}?(?:问题|不足|短板|情况|现象)[。,:]/;

/** An entry with what is known of the items it answers. */
export interface EntryWithItems {
  readonly entry: PriorEntry;
  /** One of its items is listed among this year's problems again. */
  readonly cameBack: boolean;
}

/** What each entry says of itself, or inherits from the sentence on all of them where it says nothing. */
export function standingsOf(entries: readonly EntryWithItems[]): EntryStanding[] {
  const read = entries.map(({ entry, cameBack }) => ({ status: entry.status, ...ownOf(entry, cameBack) }));
  return read.map((one) => {
    const { says, status } = one;
    if (says !== null) return { standing: says, from: null };
    if (status === null) return NO_STANDING;
    const among = read.filter((other) => other.status === status);
    return { standing: inherited(status.tally, among, one), from: status.passage };
  });
}

interface Own {
  readonly says: 'closed' | 'open' | null;
  /** Words of work that goes on, or a problem that is listed again: a sign where one has to be told from the others. */
  readonly leansOpen: boolean;
}

function ownOf({ passages }: PriorEntry, cameBack: boolean): Own {
  const text = passages.map((passage) => passage.text.replace(NAMED_FIRST, '')).join('\n');
  if (SURELY_OPEN.test(text)) return { says: 'open', leansOpen: true };
  if (SURELY_CLOSED.test(text)) return { says: 'closed', leansOpen: false };
  return { says: null, leansOpen: cameBack || PERHAPS_OPEN.test(text) };
}

/** The numbers have to agree with what the entries say themselves; else nobody can tell which ones are meant. */
function inherited(tally: Tally, among: readonly Own[], one: Own): Standing {
  const open = among.filter(({ says }) => says === 'open').length;
  if (tally.isNone) return 'open';
  if (tally.isAll && tally.open === null) return open > 0 || !tally.hasException ? 'closed' : 'unsure';
  const left = tally.open ?? among.length - (tally.closed ?? among.length);
  if (open === left) return 'closed';
  if (among.filter(({ says }) => says === 'closed').length === tally.closed) return 'open';
  if (among.filter(({ leansOpen }) => leansOpen).length !== left) return 'unsure';
  return one.leansOpen ? 'open' : 'closed';
}

import { objectsOf, type Likeness, type NamedObjects, type Rarity } from '../../text/likeness.js';
import { RESULTING } from '../reading/assertion.js';
import type { Measured, Measurer } from './match-features.js';
import type { Assigned } from '../prior-section/assigned.js';
import type { EntryStanding } from '../prior-section/standing.js';
import type { Passage } from '../reading/passages.js';
import type { ItemProfile } from '../../text/profile.js';

/** A passage that may speak of the item. */
export interface Evidence {
  readonly passage: Passage;
  readonly likeness: Likeness;
  /** 0..1, how likely the passage answers the item. */
  readonly score: number;
  /** 0..1, how likely it is on the matter at all, with a fact or without. */
  readonly topic: number;
  /** It speaks of the field, but not of a seldom named object that the item names first. */
  readonly missesObject: boolean;
  /** The same of an object that no other word of the field stands for: 后评估 of 重大行政决策后评估. */
  readonly isOtherObject: boolean;
  /** Where the passage is the entry on this very item, how far that is; null for any other passage. */
  readonly entry: EntryStanding | null;
}

/** All that this year's text has on one item, nearest first in each list. */
export interface Findings {
  readonly done: readonly Evidence[];
  readonly problem: readonly Evidence[];
  readonly planned: readonly Evidence[];
  readonly heading: readonly Evidence[];
  /** Passages that say of the matter itself that something is left undone, be they ever so little like it. */
  readonly open: readonly Evidence[];
  /** The nearest passage of all, however far. */
  readonly nearest: number;
  /** The nearest report of something done, be it too far to speak of the item; null where none comes near at all. */
  readonly workOfTheField: Evidence | null;
}

/** From which score a passage counts as speaking of the item; set where the labelled pairs part best. */
export const SPEAKS_OF = { shortcoming: 0.15, plan: 0.22 } as const;
/** A problem, a plan or general words have no fact to tell them by: they have to be on the matter itself. */
const ON_THE_MATTER = 0.45;
/** A heading that names the very object still mentions it. */
const HEADING_MENTION = 0.5;

const LEFT_UNDONE =
  /尚未|尚待|主体(?:工程|结构|建筑)?(?:已|基本|顺利)*(?:完工|封顶|竣工|完成|建成)|将(?:陆续|于[^,。;]{2,12})(?:入驻|投用|投入|启用|开放|建成)|暂未|仍在|正在(?!全|持续)|未能|推迟|延期至|拟(?:提请|于)|还未|没有完成|待[^,。;]{1,12}(?:后|批复|批准)|(?<![接对等期看招善优款虐担有亟])待(?:提请|提交|报请|报批|上报|审议|审定|印发|出台|验收)|(?:已报|报)[^,。;]{0,14}(?:研究|审批|待批)|初稿|完成(?:了)?[^,。;]{0,4}(?:前期|初步|阶段性)|(?:其余|剩余|其他)[^,。;\d]{0,12}(?:推进|正在|将|继续|列入|限期|逐步|司法途径)|已有\d+[个家所名处户](?=[^,。;]{0,8}(?:完成|建立|成立|挂牌|建成|设立|实现))|目前,?已?(?:有)?\d+[个家所名处户](?![^,。;]{0,16}(?:均|全部|都|悉数))/;
const REST = /(?:剩余|其余|其[他它]|另外|余下|尚余|还有)(?:的)?\d/;
/** 剩余5个社区选聘了法律顾问 does the rest; 其余4个已列入明年计划 does not. */
const REST_DONE = new RegExp(`了|均|全部|悉数|已|${RESULTING}`);
const REST_AHEAD = /列入|进入|草案|初稿|征求意见|启动|正在|纳入[^,]{0,6}计划|限期|期限内|推进|办理中|将|拟/;

/** The passage says of the matter that something is left undone. */
function leavesUndone(text: string): boolean {
  if (LEFT_UNDONE.test(text)) return true;
  return text
    .split(/[,;。]/)
    .some((clause) => REST.test(clause) && (REST_AHEAD.test(clause) || !REST_DONE.test(clause)));
}

const SOME_WORDING = 0.25;

/** What an item is looked for in. */
export interface Searched {
  readonly passages: readonly Passage[];
  readonly rarity: Rarity;
  readonly measure: Measurer;
  /** Entries of the section on last year's problems that were assigned to the item before. */
  readonly assigned: Assigned;
}

/** Odds for an entry that stands where last year's list has the item. */
const ASSIGNED = 1.5;

/** Compares one item with every passage. */
export function findingsFor(
  item: ItemProfile,
  kind: keyof typeof SPEAKS_OF,
  { passages, rarity, measure, assigned }: Searched,
): Findings {
  const objects = objectsOf(item.focus, rarity);
  const all: Evidence[] = [];
  let nearest = 0;
  let field: Evidence | null = null;
  for (const passage of passages) {
    const measured = measure(passage, assigned.has(passage) ? ASSIGNED : 0);
    nearest = Math.max(nearest, measured.score);
    if (isWork(passage) && measured.score >= (field?.score ?? OF_THE_FIELD))
      field = evidenceOf(objects, measured, { passage, assigned });
    if (
      measured.topic >= ON_THE_MATTER ||
      measured.score >= WORTH_A_LOOK ||
      mayBeOpen(passage, measured.likeness)
    ) {
      all.push(evidenceOf(objects, measured, { passage, assigned }));
    }
  }
  all.sort((a, b) => b.score - a.score || a.passage.start - b.passage.start);
  const inZone = (zone: Passage['zone']) => all.filter(({ passage }) => passage.zone === zone);
  const onTheMatter = ({ topic }: Evidence) => topic >= ON_THE_MATTER;
  const done = inZone('done');
  return {
    done: done.filter(
      (evidence) =>
        !evidence.passage.isHeading && (evidence.score >= SPEAKS_OF[kind] || onTheMatter(evidence)),
    ),
    problem: inZone('problem').filter(onTheMatter),
    planned: inZone('planned').filter(onTheMatter),
    heading: done.filter(({ passage, score }) => passage.isHeading && score >= HEADING_MENTION),
    open: all.filter(
      ({ passage, score, likeness }) =>
        passage.zone === 'done' &&
        leavesUndone(passage.text) &&
        (score >= SPEAKS_OF[kind] || mayBeOpen(passage, likeness)),
    ),
    ...{ nearest, workOfTheField: field },
  };
}

/** Score from which work is of the same field. */
const OF_THE_FIELD = 0.05;

function isWork({ zone, isHeading, assertion }: Passage): boolean {
  return (
    zone === 'done' && !isHeading && (assertion.hasCount || assertion.acts || assertion.results.length > 0)
  );
}

/** Score from which a passage is about the item whatever single word it lacks. */
const BEYOND_DOUBT = 0.75;
const WORTH_A_LOOK = 0.1;

function mayBeOpen({ zone }: Passage, { byGrams, telling }: Likeness): boolean {
  return zone === 'done' && (byGrams >= SOME_WORDING || telling >= 1);
}

function evidenceOf(
  { all, seldom }: NamedObjects,
  { score, topic, likeness }: Measured,
  { passage, assigned }: { readonly passage: Passage; readonly assigned: Assigned },
): Evidence {
  const has = (key: string) => passage.profile.terms.has(key);
  const last = all.at(-1);
  const inDoubt = score < BEYOND_DOUBT && !assigned.has(passage);
  return {
    passage,
    likeness,
    ...{ score, topic, entry: assigned.get(passage) ?? null },
    missesObject: inDoubt && !seldom.every(has),
    isOtherObject:
      inDoubt &&
      last !== undefined &&
      seldom.includes(last) &&
      !has(last) &&
      !passage.contextTerms.has(last) &&
      all.some(has),
  };
}

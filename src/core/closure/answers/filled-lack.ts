import type { Evidence } from '../matching/evidence.js';
import { leavesConductOut } from './trouble-left-out.js';
import type { ItemProfile } from '../../text/profile.js';

const CREATED = [
  ['组建', '成立', '设立', '建立', '设置', '挂牌'],
  ['建成', '启用', '投入使用', '投用', '上线', '开通', '投运'],
  ['出台', '制定', '印发', '发布'],
  ['聘请', '配备', '选聘', '聘任', '配齐', '配发', '购置'],
  ['调整', '修订', '更新', '修改'],
  ['归档'],
  ['开展', '组织', '举办'],
  ['公布', '公示', '公开'],
  ['安装', '加装'],
  ['实现', '做到', '达到'],
];
const VERBS = CREATED.flat().join('|');
const LACK = new RegExp(
  `(?:尚未|没有|还未|长期不|一直不|从不|(?<!从)未)(?:全部|完全|及时|按时|专门|真正)?(${VERBS})|(?:亟?需要?|有待|亟待)(?:抓紧|尽快|重新|及时)?(${VERBS})(?!完善|健全|力度)|([\\p{Script=Han}]{2,8})(?:没有|尚未|未)(?:得到)?(${VERBS})`,
  'gu',
);
/** 部分文件未归档, 尚有5个社区没有聘请: some are there already, so that one more is not all of them. */
const OF_SOME = /部分|个别|有的|一些|少数|多数|不少|仍有\d|尚有\d|还有\d|\d+(?:个|家|名|所|处|件|户|项)/;
const FILLED = '全部|均已|均|已全部|正式|全面|实现|悉数';
/** What is not there yet: 推进建立, 拟出台, 正在组建. */
const NOT_YET =
  /推进|推动|探索|加快|筹备|启动(?!使用)|拟|计划|正在|着手|研究|谋划|持续|逐步|积极|草案|征求意见|初步|试/;
const SAME_THING = 0.4;

/**
 * 尚未组建, 没有归档: an item that is a bare lack is over once the very thing is reported as there; where only some lacked it,
 * once it is there for all.
 */
export function fillsLack({ text }: ItemProfile, evidence: Evidence): boolean {
  if (evidence.likeness.wording < SAME_THING) return false;
  const lacking = [...text.matchAll(LACK)].map(([, verb, due, , after]) => verb ?? due ?? after ?? '');
  if (lacking.length === 0) return fillsMissingRoom(text, evidence);
  if (leavesConductOut(text, (clause) => clause.search(LACK) >= 0)) return false;
  const isOfSome = text.split(CLAUSE).some(saysSomeLack) && !isOfTheSame(text, evidence);
  return lacking.every((verb) =>
    isOfSome ? isThereForAll(verb, evidence) : isThereForAll(verb, evidence) || isThere(verb, evidence),
  );
}

const CLAUSE = /[,;。:]/;

function saysSomeLack(clause: string): boolean {
  return OF_SOME.test(clause) && clause.search(LACK) >= 0;
}

/** 4处采砂点未安装 and 4处采砂点已安装: the same number of the same things are all of those that lacked it. */
function isOfTheSame(text: string, { passage }: Evidence): boolean {
  return [...text.matchAll(COUNTED)].some(([counted]) => passage.text.includes(counted));
}

const COUNTED = /\d+(?:个|家|名|所|处|件|户|项)[\p{Script=Han}]{2}/gu;

const MISSING = /(?:没有|缺少|缺乏|尚无|无)(?:独立|专门|专用|固定|规范)的?([\p{Script=Han}]{2,14})/u;
const IN_PLACE = /建成|投用|投入使用|启用|搬入|迁入|设立|设置|一应俱全|配齐|配备|建起|入驻/;

/** 没有专门的听证室和阅卷室: each thing is named in a clause that says that it is there. */
function fillsMissingRoom(text: string, { passage, score }: Evidence): boolean {
  const things = MISSING.exec(text)?.[1]?.split(/[和、及与]/) ?? [];
  if (things.length === 0 || score < SURE_OF_THING || NOT_YET.test(passage.text)) return false;
  return IN_PLACE.test(passage.text) && things.every((thing) => passage.text.includes(thing));
}

function isThereForAll(verb: string, { passage }: Evidence): boolean {
  const anyOf = sameAs(verb).join('|');
  return new RegExp(`(?:${FILLED})[^,。;]{0,12}(?:${anyOf})|(?:${anyOf})率(?:达到?|为)?100%`).test(
    passage.text,
  );
}

/** The thing itself, and not one that stands beside it in the same field. */
function isThere(verb: string, { passage, missesObject, score }: Evidence): boolean {
  if (missesObject || score < SURE_OF_THING) return false;
  const anyOf = new RegExp(sameAs(verb).join('|'));
  return passage.text.split(/[,。;]/).some((clause) => anyOf.test(clause) && !NOT_YET.test(clause));
}

const SURE_OF_THING = 0.8;

/** A 目录, a 制度 that was not 建立 is there once it is 制定. */
const ON_PAPER = ['出台', '制定', '印发', '发布'];

function sameAs(verb: string): readonly string[] {
  const group = CREATED.find((verbs) => verbs.includes(verb)) ?? [verb];
  return verb === '建立' ? [...group, ...ON_PAPER] : group;
}

import { figuresOf } from '../reading/figures.js';
import { likeness, type Heard, type Rarity } from '../../text/likeness.js';
import { LEADING_ORDINAL, type ItemPart, type ItemProfile, type Profile } from '../../text/profile.js';

/** One clause of a plan item and what has to be reported for it to be kept. */
export interface Promised {
  /** Matching copy, without ordinal and without 推动, 督促. */
  readonly text: string;
  /**
   * `figure`: a number; `product`: a thing to exist; `activity`: something to be held or carried out once;
   * `continuing`: more of the same (持续, 加强, 深化), which no single fact fulfils.
   */
  readonly kind: 'figure' | 'product' | 'activity' | 'continuing';
  /** Kinds of product named. */
  readonly products: readonly string[];
  readonly profile: Profile;
  /** 加强社区工作者法治培训 of 全年培训不少于12场: the clause before a bare number says what is counted; null for any other. */
  readonly counted: Profile | null;
  /** The clause promises that the public is told. */
  readonly isToBePublished: boolean;
  /** 完善, 健全: what may be there already is to be better, so that a sentence has to say who made what. */
  readonly isImprovement: boolean;
  /** “法治夜校”, 《实施办法》: what the clause gives a name of its own. */
  readonly names: readonly string[];
  /** 后评估 of 建立规范性文件后评估制度: the characters before the last product, which tell it from others of its kind; '' for none. */
  readonly modifier: string;
  /** 法治督导 of 开展学校安全领域的法治督导: the last characters of the clause, which name what is done. */
  readonly head: string;
  /** 印发清单并组织培训: the second act of the clause, by its last word; null where there is one act. */
  readonly andAlso: string | null;
}

const TO_PUBLIC =
  /(?:编制|制定|更新|修订|调整|梳理)(?:完善)?并(?:及时|依法)?(?:公布|公开|公示|发布)|向社会(?:公开|公布|公示|发布)|结果(?:公开|公布|公示|通报)/;
const MAKE =
  /^建设|制定|出台|印发|编制|编印|修订|修改|建成|新建|成立|组建|设立|设置|开通|上线|启用|建立|打造|签订|签署|推出|完善|健全|配齐|配备|购置|公布|发布|构建|搭建|厘清|挂牌|形成|申报|创建|开设|增设|(?:动态)?调整(?=[^,。;]{2,14}(?:清单|目录)$)/;
const ACT =
  /公开|公布|公示|创作|拍摄|录制|制作|编排|开展|开通|打造|实现|入驻|^建设|组织|举办|召开|邀请|完成|实施|清理|摸清|聘请|聘任|选聘|选派|招录|招聘|引进|改造|[推实]行|参加|评选|梳理|培养|培育|接入|走访|召集|列席|采购|纳入|包案|压缩|达到|更新|验收|旁听|轮训|评估|评查|整合/;
const CONTINUING =
  /^(?:\([^)]*\)|[一二三四五六七八九十]是|[一二三四五六七八九十]、|\d{1,2}[.、])?\s*(?:全面|深入|扎实|统筹)?(?:持续|不断|继续|进一步|深化|加强|加大|强化|推进|推动|促进|增强|加速|巩固|拓展|狠抓|抓牢|抓实|突出|夯实|压实|提升|提高|优化|坚持|严格|注重|着力|抓好|加快|做好|深入|充分|落实|全面(?:落实|推进|提升)|大力|积极|切实)/;
const TITLE = /《[^《》]{2,40}(?<!法|条例|纲要|典)》/;

/** A number that no figure can be made of (每月到村服务4小时) can be neither kept nor missed by the text alone. */
const UNCOUNTED = /\d(?!\d*年)/;

/** Kinds of product; wordings of one kind count as the same. */
const PRODUCTS: Readonly<Record<string, RegExp>> = {
  rule: /机制|联席会议|办法|细则|规定|制度|规则|意见|规程|章程|规范(?!性文件|化)/,
  plan: /方案|预案|规划|(?:年度|工作|制定|培养|行动)计划/,
  list: /清单|目录|台账|事项\d+项/,
  guide: /(?:细化|裁量|认定|评查|操作)标准|指引|指南|手册|模板|白皮书|汇编/,
  agreement: /备忘录|协议(?!书)|公约/,
  place: /中心|工作站|工作室|站点|阵地|广场|公园|长廊|庭|驿站|基地|室|所|联系点|服务点/,
  platform: /平台|系统|小程序|专栏|公众号|数据库|应用/,
  body: /领导小组|委员会|专班|服务团|宣讲团|讲师团|队伍|机构|办公室|智库|人才库|专家库/,
  device: /记录仪|终端|无人机|装备|设备|车辆|自助机/,
};

const SHORTEST = 3;
/** 继续实施…, 推行…: what follows goes on as well. */
const GOES_ON = /^(?:继续|持续|常态化|坚持)/;

/** Takes a plan item apart. A headed sentence in front (（一）规范执法行为。) is a label and promises nothing itself. */
export function promisesOf(item: ItemProfile): Promised[] {
  const clauses = item.clauses.filter(({ text }) => text.trim().length > SHORTEST);
  const body = clauses.length > 1 && isLabel(item, clauses[0]) ? clauses.slice(1) : clauses;
  const goesOn = GOES_ON.test((body[0]?.text ?? '').replace(LEADING_ORDINAL, ''));
  const promises = body.map((clause, index) => toPromise(clause, body[index - 1]));
  const hasFigure = promises.some(({ kind }) => kind === 'figure');
  return promises.map((promise, index) =>
    (goesOn && promise.kind === 'activity') || (hasFigure && index === 0 && isAim(promise))
      ? { ...promise, kind: 'continuing' }
      : promise,
  );
}

/** 完善…制度, 将120家企业纳入…: beside a number what is to be improved first is the aim, and the number tells when it is reached. */
function isAim({ kind, isImprovement, names }: Promised): boolean {
  return kind === 'product' && isImprovement && names.length === 0;
}

function isLabel(item: ItemProfile, first: ItemPart | undefined): boolean {
  if (!first || first.text.length > 24 || /\d/.test(first.text.replace(/^\s*[(\d][^)、.]*[)、.]/, '')))
    return false;
  const after = item.text[item.text.indexOf(first.text) + first.text.length];
  return after === '。' || after === '\n';
}

/** A clause of so few terms is a bare number. */
const SAYS_LITTLE = 2;

function toPromise({ text: clause, profile }: ItemPart, before: ItemPart | undefined): Promised {
  const text = clause.replace(LEADING_ORDINAL, '').replace(CAUSING, '');
  const products = productsIn(text);
  const isCounted = figuresOf(text).length > 0;
  return {
    kind: kindOf(text, isCounted, products.length > 0),
    counted: isCounted && profile.terms.size <= SAYS_LITTLE ? (before?.profile ?? null) : null,
    ...{ text, products, profile, names: namesIn(text), modifier: modifierIn(text), head: headOf(text) },
    isToBePublished: TO_PUBLIC.test(text),
    isImprovement: IMPROVING.test(text),
    andAlso: secondActOf(text),
  };
}

/** 推动各校建立…, 督促镇街成立…: what is to exist in the end is promised, whoever makes it. */
const CAUSING =
  /^(?:推动|推进|督促|指导|支持|协调|争取)[^,。;]{0,12}?(?=(?:建立(?!健全)|成立|设立|组建|建成|完成|出台|入驻|单设|挂牌|揭牌|配备|编制))/;
/** A law is studied; a 办法 is what a body itself makes. */
const NAME = /[“《]([^“”《》]{2,30})[”》]/g;
const STUDIED = /(?:(?<!办)法|条例|纲要|典|宪法)$/;

function namesIn(text: string): string[] {
  return [...text.matchAll(NAME)].map(([, name = '']) => name).filter((name) => !STUDIED.test(name));
}

const MODIFIER_LENGTH = 4;
const LAST_PRODUCT = new RegExp(
  `^.*?([\\p{Script=Han}]{1,${MODIFIER_LENGTH}})(?:机制|制度|办法|细则|规定|规则|意见|规程|章程|规范|方案|预案|规划|清单|目录|台账|指引|指南|手册|模板|汇编|案例册|备忘录|协议|中心|工作站|服务站|平台|系统|委员会|联合会|服务团|专班|队伍)(?!化|性)`,
  'u',
);

/** Words before a product that tell nothing of it. */
const OF_ANY_KIND = /等|配套|相关|有关|专门|统一|各项|长效|工作|一套|一系列|良好/g;

function modifierIn(text: string): string {
  return (LAST_PRODUCT.exec(text)?.[1] ?? '').replace(OF_ANY_KIND, '');
}

const HEAD_LENGTH = 4;

function headOf(text: string): string {
  const bare = text.replace(/(?:等)?(?:工作|活动|建设|专项|任务)?[^\p{Script=Han}]*$/u, '');
  return new RegExp(`[\\p{Script=Han}]{${HEAD_LENGTH}}$`, 'u').exec(bare)?.[0] ?? '';
}

const SECOND_ACT = /并(?:组织|开展|举办|实施|完成)[\p{Script=Han}]{0,10}([\p{Script=Han}]{2})$/u;

function secondActOf(clause: string): string | null {
  return SECOND_ACT.exec(clause)?.[1] ?? null;
}

/** 鼓励…: others may, and nobody promises it. */
export const ENCOURAGING = /^(?:鼓励|支持|引导)/;
/** 凡…必须…: a rule for every case, that no single act keeps. */
const UNIVERSAL = /^凡|必须|一律|应\p{Script=Han}尽\p{Script=Han}|杜绝/u;
/** 完善…机制, 健全…体系: more of what may be there already. */
const IMPROVING = /^(?:进一步)?(?:完善|健全|优化|构建|理顺)/;

/** 完善…体系: there is always more of it. */
const OPEN_ENDED = /体系|格局|环境|能力|水平|保障|网络$/;

/** 打造社区法治文化品牌: nobody can say when it is one. */
const FAME =
  /^(?:着力|倾力|全力)?(?:打造|创建|培育|形成|擦亮|树立)[^,。;“]*(?:品牌|亮点|特色|样板|名片|氛围)$/;

/** 做到…审查全覆盖: a hundred of a hundred, which the text can report. */
export const COVERING = /(?:实现|做到|达到|确保|推动|推进)[^,。;]{0,24}(?:全覆盖|全员覆盖)$/;

function kindOf(text: string, hasFigure: boolean, hasProduct: boolean): Promised['kind'] {
  if (hasFigure) return 'figure';
  if (ENCOURAGING.test(text)) return 'continuing';
  if (COVERING.test(text)) return 'activity';
  if (goesOnByItsWords(text)) return 'continuing';
  if (TITLE.test(text) || (MAKE.test(text) && hasProduct)) return 'product';
  if (isNeverReached(text)) return 'continuing';
  return ACT.test(text) || MAKE.test(text) ? 'activity' : 'continuing';
}

function goesOnByItsWords(text: string): boolean {
  return !TITLE.test(text) && (UNIVERSAL.test(text) || CONTINUING.test(text) || UNCOUNTED.test(text));
}

function isNeverReached(text: string): boolean {
  return FAME.test(text) || (IMPROVING.test(text) && OPEN_ENDED.test(text));
}

/** Papers and institutions, of which likeness proves nothing: one of the same kind has to be reported. */
const ON_PAPER: ReadonlySet<string> = new Set(['rule', 'plan', 'list', 'guide', 'agreement']);

/** Whether the report names a thing of the kind promised; things to be seen need only be spoken of. */
export function hasSameProduct(promised: readonly string[], report: string): boolean {
  const papers = promised.filter((kind) => ON_PAPER.has(kind));
  if (papers.length === 0) return true;
  const reported = productsIn(report);
  return papers.some((kind) => reported.includes(kind));
}

/** The kinds of product that a text names. */
export function productsIn(text: string): string[] {
  return Object.keys(PRODUCTS).filter((kind) => PRODUCTS[kind]?.test(text));
}

/** 0..1, share of the promise's telling terms that a passage has. */
export function wordingOf({ profile, counted }: Promised, heard: Heard, rarity: Rarity): number {
  const own = likeness(profile, heard, rarity).wording;
  return counted === null ? own : Math.max(own, likeness(counted, heard, rarity).wording);
}

/** The promises that a fact can keep. */
export function definiteOf(promises: readonly Promised[]): readonly Promised[] {
  return promises.filter(({ kind }) => kind !== 'continuing');
}

/** The promises that have to be kept: 完善…机制 beside a thing to be made is the aim, and the thing tells when it is reached. */
export function wantedOf(promises: readonly Promised[]): readonly Promised[] {
  const definite = definiteOf(promises);
  const isBetterment = ({ kind, isImprovement }: Promised) => kind === 'product' && isImprovement;
  const hasThing = definite.some((promise) => promise.kind === 'product' && !isBetterment(promise));
  return orAll(hasThing ? definite.filter((promise) => !isBetterment(promise)) : definite, promises);
}

/** Where nothing definite is promised, the general words have to do. */
export function orAll(definite: readonly Promised[], promises: readonly Promised[]): readonly Promised[] {
  return definite.length > 0 ? definite : promises;
}

import type { SectionRole } from '../types.js';

/** What a heading says its part is for. `also` names a second role under the same heading (「存在的问题和下一步打算」). */
export interface HeadingRole {
  readonly role: SectionRole;
  readonly also: SectionRole | null;
  /** The words name the part itself, so they hold at any depth; weak words count at the top level only. */
  readonly strong: boolean;
}

/** 「问题导向」 and its kin name a way of working, no problem. */
const WEAK_SPOT =
  '(?:困难|难点|问题(?!导向|意识|整治|线索)|堵点|痛点|卡点|不足|短板|差距|薄弱环节|薄弱点|弱项|欠缺|(?<!优)缺点)';
const LINK = '(?:和|与|及|、|以及)';
const FINDER = '(?:督察|督查|巡察|巡视|审计|考核|检查|评估|反馈|指出|通报|点名|评议)';
const LATER =
  '(?:下一?步|下一?阶段|下一?年度?|翌年|明年|来年|今后|未来|后续|接下来|新的?一年|新年度|今年后[几一二三四]个月|下半年)';
const PLAN_NOUN =
  '(?:安排|打算|计划|思路|设想|展望|谋划|部署|规划|要点|建议|重点工作|工作重点|重点任务|主要任务|工作任务|工作举措|工作措施|主要工作|主要举措|工作方向|努力方向|工作目标|工作意见|工作重心|总体要求|目标任务|预期目标|(?:怎么|如何)[抓干做办走])';

const PLAN_OF_YEAR = new RegExp(
  `(20\\d\\d)年(?:度|全年)?(?:[^。;]{0,30}${PLAN_NOUN}|的?(?:主要|重点)?工作$)`,
);
const BEGINS_LATER = new RegExp(`^${LATER}`);
/** Words that promise whatever the year beside them. */
const FUTURE_NOUN = /(?:打算|安排|计划|思路|设想|展望|努力方向)$/;

/**
 * What a role is told by. `words` stands in for a look at each pattern: every one of them needs one of these, and most
 * headings of a report hold none.
 */
interface Cues {
  readonly words: RegExp;
  readonly patterns: readonly RegExp[];
}

/** Past tense of a plan or of a remedy: such a heading reports, it does not promise. */
const REPORTS_DONE = /(?:情况|成效|开展|完成|回顾|总结|进展|落实)$/;

const PRIOR: Cues = {
  words: /整改|情况|意见|上一?年|去年|往年|成效|效果/,
  patterns: [
    new RegExp(
      `(?:上一?年度?|去年|往年|20\\d\\d年度?|往期|前期|以往)[^,。;]{0,20}${WEAK_SPOT}[^,。;]{0,12}(?:整改|(?:改进|落实|补强|补齐|改善|解决|化解|办理)情况)`,
    ),
    new RegExp(`${FINDER}[^。;]{0,18}整改(?:落实|工作|任务)*(?:的?(?:情况|进展|成效|结果|台账)|到位|$)`),
    new RegExp(`${WEAK_SPOT}的?整改(?:落实|工作|完成)*(?:情况|进展|成效|结果)`),
    /^(?:对|关于)?(?:(?:上一?年度?|去年|往年|20\d\d年度?)的?)?(?:具体|各项|主要|有关|逐项)?(?:问题|任务|事项)?的?整改(?:落实|工作|完成|任务)*(?:情况|进展|成效|结果)/,
    new RegExp(`(?:${FINDER}|上一?年度?)[^。;]{0,10}(?:问题|意见|不足)[^。;]{0,6}(?:的?落实|办理|改进)情况`),
    /(?:已|全部|逐项)整改(?:完成|到位)/,
    /(?:已|正在|持续|基本|全部)(?:经|完成|推进|基本|按期)*整改(?:到位|完成)?的(?:主要|具体)*(?:问题|事项|任务)$/,
    // What a people's congress asked for, or a superior remarked on: 「审议意见研究处理情况」, 「述法点评问题整改」.
    /(?:审议|点评|评议|督办|检查)[^。;]{0,4}意见[^。;]{0,10}(?:研究处理|处理|办理|落实|整改)(?:落实)?(?:情况|进展|结果)/,
    // The verb first: 「扎实整改上一年度存在的问题」.
    new RegExp(`(?:整改|改进|解决|弥补)(?:了)?(?:上一?年度?|去年|往年)[^,。;]{0,20}${WEAK_SPOT}`),
    // What was done about last year's list, under the name of measures: 「针对上年度不足采取的措施及成效」.
    new RegExp(
      `^(?:针对|对照|围绕)(?:上一?年度?|去年|20\\d\\d年度?)[^,。;]{0,20}${WEAK_SPOT}[^。;]{0,16}(?:情况|成效|效果)$`,
    ),
    // What takes longer is told with the rest: 「需长期整改事项推进情况」.
    /(?:需|须|正在|持续|长期|分阶段)[^,。;]{0,4}整改的?(?:问题|事项|任务)?[^,。;]{0,4}(?:推进|进展|落实|完成)?情况/,
  ],
};

const SHORTCOMING: Cues = {
  words:
    /困难|[难堵痛卡缺]点|问题|不足|短板|差距|薄弱|弱项|欠缺|挑战|有待|亟|需|制约|分|没|未|剖析|检视|反思/,
  patterns: [
    new RegExp(
      `存在(?:的|着|一些|一定|若干|以下|几个|几点|几方面|主要|突出|明显|不少|部分|共性)*${WEAK_SPOT}`,
    ),
    new RegExp(
      `^(?:(?:目前|当前|现阶段)?(?:法治政府建设|依法行政|法治建设)?(?:工作)?中?的?(?:主要|目前|当前|自身|现阶段|突出)*的?)${WEAK_SPOT}`,
    ),
    new RegExp(`(?:正视|面临|还有|尚有|仍有|认识到|看到)[^。;]{0,16}${WEAK_SPOT}`),
    new RegExp(
      `${WEAK_SPOT}(?:之处)?(?:及|和|与|、|以及)(?:其|主要|产生|存在)*的?(?:原因|成因|困难|问题|不足|短板|差距)`,
    ),
    /(?:主要|工作)(?:不足|短板|差距)(?:之处)?$/,
    // The work or the year is what the weak spot belongs to: 「本年度法治政府建设的不足」.
    new RegExp(`^[^,。;]{0,20}(?:建设|行政|工作|年|年度|开展|推进|过程)中?的${WEAK_SPOT}(?:之处)?$`),
    /(?:找|查)(?:准|清|出)?(?:差距|不足|短板|问题)$/,
    new RegExp(`^(?:深入|认真)?(?:剖析|检视|反思)[^,。;]{0,6}${WEAK_SPOT}(?:和|与|、)?(?:不足|差距)?$`),
    new RegExp(`^尚存的?${WEAK_SPOT}`),
    // The body looks at itself: no work is done there but the naming of faults.
    /^(?:自我|深刻)(?:剖析|检视|反思)$/,
    // They come to light: 「坚持自查自纠,短板弱项不断明晰」.
    new RegExp(`${WEAK_SPOT}(?:更加|不断|日益|逐步)*(?:明晰|清晰|凸显|显现|暴露)$`),
    new RegExp(`^${WEAK_SPOT}{2}$`),
    /^(?:当前|目前|工作中?)?面临的?(?:新)?形势[和与及、](?:困难|挑战)/,
    /面临的?(?:主要|新|风险|严峻|突出)*(?:挑战|压力)$/,
    /^(?:不足|短板|差距|问题|困难)(?:之处)?$/,
    // What is left undone is owned up to in plain words: 「还有哪些地方没做好」.
    /(?:还|仍|尚)[^,。;]{0,14}(?:没有?|未)[^,。;]{0,4}(?:做好|做到|到位|解决|落实)/,
    /(?:有待|亟待|亟需|尚需|仍需|需要?)(?:进一步)?(?:努力|改进|加强|提升|提高|完善|解决)的(?:方面|地方|环节|问题|工作)$/,
    new RegExp(`${LINK}(?:主要|存在)*的?${WEAK_SPOT}(?:之处)?$`),
    new RegExp(`^(?:尚未|未)(?:解决|完成|整改)[^。;]{0,8}${WEAK_SPOT}`),
    // 「破解制约发展的瓶颈」 says what is done about it.
    /(?<!(?:破解|突破|打破|破除|消除|解决|攻克)[^,。;]{0,6})制约[^。;]{0,20}(?:因素|瓶颈)/,
    /(?:反馈|指出|发现|查摆|自查|检视)出?的?(?:主要|突出|共性)*(?:问题|不足)(?:及|和|与|、|以及)(?:其)?(?:整改|改进)/,
    // A self-assessment (自查自评) names what it lost points for.
    /[扣失丢]分(?:项|点|事项|情况|原因|问题)/,
    new RegExp(`(?:查找|查摆|剖析)[^。;]{0,8}${WEAK_SPOT}[^。;]{0,8}原因`),
    // Fed back and not yet acted upon (item-definition, section 4 rule 3).
    /(?:(?:反馈|指出|发现)出?|(?:查找|查摆|检视)出)的?(?:主要|突出|共性)*(?:问题|不足)(?:清单)?$/,
  ],
};
/** Verbs that make a weak spot the object of work already done: 解决突出问题, 补齐短板, 聚焦问题. */
const WORKED_ON = new RegExp(
  `(?:(?<![待需要])(?:整改|改进)|解决|破解|化解|聚焦|围绕|补齐|整治|治理|坚持|针对|强化|攻克|消除|纠治|纠正|直面|回应|紧盯|着眼|突破|克服|补|处理|排查|防范)[^,。;]{0,14}${WEAK_SPOT}`,
);

/** Such a beginning admits, whatever the rest promises: 「正视问题,补齐短板」. */
const FACES =
  /^(?:正视|认清|看清|清醒|尚未)|^(?:(?!整改|改进|解决|补齐|针对|围绕).){0,8}存在的?(?:主要|突出)?(?:问题|不足)/;

const CAUSE: Cues = {
  words: /[原成]因|根源|症结/,
  patterns: [
    new RegExp(`${WEAK_SPOT}的(?:主要|产生|形成|根本|具体|的)*(?:原因|成因|根源|症结)`),
    /^(?:主要|产生|问题|成因|存在|深层次|具体)*(?:的)?(?:原因|成因|根源|症结)(?:所在|分析|剖析)?$/,
    /原因(?:分析|剖析)$/,
    new RegExp(`${WEAK_SPOT}的?(?:产生|形成|存在)的?(?:主要|根本)?(?:原因|成因|根源)$`),
  ],
};

/** 「存在的问题及原因分析」: the problems come first, the causes (if any) are told within. */
const JOINS_CAUSES = new RegExp(
  `${WEAK_SPOT}(?:之处)?(?:及|和|与|、|以及)(?:其|主要|产生|存在)*的?(?:原因|成因)`,
);

const PLAN: Cues = {
  words: /年|下|今后|未来|后续|打算|安排|计划|思路|设想|展望|措施|举措|方向|办法|对策|建议|思考/,
  patterns: [
    new RegExp(`^${LATER}`),
    new RegExp(`${LATER}[^。;]{0,24}${PLAN_NOUN}`),
    new RegExp(`${LATER}的?(?:工作)?(?:举措|措施)$`),
    new RegExp(`20\\d\\d年(?:度|全年)?[^。;]{0,30}${PLAN_NOUN}`),
    /20\d\d年(?:度)?的?(?:主要|重点)?(?:工作(?:任务)?|(?:工作)?目标(?:任务)?)$/,
    /^(?!(?:强化|加强|统筹|科学|细化|完善|制定|明确|落实|理清|健全))[^,]{0,24}(?:打算|安排|计划|思路|设想|展望)$|^展望/,
    new RegExp(`(?:${LINK}|,)${LATER}`),
    /(?:整改|改进|应对|努力|解决|采取的?|采取的?主要)(?:措施|举措|方向|打算|思路|办法)$|工作(?:措施|方向|打算|思路)$|对策(?:[及和与、]?建议)?$|^(?:努力方向|改进措施|工作建议|(?:对策|工作)?思考$)/,
  ],
};

const FIRST_RESPONSIBLE: Cues = {
  words: /第一责任人|主要|一把手|关键少数|领导|履职|履行职责/,
  patterns: [
    /第一责任人/,
    /(?:党政)?主要(?:负责人|负责同志|领导)[^。;]{0,14}(?:履行|履职|职责)/,
    /(?:书记|[镇乡县区市局]长|主任)(?:认真|切实)?(?:履职|履行职责)情况/,
    /^(?:局|镇|乡|街道)?领导(?:干部|班子)履行[^。;]{0,10}法治[^。;]{0,6}(?:职责|责任)/,
    /(?:一把手|"?关键少数"?)[^。;]{0,6}(?:履职|履行[^。;]{0,10}职责)/,
  ],
};

const ACHIEVEMENT =
  /举措|做法|成效|成绩|亮点|经验|进展|(?<!中国)特色|回顾|(?:工作|开展|推进|落实|基本|总体|完成|进行|建设)情况|主要工作|工作总结|重点工作/;
const OTHER: Cues = {
  words: /时期|意见|建议|要求|其他|需|请求/,
  patterns: [
    // Targets of a five-year period are those of the whole economy.
    /^(?:关于)?"?[一二三四五六七八九十]{1,3}五"?时期(?!.*(?:回顾|成就|成效|情况|20\d\d年))/,
    /(?:提出|反馈)的?[^。;]{0,10}(?:意见|建议|要求)$/,
    /对上级[^。;]{0,6}(?:建议|意见)$/,
    /^其他$|其他[^。;]{0,8}(?:事项|情况|问题)/,
    // What is asked of those who read it.
    /^(?:有关|相关|几点|工作)要求$/,
    /^(?:有关|相关|几点|工作)*(?:意见|建议)(?:和|与|及|、)?(?:意见|建议)?$/,
    /(?:需要|需|请求)[^。;]{0,14}(?:解决|协调|支持)的?(?:问题|事项)/,
  ],
};

const matchesAny = ({ words, patterns }: Cues, text: string): boolean =>
  words.test(text) && patterns.some((pattern) => pattern.test(text));

/** Reads the words of a heading, ordinal excluded, in the matching copy; null where they name no role. */
export function roleOfHeading(words: string, reportYear: number | null): HeadingRole | null {
  // 「【短板弱项】」: the brackets are its frame.
  const heading = words.replace(/^[【[]|[。:;,!】\]]+$/g, '');
  if (heading.length < 2) return null;
  if (isPrior(heading)) return strong('prior-rectification');
  if (matchesAny(OTHER, heading)) return strong('other');
  const shortcoming = isShortcoming(heading);
  const plan = isPlan(heading, reportYear);
  if (matchesAny(CAUSE, heading) && !JOINS_CAUSES.test(heading))
    return strong('causes', plan ? 'plan' : null);
  if (shortcoming) return mixed(heading, plan);
  if (plan) return strong('plan');
  if (matchesAny(FIRST_RESPONSIBLE, heading)) return strong('first-responsible');
  if (ACHIEVEMENT.test(heading)) return { role: 'achievements', also: null, strong: false };
  return null;
}

const SPEAKS_OF_LATER = new RegExp(`${LATER}|20\\d\\d年|${FUTURE_NOUN.source}`);

/** The heading of a plan that says when: 「下一步措施」, 「2025年任务」; 「工作措施」 alone may also report. */
export function speaksOfLater(heading: string): boolean {
  return SPEAKS_OF_LATER.test(heading);
}

/** The part whose topic sentence speaks of the principal leader's own duty, whatever its heading says. */
export function speaksOfFirstResponsible(sentence: string): boolean {
  return /(?:落实|履行|执行|压实|扛起|扛牢)[^。;]{0,30}第一责任人/.test(sentence);
}

/** 「推动审计整改」, 「狠抓反馈问题整改」 praise an effort; 「反馈问题整改情况」 reports on the findings one by one. */
const EFFORT =
  /^(?:扎实|全面|持续|深入|坚决|切实|有力|大力)*(?:推动|推进|抓好|抓实|狠抓|落实|强化|做好|深化|加强|督促)[^情况进展成效结果]*$/;

function isPrior(heading: string): boolean {
  if (!matchesAny(PRIOR, heading) || EFFORT.test(heading)) return false;
  return !/整改(?:措施|方向|打算|思路|计划)|整改[^,。;]{0,6}(?:总体|组织|部署)/.test(heading);
}

/** 「存在问题整改更加到位」 */
const BOASTS = new RegExp(
  `${WEAK_SPOT}的?(?:整改|解决|化解)[^,。;]{0,6}(?:到位|有力|有效|彻底|见效|扎实|完成|显著|深入)`,
);

function isShortcoming(heading: string): boolean {
  if (!matchesAny(SHORTCOMING, heading) || BOASTS.test(heading)) return false;
  return !WORKED_ON.test(heading) || FACES.test(heading);
}

function isPlan(heading: string, reportYear: number | null): boolean {
  if (REPORTS_DONE.test(heading)) return false;
  const year = Number(PLAN_OF_YEAR.exec(heading)?.[1] ?? Number.NaN);
  if (reportYear === null || Number.isNaN(year)) return matchesAny(PLAN, heading);
  return year > reportYear || FUTURE_NOUN.test(heading) || BEGINS_LATER.test(heading);
}

/** 「存在的问题及下一步打算」 begins with the problems; 「主要做法、成效及存在问题」 with the achievements. */
function mixed(heading: string, plan: boolean): HeadingRole {
  if (plan) {
    const later = heading.search(new RegExp(`${LATER}|整改|改进|对策|打算`));
    const weak = heading.search(new RegExp(WEAK_SPOT));
    return later >= 0 && later < weak ? strong('shortcomings') : strong('shortcomings', 'plan');
  }
  if (/[和与及、]建议$/.test(heading)) return strong('shortcomings', 'other');
  const achievement = heading.search(/成效|成绩|做法|举措|工作情况|开展情况/);
  const weak = heading.search(new RegExp(`存在|${WEAK_SPOT}`));
  const opensWithResults = achievement >= 0 && achievement < weak && !/[虽但]/.test(heading);
  return opensWithResults ? strong('achievements', 'shortcomings') : strong('shortcomings');
}

const GENERIC: Readonly<Partial<Record<SectionRole, RegExp>>> = {
  shortcomings: new RegExp(
    `^(?:当前|目前|20\\d\\d年度?|[我本][镇乡县市区局街]|法治政府建设|法治建设|依法行政|推进|工作|中|存在|主要|突出|的)*${WEAK_SPOT}(?:${LINK}${WEAK_SPOT})*(?:之处)?$`,
  ),
  plan: new RegExp(`^(?:20\\d\\d年度?|${LATER}|法治政府建设|推进|工作|主要|重点|的)*${PLAN_NOUN}$`),
  'prior-rectification': /^(?:具体|各项|主要)?(?:问题)?的?整改(?:落实)?(?:情况|进展|成效)$/,
};

/** Nothing but the name of the part itself: 「存在的问题」, 「下一步打算」; no problem and no pledge is worded so. */
export function isGenericTitle(role: SectionRole, words: string): boolean {
  return GENERIC[role]?.test(words) ?? false;
}

function strong(role: SectionRole, also: SectionRole | null = null): HeadingRole {
  return { role, also, strong: true };
}

/** How firmly a passage says that something was done. */
export interface Assertion {
  /** 已完成整改, 得到解决, 清零: the passage says that the matter is over. */
  readonly closing: readonly string[];
  /** 已, 建成, 印发, a count: something exists now that did not before. */
  readonly results: readonly string[];
  /** 持续, 推进, 探索: work that goes on. */
  readonly continuing: readonly string[];
  /** 尚未, 仍, 正在, 基本完成: the passage itself says that something is left. */
  readonly unfinished: readonly string[];
  /** Of these, what says that the work is not done; 有所提升 and 有待完善 say how well it was done. */
  readonly undone: readonly string[];
  readonly hasCount: boolean;
  /** 组织, 邀请, 纳入: something definite was carried out, if uncounted. */
  readonly acts: boolean;
}

const CLOSING =
  /(?:完成整改(?!了?\d)|整改(?:工作)?(?:已|均已|全部|已经|已全部)*(?:完成|到位|销号)(?!了?\d)|整改完毕|整改销号|已整改|已销号|全部销号|办结销号|全部办结|清零|销号)|(?:问题|短板|局面|现象|状况|难题|空白|缺口)[^,。;]{0,8}(?:得到|已经?|全部|有效|彻底|成功)*(?:解决|扭转|消除|杜绝|填补|补齐|改变)|(?:已|全部|彻底|有效)(?:全部|得到|经)?(?:解决|消除|扭转|杜绝)|(?:解决|填补|补齐|消除|扭转|结束)了[^,。;]{0,24}(?:问题|短板|空白|缺口|局面|历史|现象)?|已(?:全部)?(?:补齐|配齐|配备到位|到位)|已[^,。;]{2,6}到位|全部(?:配齐|到位|补齐|落实到位|完成)|不再(?:存在|出现|发生)|未再(?:发生|出现)|实现[^,。;]{0,16}(?:全覆盖|零的?突破)|无一(?:超期|逾期)|历史[^,。;]{0,6}(?:结束|终结)|[降减归](?:为|至|到)?(?:零|0)(?![.\d])/g;
/** Verbs that leave a result behind. */
export const RESULTING =
  '完成|办结|结案|结束|关停|取缔|更新|挂牌|核准|聘请|选聘|聘任|配备|配齐|持证|上岗|落实|到位|建立|设立|成立|组建|建成|建立|通过|化解|公示|公开|达标|合格|整改|销号|进驻|纳入|归档|清退|拆除|废止|开设|上线|覆盖|实现|领到|发放|治理|清理|修订|签订|安装|投用|接入|审查|审核|审结|兑付|偿还|清偿|拨付|移交|出台|印发|网办|免申即享';
/**
 * The whole of it: 全部, 均, 悉数 with a verb of result, a rate of 100 %, 全覆盖, 无一, 未再, 不复存在. Of 全面 only what cannot be
 * meant as a manner of working: 全面完成, and not 全面推进.
 */
const IN_FULL = new RegExp(
  [
    `(?:全部|悉数|一律|均已|都已|已均)[^,。;]{0,10}?(?:${RESULTING})`,
    '(?<![对将把为覆盖向])(?:全部|悉数|均已|都已)(?!\\d|的|由|在|推进|加强|是|为|企业|单位|人员|门店|村|社区|乡镇|部门|国)(?=[\\p{Script=Han}]{2})',
    '应(\\p{Script=Han})尽\\1|无一[\\p{Script=Han}]{2}|停止使用|成为历史|彻底告别',
    `(?<!平)均(?!衡|等|匀|价)[^,。;]{0,8}?(?:${RESULTING})了?`,
    '全员(?:达标|持证|合格|通过|取得|参训|覆盖)',
    '(?:率|度)(?:由|从)(?:去年的?|上年的?)?\\d+(?:\\.\\d+)?%(?:提升|提高|上升|升|增长?)(?:至|到)100%',
    '(?:率|度)(?:均|分别)?(?:达到?|为|保持在?|升至|提升至|提高到|恢复到)?100%|百分之百',
    '(?:实现|做到|达到)[^,。;]{0,24}全覆盖',
    '(?:未再|不再|没有再|再未)[^,。;]{0,4}?(?:发生|发现|出现|存在)|不复存在|零(?:超期|积压|差错|败诉|发生)|无(?:一)?(?:超期|逾期|积压|遗漏)',
    '完成(?!\\d)[^,。;\\d]{2,20}(?:清理|核准|改革|整治|改造|登记|移交)(?!\\d)',
    '得到(?:彻底|全面|根本|有效)?(?:纠正|根治|扭转)|全面(?:完成|建成|建立|消除)|(?:清理|任务|改革|改造|整治|核准|登记)(?:工作)?(?:已)?(?:如期|全部|全面|圆满)?(?:结束|完成)',
  ].join('|'),
  'gu',
);
const RESULTS =
  /已(?!经?(?:持续|逐步))|建成|建起|印发|出台|制定(?:了|出|并)?|完成|成立|组建|设立|设置|新增|修订|编制|编印|开通|上线|投入使用|投用|启用|实现|达到?|招录|招聘|配备|聘请|聘任|签订|获评|被评为|入选|验收|发布|公布|建立|增至|升至|降至|下降|上升|提升至|提高到|补充|充实|考取|取得|清理|废止|打造|形成|缩短|压缩至|减少|增加|降低|提高至|提升到|提高\d|揭牌|挂牌|投运|运行|购置|签订|签署|选聘|推出|聘/g;
const CONTINUING =
  /持续|推进|探索|加强|深化|不断|逐步|着力|推动|强化|优化|进一步|坚持|常态化|力争|努力|积极|注重/g;
const UNFINISHED =
  /尚未|仍有待|仍(?:然|需|存在|未|有|不|待|在)|还(?:需|存在|不|没|未|有(?!效))|有待|未能|暂未|未完成|未全部|正在|拟于|计划(?:于|在|明年)|下一步|基本(?:完成|解决|建成|到位)|初步(?:完成|解决|建立|形成|建成|缓解)|部分(?:完成|解决|整改)|有所(?:改善|缓解|好转|提升)|得到(?:缓解|改善)|阶段性|持续整改|长期坚持|继续(?:推进|整改|落实|跟进|抓)|将(?:继续|进一步|持续)|尚(?:不|需|有|在)|推迟|滞后|待[^,。;]{0,12}后|(?<![接对等期看招善优款虐担有亟])待(?:提请|提交|报请|报批|上报|审议|审定|审批|批复|批准|印发|出台|发布|公布|验收|启用|实施)/g;
const HOW_WELL = /^(?:有所|有待|仍有待|仍需|得到|阶段性|长期坚持)/;
const ACTS =
  /正在(?:进行|开展|推进|组织|实施|办理|建设|施工|装修|筹建|编制|起草|修订|改造|整改)|均(?:经|由|按|履行)|完工|竣工|开工|开展|(?<!村级|调解|基层|党|社会|成员|经济)组织(?!的|领导|建设|体系|和|、|,|协调)|举办|召开|邀请|纳入|实行|推行|选派|安排|签订|约谈|通报|走访|编印|培训(?!力度)|宣讲|轮训|会同|联合|引入|引进|委托|采取|采用|通过[^,。]{2,30}(?:方式|形式|活动|平台|载体)|依托|办理|受理|(?<!合法性|公平竞争|合规性|法制|性)审查(?!制度|工作|机制|意识|能力|水平|质|力量|人员|中心|流程)|(?:审查|审核)(?=[^,。;]{0,12}\d)|化解(?!机制|工作|能力)|整合|发放|设置|拓展了|创新开展|入驻|聘|将[^,。]{2,60}(?:公开|公布|列入|作为)|(?:及时|主动|全部|集中)公开[^,。]{0,12}信息|信息[^,。]{0,14}(?:及时|全部|集中)[^,。]{0,4}公开/;
const COUNT =
  /\d+(?:\.\d+)?万?(?:余|多)?(?:场|次|期|轮|件|起|宗|名|人|位|个|处|家|所|座|支|块|项|条|部|份|册|本|篇|卷|批次|户|台|套|架|辆|天|小时|倍|成|幅|张|节|余次|人次|%|堂)/;

/** A clause in which a passage says that a matter is over. */
export interface ClosingWords {
  readonly whole: string;
  /** Without the words that say so. */
  readonly left: string;
  /** Told only by quantity: the whole of something is done, and nobody says that the trouble is over. */
  readonly isByQuantity: boolean;
}

/** 实现专职调解员全覆盖 tells how many there are, and not that a trouble is over. */
const COVERED = /实现[^,。;]{0,16}全覆盖/g;

/** 其中…: what follows holds for a part. */
const OF_A_PART = /^\s*其中/;

/** 发现问题63个,均已整改: done with is what this year's work found, and not what was wrong last year. */
const FOUND_NOW =
  /(?:发现|反馈|查出|排查|查摆|检查出|梳理)(?:整改|各类|突出|出|了)*(?:问题|隐患|线索)\d+[个条项处件]$/;

export function closingClausesOf(text: string): ClosingWords[] {
  return text.split(/[,;。:!?\n]/).flatMap((whole, index, clauses) => {
    if (FOUND_NOW.test(clauses[index - 1] ?? '')) return [];
    const isExplicit = whole.replace(COVERED, '').search(CLOSING) >= 0;
    const isInFull = whole.search(IN_FULL) >= 0 && !OF_A_PART.test(whole);
    if (!isExplicit && !isInFull) return [];
    const left = whole.replace(CLOSING, ' ').replace(IN_FULL, ' ');
    return [{ whole, left, isByQuantity: !isExplicit }];
  });
}

function words(pattern: RegExp, text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([word]) => word))];
}

/** 针对部分栏目更新滞后的问题: what was wrong last year is not what is left. */
const TAKEN_UP = /(?:针对|关于)[^,。;]{4,60}?的?(?:问题|短板|不足)(?=[,。:])/g;

/** Reads the words of degree of a passage (matching copy). */
export function assertionOf(text: string): Assertion {
  const unfinished = words(UNFINISHED, text.replace(TAKEN_UP, ''));
  return {
    closing: [...new Set([...words(CLOSING, text), ...words(IN_FULL, text)])],
    results: words(RESULTS, text),
    continuing: words(CONTINUING, text),
    unfinished,
    undone: unfinished.filter((word) => !HOW_WELL.test(word)),
    hasCount: COUNT.test(text),
    acts: ACTS.test(text),
  };
}

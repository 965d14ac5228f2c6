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
  readonly hasCount: boolean;
  /** 组织, 邀请, 纳入: something definite was carried out, if uncounted. */
  readonly acts: boolean;
}

const CLOSING =
  /(?:完成整改|整改(?:工作)?(?:已|均已|全部|已经|已全部)*(?:完成|到位|销号)|整改到位|整改完毕|整改销号|已整改|已销号|全部销号|办结销号|全部办结|清零|销号)|(?:问题|短板|局面|现象|状况|难题|空白|缺口)[^,。;]{0,8}(?:得到|已经?|全部|有效|彻底|成功)*(?:解决|扭转|消除|杜绝|填补|补齐)|(?:已|全部|彻底|有效)(?:全部|得到|经)?(?:解决|消除|扭转|杜绝)|(?:解决|填补|补齐|消除|扭转|结束)了[^,。;]{0,24}(?:问题|短板|空白|缺口|局面|历史|现象)?|已(?:全部)?(?:补齐|配齐|配备到位|到位)|全部(?:配齐|到位|补齐|落实到位|完成)|不再(?:存在|出现|发生)|未再(?:发生|出现)|实现[^,。;]{0,16}(?:全覆盖|零的?突破)|无一(?:超期|逾期)|历史[^,。;]{0,6}(?:结束|终结)/g;
const RESULTS =
  /已(?!经?(?:持续|逐步))|建成|建起|印发|出台|制定(?:了|出|并)?|完成|成立|组建|设立|设置|新增|修订|编制|编印|开通|上线|投入使用|投用|启用|实现|达到?|招录|招聘|配备|聘请|聘任|签订|获评|被评为|入选|验收|发布|公布|建立|增至|升至|降至|下降|上升|提升至|提高到|补充|充实|考取|取得|清理|废止|打造|形成|缩短|压缩至|减少|增加|降低|提高至|提升到|提高\d|揭牌|挂牌|投运|运行|购置|签订|签署|选聘|推出|聘/g;
const CONTINUING =
  /持续|推进|探索|加强|深化|不断|逐步|着力|推动|强化|优化|进一步|坚持|常态化|力争|努力|积极|注重/g;
const UNFINISHED =
  /尚未|仍(?:然|需|存在|未|有|不|待|在)|还(?:需|存在|不|没|未|有(?!效))|有待|未能|暂未|未完成|未全部|正在|拟于|计划(?:于|在|明年)|下一步|基本(?:完成|解决|建成|到位)|初步(?:完成|解决|建立|形成|建成|缓解)|部分(?:完成|解决|整改)|有所(?:改善|缓解|好转|提升)|得到(?:缓解|改善)|阶段性|持续整改|长期坚持|继续(?:推进|整改|落实|跟进|抓)|将(?:继续|进一步|持续)|尚(?:不|需|有|在)|推迟|滞后|待[^,。;]{0,12}后/g;
const ACTS =
  /开展|(?<!村级|调解|基层|党|社会|成员|经济)组织(?!的|领导|建设|体系|和|、|,|协调)|举办|召开|邀请|纳入|实行|推行|选派|安排|签订|约谈|通报|走访|编印|培训(?!力度)|宣讲|轮训|会同|联合|引入|引进|委托|采取|采用|通过[^,。]{2,30}(?:方式|形式|活动|平台|载体)|依托|办理|受理|审查|化解|整合|发放|设置|拓展了|创新开展|入驻|聘|将[^,。]{2,60}(?:公开|公布|列入|作为)|公开[^,。]{0,12}信息|信息[^,。]{0,14}公开/;
const COUNT =
  /\d+(?:\.\d+)?万?(?:余|多)?(?:场|次|期|轮|件|起|宗|名|人|位|个|处|家|所|座|支|块|项|条|部|份|册|本|篇|卷|批次|户|台|套|架|辆|天|小时|倍|成|幅|张|节|余次|人次|%|堂)/;

/** The clauses of a passage in which it says that a matter is over, without the words that say so. */
export function closingClausesOf(text: string): { readonly left: string; readonly whole: string }[] {
  return text
    .split(/[,;。:!?\n]/)
    .filter((clause) => clause.search(CLOSING) >= 0)
    .map((clause) => ({ left: clause.replace(CLOSING, ' '), whole: clause }));
}

function words(pattern: RegExp, text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([word]) => word))];
}

/** Reads the words of degree of a passage (matching copy). */
export function assertionOf(text: string): Assertion {
  return {
    closing: words(CLOSING, text),
    results: words(RESULTS, text),
    continuing: words(CONTINUING, text),
    unfinished: words(UNFINISHED, text),
    hasCount: COUNT.test(text),
    acts: ACTS.test(text),
  };
}

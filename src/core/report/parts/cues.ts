import type { SectionRole } from '../types.js';

/**
 * Sentences that open a part without a heading of its own. Each reads one sentence of the matching copy.
 */

const WEAK_SPOT =
  '(?:困难|问题|不足|缺点|短板|差距|距离|薄弱环节|薄弱之处|弱项|欠缺|欠账|挑战|不到位|有待|不(?:尽?如|尽)人意|(?:改进|加强|提高|完善|努力)的(?:地方|方面|空间)|个"?不[^"。;,]{1,4}")';
const STATES = new RegExp(
  `(?:存在|还有|仍有|尚有|有着?|面临|暴露出?|遇到|看到|认识到|正视)(?:着|的|了|到|工作中|自身|一些|一定|不少|以下|诸多|较大|许多|若干|部分|几个|几点|如下|明显|很多|这样那样|需要|亟待|改进|解决)*[^。;:]{0,24}${WEAK_SPOT}`,
);
const CONTRAST = /虽|尽管|但|然而|不过|同时|也|仍|还|依然|清醒|成绩|相比|对照|距离|肯定|总结/;
/** The finding belongs to somebody's past inspection, or is already dealt with. */
const DEALT_WITH =
  /(?:整改(?:完成|到位|落实|率)|已[^。;]{0,6}整改|督促[^。;]{0,10}整改|及时(?:整改|纠正|解决|处理)|排查|建立[^。;]{0,6}台账|完成问题|问题的?整改|发现问题|(?<!亟待|有待|亟需|急需|需要?|尚未|未能)解决[^。;]{0,12}问题|针对[^。;,]{0,20}问题|反馈的?[^。;,]{0,12}问题|指出的?[^。;,]{0,12}问题|化解)/;
const LISTS_WEAK_SPOTS =
  /(?:不足|问题|差距|短板|薄弱|困难)[^。;]{0,16}(?:主要|具体|突出)?(?:表现|体现|反映|集中)(?:在|为|如下|于)|主要(?:表现|体现)(?:在|为)|^(?:目前|当前|工作中)?(?:还)?存在的?(?:主要|突出)?(?:问题|不足|短板|困难)(?:和(?:问题|不足|困难))?(?:是|有|如下|主要|:)|^(?:主要|突出|工作中的?)?的?(?:问题|不足|短板|差距|困难)(?:之处)?(?:主要)?(?:是|有|在于)?:|存在(?:着)?(?:以下|如下)[^。;:]{0,12}(?:问题|不足|短板|差距|困难)[^。;:]{0,4}:/;

/** The genre's own turn from praise to admission. */
const ADMITS =
  /清醒地?(?:认识|看|意识)到|(?:必须|也要|还要|也应)(?:清醒地?)?(?:看到|认识到)|深[感知][^,。;]{0,10}(?:不足|差距|短板)/;
/** A turn stands at the beginning of its sentence; further in, the same words belong to what is told. */
const TURN_MAX = 160;

/** 「我们也清醒地认识到」: a paragraph that begins so admits, wherever it stands. */
export function admitsOpenly(sentence: string): boolean {
  return ADMITS.test(sentence.slice(0, 80)) && !DEALT_WITH.test(openerOf(sentence).slice(0, 80));
}

const CONFESSES =
  /^(?:各位代表[,!])?(?:[^,。;]{0,24}同时,)?(?:但是?|同时),?我们(?:也|还)?(?:应|必须|要|更)?清醒|^(?:各位代表[,!])?[^,。;]{0,24}同时,我们(?:也|还)?(?:应|必须|要|更)?清醒/;

/** The same turn at the very beginning of a sentence: such words need no paragraph of their own. */
export function confesses(sentence: string): boolean {
  return CONFESSES.test(sentence) && admitsOpenly(sentence);
}

/** What is dealt with stands before the turn (虽然化解了不少矛盾,但…), what it admits stands behind. */
const CONCEDES =
  /(?:虽|尽管)[^。;:]{2,110}?,(?:但是?|然而|不过|可)[^。;:]{0,30}?(?:还|仍|尚|依然|也|依旧|客观)[^,。;:]{0,6}(?:存在|面临|有)/;
/** The fault or the word for it, wherever it stands behind the turn. */
const ADMITTED = new RegExp(
  `,(?:但是?|然而|不过|可)[^。;]*(?:${WEAK_SPOT}|不(?:够|强|高|足|深|实|严|细|全|健全|规范|平衡|充分)|薄弱|单一|滞后|缺乏|偏[低弱少]|较[低弱少差])`,
);
/** 「稳中有进,但执法力量薄弱等问题依然没有解决」: the turn needs no 虽 where the fault is said to last. */
const LASTS =
  /,(?:但是?|然而|不过|可)[^。;:]{2,80}(?:问题|现象|矛盾|短板|不足|困难|难题)(?:依然|仍然|仍旧|依旧|仍|还|尚)[^,。;]{0,8}(?:存在|没有|未|突出|时有|较|亟待|有待|明显)/;
const DEALT_WITH_NOW = /(?:已|均|全部)[^,。;]{0,8}(?:整改|解决|化解|纠正|销号)/;

/** 「虽然取得了一定成效,但还存在一些不足,主要表现在:」 */
export function opensShortcomings(sentence: string): boolean {
  const turn = sentence.slice(0, TURN_MAX);
  if (admitsOpenly(turn)) return true;
  if (CONCEDES.test(turn)) return ADMITTED.test(turn) && !DEALT_WITH_NOW.test(turn);
  if (LASTS.test(turn)) return true;
  if (!STATES.test(turn) && !LISTS_WEAK_SPOTS.test(turn)) return false;
  if (DEALT_WITH.test(openerOf(turn))) return false;
  return CONTRAST.test(turn) || LISTS_WEAK_SPOTS.test(turn);
}

/** What stands before the list that the sentence announces: 「排查台账不规范」 in the list is a finding, not a measure. */
function openerOf(sentence: string): string {
  const colon = sentence.indexOf(':');
  return colon < 0 ? sentence : sentence.slice(0, colon);
}

const OPENS_CAUSES =
  /^(?:(?:经|从|通过)[^,。;]{1,10},)?(?:(?:分析|剖析)(?:其|[^,。;:]{0,8}(?:问题|不足|短板|差距))?(?:的)?(?:产生|存在)?(?:的)?(?:主要|根本|深层次)?原因|原因(?:分析|剖析)[:,]|(?:以上|上述|这些)(?:问题|不足|短板)的(?:产生|存在|出现),(?:[^。;]{0,24}原因|既有[^。;]{2,40}也有|归根)|究其(?:根源|原因|根本)|(?:产生|造成|出现|导致|存在)[^。;]{0,14}(?:的|主要)原因|(?:以上|上述|这些)(?:问题|不足|短板|差距)[^。;,]{0,10}(?:原因|成因|主要在于|根源)|其?(?:主要|问题|根本|深层次)?(?:的)?原因(?:分析)?(?:是|有|在于|包括|为|:|,|主要))/;

/** 「产生上述问题的原因主要是…」 */
export function opensCauses(sentence: string): boolean {
  return OPENS_CAUSES.test(sentence);
}

/** 「建议:一是…」: what the body asks of others is neither its own shortcoming nor its pledge. */
export function opensSuggestions(sentence: string): boolean {
  return /^(?:为此|对此|因此)?,?(?:我们)?(?:特|现)?(?:提出)?(?:以下|如下|几点|有关|相关)*(?:工作)?建议(?:如下|上级)?[:,]/.test(
    sentence,
  );
}

const OPENS_PLAN =
  /^(?:(?:为|面对|站在|立足)[^,。;:]{2,24},(?:[我本全][们镇乡县市区局厅街]|街道)?)?(?:展望20\d\d年?|面向未来|"?(?:下一?步|下一?阶段|下一?年度?|今后|接下来|明年|来年|新的?一年|新年度|未来|后续|下半年)(?!的?(?:中国|发展打下|奠定))|在?(?:今后|以后|下一?步|下一?阶段|未来|新的?一年|明年)的?[^。;]{0,8}(?:工作|里|中|,))/;
const PROMISES =
  /将|要|打算|着重|聚焦|紧盯|计划|安排|继续|进一步|着力|重点|努力|力争|持续|抓好|做好|加强|推进/;
const ANSWERS_PROBLEMS =
  /^(?:针对|对于?|对照|围绕)(?:以上|上述|这些|此类|存在的?|工作中)?[^。;,]{0,8}(?:问题|不足|短板|差距)[^。;]{0,20}(?:下一?步|将|今后|我们要)|^(?:对此|为此),?[^。;]{0,12}(?:下一?步|将|要)|^以上(?:问题|不足)[^。;]{0,24}(?:将|今后|下一?步)|^为[^,。;]{0,8}(?:解决|改进|补齐|克服)(?:以上|上述|这些)|^[^,。;]{0,6}将针对(?:以上|上述|这些|存在的)/;

/** 「站在新的起点上,我们将以…」: the turn to what comes; 「将」 alone may only move its object forward (将普法纳入考核). */
const TURNS_AHEAD = /^(?:面对新|站在)[^,。;]{2,20},[^,。;]{1,8}将(?:继续|坚持|进一步|深入|持续|始终|以)/;

/** 「整改措施:1.…」: the label of a list of its own. */
const LABELS_REMEDIES =
  /^(?:下一?步)?(?:整改|改进|工作|具体)?(?:措施|打算|举措)(?:如下|是|为|有|主要|:)*:(?=[1一①(])/;

/** 「下一步,我镇将…」; `reportYear` lets 「2025年,我局将…」 count in a report on 2024. */
export function opensPlan(sentence: string, reportYear: number | null): boolean {
  if ([ANSWERS_PROBLEMS, TURNS_AHEAD, LABELS_REMEDIES].some((opener) => opener.test(sentence))) return true;
  if (OPENS_PLAN.test(sentence)) return PROMISES.test(sentence.slice(0, 120));
  const year = /^(?:在)?(20\d\d)年度?,?/.exec(sentence);
  if (!year || reportYear === null) return false;
  return Number(year[1]) > reportYear && /将|继续|要|重点|抓好|计划|力争/.test(sentence.slice(0, 80));
}

const TURNS_TO_PLAN =
  /[,;](?=(?:为此|对此|针对[^,。;:]{0,12}(?:问题|不足|短板)|在?(?:下一?步|今后|接下来|明年|来年|新的一年))[^。;:]{0,60}(?:将|要|着力|重点|加以|努力)[^。;:]{0,30}:)/;

/** 「还存在…等问题,在下一步工作中,我镇将重点抓好:」: where admission and promise share a sentence, the promise begins here; -1 elsewhere. */
export function turnToPlan(sentence: string): number {
  const turn = TURNS_TO_PLAN.exec(sentence.slice(0, 400));
  return turn && /问题|不足|短板|差距|不[够强高]/.test(sentence.slice(0, turn.index)) ? turn.index + 1 : -1;
}

/** A trailing remark on the list before it, no part of its last item: 「对此,我们将认真加以解决」. */
export function remarksOnList(sentence: string): boolean {
  return /^(?:对(?:这些|于这些)|我们(?:一定|必须|[将要](?:高度|正视|采取|认真|直面|切实|更加|努力|全力|积极))|对此|为此|针对(?:以上|上述|这些|存在)|(?:以上|上述|这些)(?:这些)?(?:问题|不足|短板|情况|工作|差距)|这些(?:都|大多)?是(?:发展|前进|转型|成长)[^,。;]{0,6}中的|总之|综上|对于(?:以上|上述|这些))/.test(
    sentence,
  );
}

/** Words that only announce a list: 「重点抓好以下工作:」, 「主要表现在:」. */
export function announcesList(sentence: string): boolean {
  return (
    /(?<!其中):$/.test(sentence) ||
    // 「不良率降到3%以下。」 measures, it announces nothing.
    /(?<!\d[^,。;:]{0,8}(?=以下[。;,]?$))(?:以下|如下)(?:几个|几点|几|[一二三四五六七八九十]个?)?(?:方面|工作|问题|不足|措施|任务|点|几点|内容|举措)?(?:的?工作|的?问题|的?不足)?[。:;,]?$/.test(
      sentence,
    ) ||
    /(?:[一二三四五六七八九十几]个方面|[一二三四五六七八九十几]项)(?:的?工作|的?问题|的?不足|重点工作|任务)?[。:]?$/.test(
      sentence,
    )
  );
}

/** 「街道党政主要负责人切实履行推进法治建设第一责任人职责,…」 */
export function opensFirstResponsible(sentence: string): boolean {
  return (
    /^[^,。;]{0,16}(?:主要(?:负责人|负责同志|领导)|书记)/.test(sentence) &&
    /(?:落实|履行|执行|压实|扛起|扛牢)[^。;]{0,30}第一责任人/.test(sentence.slice(0, TURN_MAX))
  );
}

const LAST_YEARS_LIST =
  '^(?:针对|对照|对于?|围绕)?(?:上一?年度?|去年|(20\\d\\d)年度?)[^。;:]{0,24}(?:问题|不足|短板|事项|任务)';
const TAKES_UP_LAST_YEAR = new RegExp(LAST_YEARS_LIST);
const OPENS_PRIOR = new RegExp(
  `${LAST_YEARS_LIST}[^。;:]{0,30}(?:整改|改进|解决|落实)[^。;:]{0,20}(?::|如下。)`,
);

/** 「去年报告中查摆的四个问题,」: last year's own list is the subject of the sentence. */
export function takesUpLastYear(sentence: string, reportYear: number | null): boolean {
  return isOfEarlierYear(TAKES_UP_LAST_YEAR.exec(sentence), reportYear);
}

/** 「2023年报告中列出的3项不足,逐项作了整改:」: a list of what became of last year's matters. */
export function opensPrior(sentence: string, reportYear: number | null): boolean {
  return isOfEarlierYear(OPENS_PRIOR.exec(sentence), reportYear);
}

function isOfEarlierYear(opener: RegExpExecArray | null, reportYear: number | null): boolean {
  if (!opener) return false;
  const [, year] = opener;
  return year === undefined || (reportYear !== null && Number(year) < reportYear);
}

/** The part that a sentence without a heading opens; null where it opens none. */
export function cueRole(sentence: string, reportYear: number | null): SectionRole | null {
  if (opensCauses(sentence)) return 'causes';
  if (opensSuggestions(sentence)) return 'other';
  if (opensPlan(sentence, reportYear)) return 'plan';
  if (remarksOnList(sentence)) return null;
  return opensShortcomings(sentence) ? 'shortcomings' : null;
}

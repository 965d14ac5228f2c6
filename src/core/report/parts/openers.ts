import { announcesList, opensPlan, opensShortcomings } from './cues.js';
import { sentencesIn } from '../text/sentences.js';
import type { ItemKind } from '../types.js';

const GUIDING =
  /为指(?:导|引)|指导下|坚持以|深入(?:学习)?贯彻|认真(?:学习)?贯彻|全面贯彻|深刻领会|会议精神|全会精神|总体要求|紧紧?围绕|按照/;
/** 「…以更实的举措推进法治政府建设。」: the whole of the work is the object, nothing that one owner could carry out. */
const PROMISES_ALL =
  /(?:推进|推动|做好|抓好|加强|开展|深化|落实)(?:全[镇乡县市区街局])?(?:明年|今后|下一步|20\d\d年)?(?:的)?(?:法治政府建设|依法行政|法治建设|整改)(?:的?各项)?(?:工作|任务)*(?:[,。]|$)/;
const TAKES_UP = /高度重视|逐[项条]|认真|制定|全部/;
/** 「虽然…取得了新进展,但与…的需要还不完全适应。」: what was reached and what is not yet, before the promise. */
const LOOKS_BACK =
  /^[^,。;:]{0,12}(?:虽|尽管)[^。;:]{2,100},(?:但是?|然而|不过)(?![^。]*(?:将|(?<!需)要))[^。;:]{2,80}[。;]$/;
const LEAD = 400;
const SENTENCES_MAX = 2;

/** Thoughts, spirits and demands that guide the work; no measure of its own. */
export function isGuiding(text: string): boolean {
  return GUIDING.test(text.slice(0, LEAD));
}

/** Whether the words only lead up to the items: they announce a list, give guiding thoughts, or admit to gaps in general. */
export function isOpener(text: string, kind: ItemKind, reportYear: number | null): boolean {
  if (announcesList(text)) return true;
  const lead = text.slice(0, LEAD);
  if (sentencesIn(lead, 0, lead.length).length > SENTENCES_MAX) return false;
  switch (kind) {
    case 'plan':
      return leadsToPledges(lead, reportYear);
    case 'shortcoming':
      return opensShortcomings(lead) && admitsInGeneral(lead);
    case 'prior-rectification':
      return TAKES_UP.test(lead) && !/^(?:针对|关于)/.test(lead);
    default:
      return false;
  }
}

function leadsToPledges(lead: string, reportYear: number | null): boolean {
  if (LOOKS_BACK.test(lead)) return true;
  return opensPlan(lead, reportYear) && (GUIDING.test(lead) || PROMISES_ALL.test(lead));
}

const IN_GENERAL =
  /(?:存在|面临|面对|还有|仍有|尚有|有|认识到|看到|意识到|正视)(?:着|的|了)?(?:一些|一定|不少|不小|较大|不容忽视|不可忽视|值得注意|这样那样|很多|许多|诸多|以下|如下|几个|几点|几方面|部分|明显|的|(?:需要?|亟需|亟待|值得)?(?:关注|解决|改进|重视|克服)(?:和(?:关注|解决|改进|重视|克服))?的)*(?:困难|差距|不足|缺点|问题|短板|薄弱环节|弱项|欠账|挑战|压力|距离|不(?:尽?如|尽)人意|(?<=的)地方)/;
const NAMES_A_FAULT =
  /不(?:够|强|到位|高|力|严|深|实|畅|全|规范|健全|完善|平衡|及时|透|多)|薄弱(?!环节)|缺乏|欠缺|缺失|滞后|单一|偏[低弱少慢小]|较[低弱少差慢]|有待|亟待|等(?:方面的?)?(?:突出)?(?:问题|现象|情况)/;

/** 「龙头企业少;基层治理还存在不少短板。」: what ； parts is the list itself. */
const LISTS = /;./;

/** 「虽取得一定成绩,但还存在一定差距。」 names no problem that anybody could own. */
export function admitsInGeneral(sentence: string): boolean {
  return IN_GENERAL.test(sentence) && !NAMES_A_FAULT.test(sentence) && !LISTS.test(sentence);
}

/** 「会议要求…」: what somebody else demands or finds is no pledge and no admission of this body. */
export function isSaidByOthers(paragraph: string): boolean {
  return /^[^,。;]{0,14}(?:会议|督察组|督查组|巡察组|巡视组|检查组|审计组|反馈|领导|书记|县长|区长|市长)[^,。;]{0,8}(?:要求|指出|强调|认为|提出)/.test(
    paragraph,
  );
}

const GUIDES =
  /以[^,。;]{2,40}为(?:指导|指引|引领|遵循|契机|动力|新?起点)|坚持以|在[^,。;]{2,30}(?:领导|指导|带领)下|(?:深入|认真|全面)(?:学习)?贯彻|按照/;
const ASPIRES =
  /(?:推动|推进|奋力|努力|不断|开创|谱写|提供|全力|为)[^,。;]*(?:新?(?:台阶|局面|篇章|成效|跨越|成绩|征程)|贡献|保障|法治力量)$/;
/** 「锐意进取、真抓实干,」: how, and not what. */
const EXHORTS =
  /^(?:[、,]?(?:锐意进取|真抓实干|开拓(?:创新|进取)|埋头苦干|勇毅前行|踔厉奋发|奋勇争先|攻坚克难|担当作为|勇于担当|久久为功|砥砺(?:前行|奋进)|再接再厉|凝心聚力|扎实工作|狠抓落实|求真务实|改革创新|团结奋斗|笃行不怠|乘势而上|接续奋斗))+$/;
const SAYS_WHEN =
  /^[^,。;]{0,8}(?:下一?步|今后|下一?年度?|明年|来年|新的一年|20\d\d年)(?:工作)?[里中度]?(?:[我本全][^,。;]{1,4})?(?:将|要|继续)*$/;

const PROMISES_REMEDY =
  /^(?:对此|为此|(?:对于?)?(?:这些|上述|以上)[^,。;]{0,8}|对(?:于)?存在的?[^,。;]{0,8}|针对(?:这些|上述|以上)[^,。;]{0,8}),?[^,。;]{0,10}(?:将|一定)(?:在[^,。;、]{2,12}[里中])?(?:[、,]?(?:进一步|认真|切实|努力|高度|着力|加以|逐步|逐项)*(?:重视|研究|改进|解决|克服|整改|对待))+。?$/;

/** 「对此,我们将在今后工作中认真研究、切实改进。」: a promise to deal with all of it, which tells nobody what to do. */
export function promisesRemedyOnly(paragraph: string): boolean {
  return PROMISES_REMEDY.test(paragraph);
}

/** 「下一年度,我局将继续以…为指导,推动…再上新台阶。」: intent alone, nothing that anybody could carry out or check. */
export function intendsOnly(paragraph: string): boolean {
  const clauses = paragraph.replace(/[。!]$/, '').split(/[,;。:]/);
  return (
    clauses.some((clause) => ASPIRES.test(clause)) &&
    clauses.every((clause) => [GUIDES, ASPIRES, EXHORTS, SAYS_WHEN].some((idle) => idle.test(clause)))
  );
}

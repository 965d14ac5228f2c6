import type { Evidence } from '../matching/evidence.js';

/** 超期审结, 归档不及时, 未按时: what was wrong is that something was done too late. */
const TOO_LATE =
  /超期|逾期|超时|超审限|不及时|不够及时|未及时|未按时|未按期|没有(?:在规定期限内|及时|按时|按期)|(?:时限|时间|周期|用时)(?:偏|较|过)长|拖延/;
/** 按期审结率100%, 均在7个工作日内, 无超期案件; 报备及时率100% is a formula of every report. */
const IN_TIME =
  /(?:按期|按时)[^,。;]{0,8}率(?:均|达到?|为|保持在?|提升至|提高到)*100%|(?:均|全部|都)[^,。;]{0,10}(?:按期|按时|及时|期限内|时限内|(?:工作日|日|天)内)|(?:无|未发生|未出现|没有)(?:一[起件例])?(?:超期|逾期|超时)|零(?:超期|逾期|超时)|(?:超期|逾期)[^,。;]{0,6}(?:不再|不复存在|清零|未再)/;
/** 清理不彻底, 核查不到位: the act that was wrong, and not how people are. */
const DONE_BADLY = /([\p{Script=Han}]{2})(?:工作)?不(?:够)?(?:及时|彻底|全面|完整)/gu;
/** 人员不足, 未达到要求: less of something than there has to be. */
const TOO_FEW = /不足|不够|偏少|较少|短缺|缺乏|紧缺|未达|达不到|没有达到|不达标/;
const MEETS_THE_NORM = /(?<!未|没有|不)(?:达到|符合|满足)[^,。;]{2,20}(?:要求|标准|规定)/;
const NEARLY_OVER = /基本|逐步|初步|部分|力争|正在|推进/;
const SURE = 0.8;

/**
 * The text says the very opposite of what was wrong: late and 按期审结率100%, too few and 达到不少于5%的要求, 清理不彻底 and
 * 清理工作全部结束.
 */
export function saysTheOpposite(
  item: string,
  { passage: { text, closingClauses }, score }: Evidence,
): boolean {
  const clauses = text.split(/[,;。]/).filter((clause) => !NEARLY_OVER.test(clause));
  if (TOO_LATE.test(item) && clauses.some((clause) => IN_TIME.test(clause))) return true;
  if (score < SURE) return false;
  if (TOO_FEW.test(item) && clauses.some((clause) => MEETS_THE_NORM.test(clause))) return true;
  const acts = [...item.matchAll(DONE_BADLY)].map(([, act = '']) => act);
  return acts.some((act) =>
    closingClauses.some(({ text: clause }) => clause.includes(act) && !clause.includes('率')),
  );
}

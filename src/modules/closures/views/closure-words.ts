import type {
  ClosureAnswer,
  Feature,
  FigureComparison,
  LedgerVerdict,
  PromiseVerdict,
  Recurrence,
  RecurrenceLikeness,
  Standing,
} from '../../../core/closure/index.js';
import { themeName } from '../../../core/shared/themes.js';

/** What people read for each code of a check (zh-CN). */
export const ANSWER_WORDS: Readonly<Record<ClosureAnswer, string>> = {
  'stated-closed': '报告称已完成整改',
  'stated-in-progress': '报告称正在整改',
  'mentioned-only': '报告只是提到,没有写整改情况',
  silent: '报告没有提到',
};

export const ANSWERS = Object.keys(ANSWER_WORDS) as ClosureAnswer[];

export const VERDICT_WORDS: Readonly<Record<LedgerVerdict, string>> = {
  agree: '报告与台账一致',
  'report-claims-more': '报告称已完成,台账尚未销号',
  'ledger-closed-report-silent': '台账已销号,报告没有提到',
  'ledger-closed-report-open': '台账已销号,报告仍写正在整改',
  'restated-without-result': '报告只重述问题或措施,没有写结果和整改状态',
  'open-report-silent': '台账尚未完成,报告没有提到',
  'no-ledger': '没有立项,台账无从核对',
};

export const PROMISE_WORDS: Readonly<Record<PromiseVerdict, string>> = {
  fulfilled: '已兑现',
  partly: '部分兑现',
  'not-mentioned': '没有提到',
};

export const LIKENESS_WORDS: Readonly<Record<RecurrenceLikeness, string>> = {
  'same-wording': '表述雷同',
  'same-theme': '同一问题再次出现',
};

export const TREND_WORDS: Readonly<Record<Recurrence['trend'], string>> = {
  worse: '程度加重',
  better: '程度减轻',
  unchanged: '程度未变',
};

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  closed: '本条没有写整改状态,按对全部问题的总体表述,已完成整改',
  open: '本条没有写整改状态,按对全部问题的总体表述,正在整改',
  unsure: '本条没有写整改状态,总体表述写明几项完成、几项推进,看不出本项属于哪一类',
};

const FEATURE_WORDS: { readonly [F in Feature as F['code']]: (feature: F) => string } = {
  'shared-terms': ({ terms }) => `共同的词:${terms.join('、')}`,
  'same-theme': ({ themes }) => `同一主题:${themes.map(themeName).join('、')}`,
  'same-unit': ({ units }) => `同一单位:${units.join('、')}`,
  figures: ({ compared }) => `数字对照:${compared.map(wordsOfFigures).join('、')}`,
  'in-prior-section': () => '写在“上一年度存在问题的整改情况”部分',
  'status-of-all': ({ standing }) => STANDING_WORDS[standing],
  'result-words': ({ words }) => `结果用语:${words.join('、')}`,
  'continuing-words': ({ words }) => `持续性用语:${words.join('、')}`,
  'unfinished-words': ({ words }) => `未完成用语:${words.join('、')}`,
  'listed-again': () => '今年又列为问题',
  'planned-again': () => '又列入下一年安排',
  'no-measure': () => '没有写整改措施',
  'no-result': () => '只写措施,没有数字、结果和整改状态',
};

/** Why an answer was given, in one phrase. */
export function wordsOfFeature(feature: Feature): string {
  return (FEATURE_WORDS[feature.code] as (feature: Feature) => string)(feature);
}

function wordsOfFigures({ promised, reported, unit, met }: FigureComparison): string {
  if (reported === null) return `计划${promised}${unit},报告没有写`;
  return `计划${promised}${unit},报告${reported}${unit}${met ? '' : ',未达到'}`;
}

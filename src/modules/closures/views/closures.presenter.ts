import { chainsOf, type Chain } from '../../../core/closure/index.js';
import { TRANSITIONS } from '../../../core/task/index.js';
import type { Page } from '../../../platform/http/page.js';
import { PROBLEMS, type ProblemCode } from '../../../platform/http/problem-catalogue.js';
import type { CarryOverOutlook } from '../../tasks/index.js';
import {
  ANSWER_WORDS,
  LIKENESS_WORDS,
  PROMISE_WORDS,
  TREND_WORDS,
  VERDICT_WORDS,
  wordsOfFeature,
} from './closure-words.js';
import type {
  AnswerRecord,
  CheckRecord,
  FullCheckRecord,
  RecurrenceRecord,
  YearLink,
} from './closures.queries.js';
import { PROPOSABLE } from './closures.views.js';
import { presentFigure } from './present-figure.js';
import type {
  AnswerView,
  ChainView,
  CheckPage,
  CheckRow,
  CheckView,
  CodeView,
  ProposedAction,
  RecurrenceView,
} from './closures.views.js';
import { countAnswers, promiseInForce, verdictInForce } from './count-answers.js';

export function presentPage({ items, next }: Page<CheckRecord>): CheckPage {
  return { items: items.map(presentRow), next };
}

export function presentRow(record: CheckRecord): CheckRow {
  const { head, reasonCode } = record;
  return {
    ...head,
    reason: reasonCode === null ? null : problemView(reasonCode),
    counts: countAnswers(record),
  };
}

/** Three ways to the matters of a year whose report nobody has handed in. */
const WITHOUT_EARLIER_REPORT = [
  { route: 'POST /api/intakes', text: '上传上一年度的报告' },
  { route: 'POST /api/last-year-matters', text: '手工录入上一年度的问题和安排' },
  { route: 'POST /api/ledger/intakes', text: '从已有的 Excel 台账导入' },
] as const;

export function presentCheck(record: FullCheckRecord): CheckView {
  const chainOf = chainViews(record.links);
  const { hasPriorSection, rulesVersion, copied, textLength } = record.reading;
  return {
    ...presentRow(record),
    ...{ hasPriorSection, rulesVersion, copied },
    offers: record.reasonCode === 'closure.no-earlier-report' ? WITHOUT_EARLIER_REPORT : [],
    copiedShare: {
      numerator: copied.reduce((sum, { start, end }) => sum + end - start, 0),
      denominator: textLength,
    },
    answers: record.answers.map(presentAnswer),
    recurrences: record.recurrences.map((recurrence) => presentRecurrence(recurrence, chainOf)),
  };
}

function presentAnswer(record: AnswerRecord): AnswerView {
  const { id, kind, standing, lastYear, answer, quotes, features, ledger } = record;
  const promise = promiseInForce(record);
  return {
    ...{ id, kind, ...standing, lastYear, ledger },
    answer: { code: answer, text: ANSWER_WORDS[answer] },
    thisYear: quotes,
    features: features.map((feature) => ({ code: feature.code, text: wordsOfFeature(feature) })),
    verdict: verdictView(record),
    promise: promise === null ? null : { code: promise, text: PROMISE_WORDS[promise] },
    figures: record.figures.map(presentFigure),
  };
}

export function verdictView(record: AnswerRecord): CodeView {
  const verdict = verdictInForce(record);
  return { code: verdict, text: VERDICT_WORDS[verdict] };
}

/** The rule that forbids in words; everything else as it is. */
export function presentCarryOver<T extends CarryOverOutlook>({ problemCode, ...fate }: T) {
  return { ...fate, refusal: problemCode === null ? null : problemView(problemCode) };
}

function problemView(code: ProblemCode): CodeView {
  return { code, text: PROBLEMS[code].title };
}

type ChainOf = (item: { readonly id: string; readonly year: number }) => ChainView;

function presentRecurrence(record: RecurrenceRecord, chainOf: ChainOf): RecurrenceView {
  const { likeness, trend, earlierTasks, currentItemId, currentYear, ...rest } = record;
  return {
    ...rest,
    likeness: { code: likeness, text: LIKENESS_WORDS[likeness] },
    trend: { code: trend, text: TREND_WORDS[trend] },
    chain: chainOf({ id: currentItemId, year: currentYear }),
    proposedActions: record.state === 'confirmed' ? earlierTasks.flatMap(proposedFor) : [],
  };
}

/** What struck-off work calls for when its problem is back, and what unfinished work does; nothing where the rules know neither. */
function proposedFor({ taskId, number, state }: RecurrenceRecord['earlierTasks'][number]): ProposedAction[] {
  const action = PROPOSABLE.find((one) => TRANSITIONS[state][one] !== undefined);
  return action === undefined ? [] : [{ taskId, number, action }];
}

/** The chain of each item, by confirmed links alone and with the proposed ones. */
function chainViews(links: readonly YearLink[]): ChainOf {
  const items = new Map<string, number>();
  for (const { laterId, laterYear, earlierId, earlierYear } of links)
    items.set(laterId, laterYear).set(earlierId, earlierYear);
  const chainsBy = (joining: readonly YearLink[]) =>
    chainsOf(
      [...items].map(([id, year]) => ({ id, year })),
      joining,
    );
  const confirmed = chainsBy(links.filter(({ isConfirmed }) => isConfirmed));
  const proposed = chainsBy(links);
  return (item) => {
    const { firstYear, yearCount, carriedYears } = chainWith(item, confirmed);
    return { firstYear, yearCount, carriedYears, proposedYearCount: chainWith(item, proposed).yearCount };
  };
}

/** An item whose links were all refused stands alone. */
function chainWith(
  { id, year }: { readonly id: string; readonly year: number },
  chains: readonly Chain[],
): Chain {
  const alone = { itemIds: [id], firstYear: year, lastYear: year, yearCount: 1, carriedYears: 0 };
  return chains.find(({ itemIds }) => itemIds.includes(id)) ?? alone;
}

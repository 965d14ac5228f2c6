import type { RuleWords } from './texts.js';

type Words = RuleWords['conditions'];
/** What a rule asks about a task, as the API tells it. */
type Told = Readonly<Record<string, unknown>>;

/** Conditions that are a fact or not. */
const FACTS = [
  'pastDue',
  'milestoneMissed',
  'cannotFinish',
  'criticised',
  'redSlipUnmet',
  'interviewUnmet',
] as const;
/** Conditions with a figure, and what the API calls it. */
const FIGURES = {
  dueWithin: 'workdays',
  behindAtLeast: 'points',
  behindMoreThan: 'points',
  sentBack: 'times',
  notStartedFor: 'months',
  yellowChecks: 'times',
  redChecksInARow: 'times',
} as const;

/** @returns the condition as a sentence a person would say; a kind that this console does not know is named as it is */
export function sentenceOf(condition: Told, words: Words): string {
  const { kind } = condition;
  if (kind === 'all') return innerOf(condition, words).join(words.and);
  if (kind === 'any') return innerOf(condition, words).join(words.or);
  const fact = FACTS.find((one) => one === kind);
  if (fact !== undefined) return words[fact];
  const counted = (Object.keys(FIGURES) as (keyof typeof FIGURES)[]).find((one) => one === kind);
  if (counted === undefined) return JSON.stringify(condition);
  return words[counted](String(Number(condition[FIGURES[counted]])));
}

function innerOf({ of }: Told, words: Words): string[] {
  return Array.isArray(of) ? of.filter(isCondition).map((one) => sentenceOf(one, words)) : [];
}

function isCondition(value: unknown): value is Told {
  return typeof value === 'object' && value !== null;
}

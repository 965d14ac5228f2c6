import type { Answer } from './check.js';

export type AnswerFilter = 'ask' | 'open' | 'all';

export function shownAnswers(answers: readonly Answer[], filter: AnswerFilter): Answer[] {
  if (filter === 'all') return [...answers];
  const open = answers.filter(({ confirmedAnswer }) => confirmedAnswer === null);
  return filter === 'open' ? open : open.filter(({ askAPerson }) => askAPerson);
}

export const ANSWERS = ['stated-closed', 'stated-in-progress', 'mentioned-only', 'silent'] as const;
export type AnswerCode = (typeof ANSWERS)[number];

const VERDICT_TONES: Readonly<Record<string, 'good' | 'warn' | 'bad' | 'plain'>> = {
  agree: 'good',
  'report-claims-more': 'bad',
  'ledger-closed-report-silent': 'warn',
  'ledger-closed-report-open': 'warn',
  'restated-without-result': 'warn',
  'open-report-silent': 'bad',
};

/** How grave it is that report and ledger differ; the word says in what. */
export function toneOf(verdict: string): 'good' | 'warn' | 'bad' | 'plain' {
  return VERDICT_TONES[verdict] ?? 'plain';
}

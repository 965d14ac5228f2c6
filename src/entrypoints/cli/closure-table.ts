import {
  type ClosureAnswer,
  type ClosureScore,
  type PairScore,
  totalScore,
} from '../../core/closure/index.js';

export interface NamedPairScore {
  readonly name: string;
  readonly score: PairScore;
}

const ANSWERS: readonly ClosureAnswer[] = ['stated-closed', 'stated-in-progress', 'mentioned-only', 'silent'];

/** Every mistake pair by pair, then the sums and the confusion table. */
export function closureTable(scores: readonly NamedPairScore[]): string {
  const total = totalScore(scores.map(({ score }) => score));
  return [...scores.flatMap(mistakes), '', ...sums(total), '', ...confusion(total), ''].join('\n');
}

function mistakes({ name, score }: NamedPairScore): string[] {
  const wrong = score.answers.filter(({ given, expected }) => given !== expected);
  return [
    `${name}  ${score.answers.length - wrong.length}/${score.answers.length}`,
    ...wrong.map(
      ({ expected, given, askAPerson, text }) =>
        `  ${expected} read as ${given}${askAPerson ? ' (asks a person)' : ''}: ${text.replace(/\s+/g, ' ')}`,
    ),
    ...score.wrongRecurrences.map((words) => `  recurrence ${words.replace(/\s+/g, ' ')}`),
  ];
}

function sums({
  items,
  correct,
  accuracy,
  falseClosed,
  recurrence,
  asked,
  quoteHits,
}: ClosureScore): string[] {
  return [
    `answers            ${fixed(accuracy)}  (${correct} of ${items}, ${falseClosed} falsely closed)`,
    `quotes hit         ${fixed(quoteHits)}`,
    `recurrences        P ${fixed(recurrence.precision)}  R ${fixed(recurrence.recall)}  (${recurrence.correct} of ${recurrence.expected}, found ${recurrence.found})`,
    `ask a person       ${fixed(asked.share)} of all; the rest right ${fixed(asked.accuracyOfRest)}; mistakes among them ${fixed(asked.mistakesCaught)}`,
  ];
}

function confusion({ confusion: table }: ClosureScore): string[] {
  const head = `${''.padEnd(20)}${ANSWERS.map((answer) => answer.padStart(20)).join('')}`;
  return [
    head,
    ...ANSWERS.map(
      (expected) =>
        `${expected.padEnd(20)}${ANSWERS.map((given) => String(table[expected][given]).padStart(20)).join('')}`,
    ),
  ];
}

function fixed(share: number): string {
  return share.toFixed(3);
}

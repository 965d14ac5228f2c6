import {
  promiseOfAnswer,
  verdictAgainstLedger,
  type ClosureAnswer,
  type LedgerVerdict,
  type PromiseVerdict,
} from '../../../core/closure/index.js';
import type { AnswerTally, CheckRecord } from './closures.queries.js';
import { ANSWER_WORDS, VERDICT_WORDS } from './closure-words.js';
import type { CheckCounts, CountedCode, ShareView } from './closures.views.js';
import { ledgerOfItem } from '../checks/ledger-of-item.js';

type Read = Pick<AnswerTally, 'answer' | 'confirmedAnswer'>;

/** A person's word before the machine's. */
export function answerInForce({ answer, confirmedAnswer }: Read): ClosureAnswer {
  return confirmedAnswer ?? answer;
}

export function verdictInForce(tally: Read & Pick<AnswerTally, 'ledger' | 'isWithoutResult'>): LedgerVerdict {
  const { isWithoutResult, ledger } = tally;
  return verdictAgainstLedger({ answer: answerInForce(tally), isWithoutResult }, ledgerOfItem(ledger));
}

/** A person who finds another answer thereby finds whether the promise was kept. */
export function promiseInForce(tally: AnswerTally): PromiseVerdict | null {
  if (tally.kind !== 'plan') return null;
  const answer = answerInForce(tally);
  return answer === tally.answer ? tally.promise : promiseOfAnswer(answer);
}

type Counted = Pick<CheckRecord, 'answers' | 'shortcomings' | 'cameBack' | 'mayHaveComeBack'>;

/** Every figure with its denominator; the verdicts by the ledger as it is handed in. */
export function countAnswers({ answers, shortcomings, cameBack, mayHaveComeBack }: Counted): CheckCounts {
  const verdicts = answers.map(verdictInForce);
  const promises = answers.map(promiseInForce).filter((promise) => promise !== null);
  const asked = answers.filter(({ askAPerson }) => askAPerson);
  return {
    matters: answers.length,
    answers: counted(answers.map(answerInForce), ANSWER_WORDS),
    verdicts: counted(verdicts, VERDICT_WORDS),
    agreeing: share(
      verdicts.filter((verdict) => verdict === 'agree'),
      verdicts.filter((verdict) => verdict !== 'no-ledger'),
    ),
    confirmed: share(
      answers.filter(({ confirmedAnswer }) => confirmedAnswer !== null),
      answers,
    ),
    toAsk: share(
      asked.filter(({ confirmedAnswer }) => confirmedAnswer === null),
      asked,
    ),
    promisesKept: share(
      promises.filter((promise) => promise === 'fulfilled'),
      promises,
    ),
    cameBack: { numerator: cameBack, denominator: shortcomings },
    mayHaveComeBack: { numerator: mayHaveComeBack, denominator: shortcomings },
  };
}

function share(part: readonly unknown[], whole: readonly unknown[]): ShareView {
  return { numerator: part.length, denominator: whole.length };
}

/** Every code of the list, also those that occur nowhere. */
function counted<Code extends string>(
  codes: readonly Code[],
  words: Readonly<Record<Code, string>>,
): CountedCode[] {
  return (Object.entries(words) as [Code, string][]).map(([code, text]) => ({
    ...{ code, text },
    count: codes.filter((one) => one === code).length,
  }));
}

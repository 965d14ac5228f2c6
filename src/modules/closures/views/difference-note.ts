import type { LedgerVerdict } from '../../../core/closure/index.js';
import { ANSWER_WORDS } from './closure-words.js';
import { presentRow, verdictView } from './closures.presenter.js';
import type { AnswerRecord, FullCheckRecord } from './closures.queries.js';
import type { DifferenceLine, DifferenceNote } from './closures.views.js';
import { answerInForce, verdictInForce } from './count-answers.js';

/** What a leader must know first before signing; where both agree there is nothing to say. */
const GRAVEST_FIRST: readonly LedgerVerdict[] = [
  'report-claims-more',
  'open-report-silent',
  'restated-without-result',
  'ledger-closed-report-open',
  'ledger-closed-report-silent',
  'no-ledger',
];

/** Report against ledger, each difference with last year's words, this year's words and the ledger beside them. */
export function differenceNote(record: FullCheckRecord): DifferenceNote {
  const { id: checkId, organisationName, year, edition, reason, counts } = presentRow(record);
  const lines = GRAVEST_FIRST.flatMap((verdict) =>
    record.answers.filter((answer) => verdictInForce(answer) === verdict),
  );
  return { checkId, organisationName, year, edition, reason, counts, lines: lines.map(toLine) };
}

function toLine(record: AnswerRecord): DifferenceLine {
  const answer = answerInForce(record);
  return {
    answerId: record.id,
    verdict: verdictView(record),
    answer: { code: answer, text: ANSWER_WORDS[answer] },
    isConfirmed: record.confirmedAnswer !== null,
    lastYear: record.lastYear,
    thisYear: record.quotes,
    ledger: record.ledger,
  };
}

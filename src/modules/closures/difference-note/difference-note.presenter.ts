import type { LedgerVerdict, PromiseVerdict } from '../../../core/closure/index.js';
import { ANSWER_WORDS, PROMISE_WORDS } from '../views/closure-words.js';
import { presentRow, verdictView } from '../views/closures.presenter.js';
import type { AnswerRecord, FullCheckRecord } from '../views/closures.queries.js';
import type { DifferenceLine, DifferenceNote, PromiseLine } from './difference-note.views.js';
import { answerInForce, promiseInForce, verdictInForce } from '../views/count-answers.js';
import { presentFigure } from '../views/present-figure.js';

/** What a leader must know first before signing; where both agree there is nothing to say. */
const GRAVEST_FIRST: readonly LedgerVerdict[] = [
  'report-claims-more',
  'open-report-silent',
  'restated-without-result',
  'ledger-closed-report-open',
  'ledger-closed-report-silent',
  'no-ledger',
];

/** A promise that nobody speaks of any more comes before one that is half kept. */
const BROKEN: readonly PromiseVerdict[] = ['not-mentioned', 'partly'];

/** Report against ledger, each difference with last year's words, this year's words and the ledger beside them. */
export function differenceNote(record: FullCheckRecord): DifferenceNote {
  const { id: checkId, organisationName, year, edition, reason, counts, ...row } = presentRow(record);
  const lines = GRAVEST_FIRST.flatMap((verdict) =>
    record.answers.filter((answer) => verdictInForce(answer) === verdict),
  );
  return {
    checkId,
    organisationName,
    year,
    edition,
    reason,
    counts,
    signedAt: row.signedAt,
    signedBy: row.signedBy,
    lines: lines.map(toLine),
    promises: brokenPromises(record),
  };
}

function brokenPromises({ answers }: FullCheckRecord): PromiseLine[] {
  return BROKEN.flatMap((verdict) =>
    answers
      .filter((answer) => promiseInForce(answer) === verdict)
      .map((answer) => ({
        answerId: answer.id,
        promise: { code: verdict, text: PROMISE_WORDS[verdict] },
        isConfirmed: answer.confirmedAnswer !== null,
        lastYear: answer.lastYear,
        figures: answer.figures.map(presentFigure),
        thisYear: answer.quotes,
      })),
  );
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

export { fulfilmentOf, leastFulfilment, promiseOfAnswer, promiseVerdict } from './promises/promise-ledger.js';
export { draftPromises, type DraftPromise } from './drafts/draft-promises.js';
export { draftPlan, draftShortcomings, type OpenMatter } from './drafts/draft-ahead.js';
export { chainsOf, type Chain, type ChainItem, type ChainLink } from './recurrence/chains.js';
export {
  checkAgainst,
  checkClosure,
  CLOSURE_RULES_VERSION,
  readThisYear,
  recurrencesAgainst,
  type ThisYear,
} from './check-closure.js';
export type { DraftSentence, Proven } from './drafts/draft-words.js';
export { draftSection, draftText, type DraftItem, type DraftParagraph } from './drafts/draft-section.js';
export {
  isClosedInLedger,
  verdictAgainstLedger,
  type LedgerDecision,
  type LedgerStanding,
  type LedgerVerdict,
  type Said,
} from './ledger.js';
export type {
  ClosureAnswer,
  ClosureInput,
  ClosureReading,
  Feature,
  FigureComparison,
  ItemAnswer,
  PreviousItem,
  PromiseVerdict,
  Quote,
  Recurrence,
  RecurrenceLikeness,
  Standing,
  Zone,
} from './types.js';
export type { CopiedSentence } from '../text/copied-sentences.js';
export { parseClosurePair, type ClosurePairFile } from './evaluation/labels.js';
export {
  previousItemsOf,
  scorePair,
  totalScore,
  type ClosureLabels,
  type ClosureScore,
  type LabelledItem,
  type LabelledRecurrence,
  type PairScore,
} from './evaluation/scoring.js';

export { isAlive } from './alive.js';
export { decideAct } from './decide-act.js';
export { REVIEW_REFUSAL_CODES, type ReviewRefusalCode } from './refusal-codes.js';
export { joinSpans, overlap, quoteOf } from './spans.js';
export {
  linkKey,
  type ActStamp,
  type ItemLink,
  type ItemOrigin,
  type LinkKind,
  type LinkState,
  type Review,
  type ReviewAct,
  type ReviewChange,
  type ReviewedItem,
} from './types.js';
export { applyChanges, differences, undoChanges } from './undo.js';

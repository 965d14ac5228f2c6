export { uncoveredSpans } from './coverage.js';
export { quotedItem, quotedPieces, suggestedCuts, suggestedSplits, type QuotedItem } from './items/pieces.js';
export { readReport } from './read-report.js';
export type {
  ItemKind,
  MetadataEvidence,
  ReportItem,
  ReportMetadata,
  ReportReading,
  ReportSection,
  SectionRole,
} from './types.js';
export { parseGold } from './evaluation/gold.js';
export { looksLikeReport } from './head/recognise.js';
export {
  type Counts,
  type GoldReport,
  ITEM_KINDS,
  METADATA_FIELDS,
  type Miss,
  rates,
  type ReportScore,
  scoreReport,
  sumCounts,
} from './evaluation/scoring.js';

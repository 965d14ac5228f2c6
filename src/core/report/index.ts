export { uncoveredSpans } from './coverage.js';
export { readReport } from './read-report.js';
export type {
  Diagnostic,
  ItemKind,
  MetadataEvidence,
  ReportItem,
  ReportMetadata,
  ReportReading,
  ReportSection,
  SectionRole,
} from './types.js';
export { parseGold } from './gold.js';
export { looksLikeReport } from './recognise.js';
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
} from './scoring.js';

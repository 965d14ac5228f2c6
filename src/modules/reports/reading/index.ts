export { readSource } from './read-source.js';
export { MAX_SOURCE_BYTES, type SourceNotice, type SourceRefusal, type SourceText } from './source.js';
export { originOf, type Origin, type OriginMap } from './origin.js';
export type { Encoding } from './text/decode.js';
export { READING_LIMITS, ReadingPool, type ReadingLimits } from './worker/reading-pool.js';
export { ReportReader } from './worker/report-reader.js';
export type { ReadingOutcome, ReadOutcome } from './worker/tasks.js';

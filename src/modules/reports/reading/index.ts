export { MAX_SOURCE_BYTES, readSource, type SourceRefusal, type SourceText } from './read-source.js';
export type { Encoding } from './decode.js';

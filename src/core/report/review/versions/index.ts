export { alignVersions } from './align-versions.js';
export { MATCHES, type Alignment, type Difference, type Match, type Versions } from './types.js';

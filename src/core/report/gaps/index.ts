export { featureText } from './feature-texts.js';
export { type ConfirmedLink, type GapItem, type GapMatrix, gapMatrix } from './gap-matrix.js';
export { LINK_RULES_VERSION, type LinkQuestion, suggestLinks } from './suggest-links.js';
export { LINK_FEATURE_KINDS } from './types.js';
export type { Linkable, LinkFeature, LinkSuggestion } from './types.js';

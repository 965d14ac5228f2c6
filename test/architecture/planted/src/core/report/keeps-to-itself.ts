import type { Allowed } from '../shared/allowed.js';

export type Kept = Allowed;

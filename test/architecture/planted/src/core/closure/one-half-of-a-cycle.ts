import type { Other } from './other-half-of-a-cycle.js';

export type One = Other | null;

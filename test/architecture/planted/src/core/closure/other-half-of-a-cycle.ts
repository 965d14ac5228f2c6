import type { One } from './one-half-of-a-cycle.js';

export type Other = One[];

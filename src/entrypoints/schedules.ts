import type { Schedule } from '../platform/queue/schedules.js';

/** Every clock of the product in one place. */
export const SCHEDULE_LIST: readonly Schedule[] = [];

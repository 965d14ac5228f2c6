import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogPosition } from './log-position.js';

/** What is known of the person for whom a request reads. */
export interface ReadMark {
  /** Up to where the person has written of late; null: nothing. */
  readonly seen: LogPosition | null;
}

/** Present in requests that may be answered a little late; absent everywhere else, which then reads the primary. */
export const READ_MARK = new AsyncLocalStorage<ReadMark>();

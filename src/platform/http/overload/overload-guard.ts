/** What a process has under way, as the guard sees it. */
export interface Pressure {
  /** Requests that were taken and not answered yet; open lines that only wait for news are none. */
  readonly inFlight: number;
  /** Statements that wait for a connection to the database. */
  readonly waitingForDatabase: number;
  /** Whether the event loop came later than `LATE_LOOP_MS`, on average of the last second. */
  readonly isLoopLate: boolean;
}

export type OverloadReason = 'in-flight' | 'database' | 'event-loop';

/** Seconds after which a refused client may ask again: a queue of that depth is worked off by then. */
export const RETRY_AFTER_SECONDS = 2;

/** For each connection of the pool: a request that finds so many before it would wait for some seconds. */
const WAITING_PER_CONNECTION = 32;
const IN_FLIGHT_PER_CONNECTION = 40;

/**
 * Whether one more request is taken. What is refused at once costs a fraction of what is refused after it has waited, so the
 * answers that are given stay as quick as before. A late loop alone is no reason: it may have been one big step that is over,
 * as at the start; with nobody waiting there is nobody to protect.
 * @param connections of the pool to the database: what this process can work on at a time
 * @returns why not; null: it is taken
 */
export function overloadOf(pressure: Pressure, connections: number): OverloadReason | null {
  if (pressure.isLoopLate && pressure.inFlight >= connections) return 'event-loop';
  if (pressure.waitingForDatabase >= connections * WAITING_PER_CONNECTION) return 'database';
  if (pressure.inFlight >= connections * IN_FLIGHT_PER_CONNECTION) return 'in-flight';
  return null;
}

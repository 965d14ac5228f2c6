import { AsyncLocalStorage } from 'node:async_hooks';

/** A request whose effect is to happen once, whatever becomes of its answer. */
export interface KeyedRequest {
  readonly accountId: string;
  readonly key: string;
}

/** Present in requests with an `Idempotency-Key`. */
export const KEYED_REQUEST = new AsyncLocalStorage<KeyedRequest>();

/** Said in the transaction itself, so that no crash can part the effect from the word of it; one that wrote nothing says nothing. */
export const SAY_EFFECT = `update idempotency_key set has_effect = true
  where account_id = $1 and key = $2 and pg_current_xact_id_if_assigned() is not null`;

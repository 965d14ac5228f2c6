import type { TxStatement } from '../database/tx.js';

/** That the job of a row was done. */
export interface Receipt {
  readonly outboxId: string;
  readonly at: Date;
}

/** Keeps receipts in one statement, however many. One that another run has kept stays as it is. */
export function keepReceipts(receipts: readonly Receipt[]): TxStatement {
  return {
    sql: KEEP,
    params: [receipts.map(({ outboxId }) => outboxId), receipts.map(({ at }) => at)],
  };
}

const KEEP = `
update outbox o set done_at = r.at from unnest($1::uuid[], $2::timestamptz[]) as r (id, at) where o.id = r.id and o.done_at is null`;

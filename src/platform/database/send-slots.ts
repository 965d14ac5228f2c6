import type { Tx } from './tx.js';

export interface SlotLimit {
  /** Names what is limited: one robot, one gateway. */
  readonly key: string;
  readonly perMinute: number;
}

/**
 * Takes a place in the current minute; holds over all processes.
 * @returns the start of the next minute where this one is full, null where the place was taken
 */
export async function takeSlot(tx: Tx, { key, perMinute }: SlotLimit, now: Date): Promise<Date | null> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const taken = await tx.query(TAKE, [key, minute, perMinute]);
  return taken.length > 0 ? null : new Date(minute.getTime() + 60_000);
}

const TAKE = `
insert into send_slot (key, minute, taken) values ($1, $2, 1)
on conflict on constraint send_slot_pk do update
  set minute = excluded.minute, taken = case when send_slot.minute < excluded.minute then 1 else send_slot.taken + 1 end
  where send_slot.minute < excluded.minute or send_slot.taken < $3
returning taken`;

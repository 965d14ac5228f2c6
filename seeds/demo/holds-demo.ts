import type { Reader } from '../../src/platform/database/reader.js';

/** Whether the database that this program works on holds the demo, told to its end. */
export async function holdsDemo(reader: Reader): Promise<boolean> {
  return (await reader.unscoped({ text: 'select 1 from demo where finished_at is not null' })).length > 0;
}

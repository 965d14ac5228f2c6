import { readCsv } from './read-csv.js';
import { readXlsx } from './read-xlsx.js';
import { Unreadable, type SheetEvent } from './sheet-events.js';

const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');

/** What the bytes are decides, not the name. @throws Unreadable */
export async function* readEvents(bytes: Buffer): AsyncGenerator<SheetEvent> {
  if (bytes.subarray(0, 8).equals(OLD_OFFICE)) throw new Unreadable('ledger.old-format');
  if (!bytes.subarray(0, 4).equals(ZIP)) {
    yield* readCsv(bytes);
    return;
  }
  try {
    yield* readXlsx(bytes);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('ledger.unreadable');
  }
}

/** The thread in which a workbook is read: a batch, then it waits until that was taken. */
import { parentPort, workerData } from 'node:worker_threads';
import { readEvents } from './read-events.js';
import { Unreadable } from './sheet-events.js';

const port = parentPort;
if (port !== null) {
  const taken = () => new Promise<void>((resolve) => port.once('message', () => resolve()));
  try {
    for await (const event of readEvents(Buffer.from(workerData as Uint8Array))) {
      port.postMessage({ event });
      await taken();
    }
    port.postMessage({ end: true });
  } catch (error) {
    port.postMessage({ refused: error instanceof Unreadable ? error.code : 'ledger.unreadable' });
  }
}

import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Unreadable, type SheetEvent, type UnreadableCode } from './sheet-events.js';

const HEAP_MB = 384;
const PATIENCE_MS = 120_000;

interface Message {
  readonly event?: SheetEvent;
  readonly end?: true;
  readonly refused?: UnreadableCode;
}

/**
 * Reads a workbook in a thread of its own, whose heap and time are bounded; the thread waits until each batch was taken.
 * @throws Unreadable with the code of what is wrong with the file
 */
export async function* readWorkbook(bytes: Buffer): AsyncGenerator<SheetEvent> {
  const worker = new Worker(new URL(`./sheet-worker${extname(import.meta.url)}`, import.meta.url), {
    env: {},
    execArgv: launchOptions(),
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const failure = new AbortController();
  worker.once('error', () => failure.abort());
  const timer = setTimeout(() => failure.abort(), PATIENCE_MS);
  try {
    for (;;) {
      const [message] = (await once(worker, 'message', { signal: failure.signal })) as [Message];
      if (message.refused !== undefined) throw new Unreadable(message.refused);
      if (message.event === undefined) return;
      yield message.event;
      worker.postMessage('taken');
    }
  } catch (error) {
    throw error instanceof Error && error.name === 'AbortError'
      ? new Unreadable('ledger.too-large-inside')
      : error;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** Built, the worker is JavaScript beside this file. Sources that run as they stand need the hooks that compile them. */
function launchOptions(): string[] {
  if (!import.meta.url.endsWith('.ts')) return [];
  return ['--import', new URL('../../../../test/support/typescript.mjs', import.meta.url).href];
}

import { parentPort, workerData } from 'node:worker_threads';
import { generate, type Recipe } from './generate.js';
import { takePortion, type FromThread } from './portion.js';

const { recipe, lastEventId } = workerData as { recipe: Recipe; lastEventId: number };
const portions = generate(recipe, lastEventId);

/** One portion for each time it is asked. */
parentPort?.on('message', () => {
  const next = portions.next();
  if (next.done === true) {
    parentPort?.postMessage({ newestEventId: next.value.newestEventId } satisfies FromThread);
    return;
  }
  const portion = takePortion(next.value);
  parentPort?.postMessage(
    { portion } satisfies FromThread,
    portion.map(({ bytes }) => bytes.buffer),
  );
});

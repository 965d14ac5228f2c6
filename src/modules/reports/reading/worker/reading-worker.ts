/** The thread that documents are read in: one task at a time, and no more of the program than reading needs. */
import { parentPort } from 'node:worker_threads';
import { perform, type ReadingTask } from './tasks.js';

parentPort?.on('message', (task: ReadingTask) => {
  perform(task).then(
    (outcome) => parentPort?.postMessage({ outcome }),
    (error: unknown) =>
      parentPort?.postMessage({ crash: error instanceof Error ? error.message : String(error) }),
  );
});

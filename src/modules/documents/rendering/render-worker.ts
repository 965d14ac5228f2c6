/** The thread that fills one long template and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { renderDocx, type DocumentData } from './render-docx.js';

const { template, data } = workerData as { template: Uint8Array; data: DocumentData };
parentPort?.postMessage(renderDocx(Buffer.from(template), data));

import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { renderDocx, type DocumentData } from './render-docx.js';

/** A form of one task is filled in some 20 ms; from here on it takes longer than an event loop should wait. */
const ROWS_AT_ONCE = 50;
const HEAP_MB = 512;

/** Fills templates: short documents at once, long ones in a thread of their own. */
@Injectable()
export class DocumentRenderer {
  render(template: Buffer, data: DocumentData): Promise<Buffer> {
    const rows = Object.values(data).reduce<number>(
      (sum, value) => sum + (Array.isArray(value) ? value.length : 0),
      0,
    );
    return rows <= ROWS_AT_ONCE ? Promise.resolve(renderDocx(template, data)) : this.inThread(template, data);
  }

  private inThread(template: Buffer, data: DocumentData): Promise<Buffer> {
    const worker = new Worker(new URL(`./render-worker${extname(import.meta.url)}`, import.meta.url), {
      workerData: { template, data },
      execArgv: launchOptions(),
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    return new Promise<Buffer>((resolve, reject) => {
      worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the rendering thread ended with ${code}`)));
    });
  }
}

/** Built, the worker is JavaScript beside this file. Sources that run as they stand need the hooks that compile them. */
function launchOptions(): string[] {
  if (!import.meta.url.endsWith('.ts')) return [];
  return ['--import', new URL('../../../../test/support/typescript.mjs', import.meta.url).href];
}

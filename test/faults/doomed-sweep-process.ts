/** A sweep that kills its process in the transaction of its second batch. Argument: database address. */
import 'reflect-metadata';
import { Injectable } from '@nestjs/common';
import { Sweep } from '../../src/modules/reminders/index.js';
import { SweepBatch } from '../../src/modules/reminders/sweep/sweep-batch.service.js';
import { countyModule } from '../integration/reminders/county.js';

let batches = 0;

@Injectable()
class FatalBatch extends SweepBatch {
  override async write(...args: Parameters<SweepBatch['write']>): Promise<void> {
    await super.write(...args);
    batches += 1;
    if (batches === 2) process.kill(process.pid, 'SIGKILL');
  }
}

const [, , databaseUrl = ''] = process.argv;
const module = await countyModule(databaseUrl, null)
  .overrideProvider(SweepBatch)
  .useClass(FatalBatch)
  .compile();
const app = await module.init();
await app.get(Sweep).runIfDue(new AbortController().signal);

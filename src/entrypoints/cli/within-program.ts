import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { SystemClock } from '../../platform/clock.js';
import { loadConfig, processEnvironment } from '../../platform/config/config.js';
import { AppModule, type ProcessRole } from '../app.module.js';
import { joinDatabase } from '../ready-database.js';
import type { CommandIo } from './command-io.js';

/**
 * Does a command's work inside the program, beside one that is running or on a database started for it; both are closed
 * afterwards, whatever came of it.
 * @param alone as what the command runs where nothing else does: `worker` also does the jobs that it orders
 */
export async function withinProgram<T>(
  io: CommandIo,
  work: (app: INestApplicationContext) => Promise<T>,
  alone: ProcessRole = 'api',
): Promise<T> {
  const config = loadConfig(processEnvironment());
  const database = await joinDatabase(config, (line) => io.stderr.write(`${line}\n`));
  try {
    const role = database.joined ? 'api' : alone;
    const module = AppModule.forRoot({ config, databaseUrl: database.url, role, clock: new SystemClock() });
    const app = await NestFactory.createApplicationContext(module, {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  } finally {
    await database.stop();
  }
}

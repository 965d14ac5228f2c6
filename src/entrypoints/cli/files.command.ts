import { NestFactory } from '@nestjs/core';
import { SystemClock } from '../../platform/clock.js';
import { loadConfig, processEnvironment } from '../../platform/config/config.js';
import { SweepFiles } from '../../platform/files/sweep/index.js';
import { AppModule } from '../app.module.js';
import { joinDatabase } from '../ready-database.js';
import { EXIT, type CommandIo } from './command-io.js';

/** `files sweep [--remove]`: counts the stored files that nothing refers to; removes them only when told. */
export async function runFiles(argv: readonly string[], io: CommandIo): Promise<number> {
  const [word, flag, ...rest] = argv;
  if (word !== 'sweep' || rest.length > 0 || (flag !== undefined && flag !== '--remove')) {
    io.stderr.write('npm run cli -- files sweep [--remove]\n');
    return EXIT.usage;
  }
  const config = loadConfig(processEnvironment());
  const database = await joinDatabase(config, (line) => io.stderr.write(`${line}\n`));
  try {
    const module = AppModule.forRoot({
      config,
      databaseUrl: database.url,
      role: 'api',
      clock: new SystemClock(),
    });
    const app = await NestFactory.createApplicationContext(module, {
      logger: ['error', 'fatal'],
      abortOnError: false,
    });
    const found = await app.get(SweepFiles).run({ dryRun: flag === undefined });
    await app.close();
    const { kept, young, unreferenced, unreferencedBytes, removed } = found;
    io.stdout.write(
      `${kept} files in use, ${young} younger than a day, ${unreferenced} unreferenced (${unreferencedBytes} bytes), ${removed} removed\n`,
    );
    return EXIT.ok;
  } finally {
    await database.stop();
  }
}

import { NestFactory } from '@nestjs/core';
import { ChainVerification } from '../../modules/audit/index.js';
import { SystemClock } from '../../platform/clock.js';
import { loadConfig, processEnvironment } from '../../platform/config/config.js';
import { AppModule } from '../app.module.js';
import { joinDatabase } from '../ready-database.js';
import { EXIT, type CommandIo } from './command-io.js';

/** `audit verify`: recomputes the chain of every body; exit code 1 where a link does not hold. */
export async function runAudit(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv[0] !== 'verify' || argv.length > 1) {
    io.stderr.write('npm run cli -- audit verify\n');
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
    const { checked, broken, unrecorded } = await app.get(ChainVerification).run();
    await app.close();
    for (const { organisationId, place, fault } of broken)
      io.stdout.write(`${organisationId} #${place}: ${fault}\n`);
    for (const { taskId, fields } of unrecorded)
      io.stdout.write(`task ${taskId}: changed past the record: ${fields.join(', ')}\n`);
    io.stdout.write(
      `${checked} acts checked, ${broken.length} chains broken, ${unrecorded.length} tasks changed past the record\n`,
    );
    return broken.length + unrecorded.length === 0 ? EXIT.ok : EXIT.failed;
  } finally {
    await database.stop();
  }
}

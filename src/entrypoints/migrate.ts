import { ConfigError, loadConfig, processEnvironment } from '../platform/config/config.js';
import { readyDatabase, startupLine } from './ready-database.js';

try {
  const database = await readyDatabase(loadConfig(processEnvironment()), (line) =>
    process.stderr.write(`${line}\n`),
  );
  await database.stop();
} catch (error) {
  const lines = error instanceof ConfigError ? error.faults : [startupLine(error)];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}

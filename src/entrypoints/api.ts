import { runProcess } from './run-process.js';

await runProcess('api', async ({ config }) => {
  process.stderr.write(`zhenggai api is up: ${config.publicUrl}\n`);
});

import { runProcess } from './run-process.js';

await runProcess('api', async ({ url }) => {
  process.stdout.write(`zhenggai api is up: ${url}\n`);
});

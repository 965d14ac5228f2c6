import { runProcess } from './run-process.js';

await runProcess('worker', async () => {
  process.stderr.write('zhenggai worker is up\n');
});

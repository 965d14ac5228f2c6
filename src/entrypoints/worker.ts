import { runProcess } from './run-process.js';

await runProcess('worker', async () => {
  process.stdout.write('zhenggai worker is up\n');
});

import { demoWelcome } from '../../seeds/demo/welcome.js';
import { runProcess } from './run-process.js';

await runProcess('all', async ({ hasDemo, url }) => {
  process.stdout.write(`\n  整改已启动：${url}\n`);
  if (hasDemo) process.stdout.write(demoWelcome(url));
});

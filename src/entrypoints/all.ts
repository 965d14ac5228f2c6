import { holdsDemo } from '../../seeds/demo/load-demo.js';
import { demoWelcome } from '../../seeds/demo/welcome.js';
import { runProcess } from './run-process.js';

await runProcess('all', async ({ app, config }) => {
  process.stdout.write(`整改已启动:${config.publicUrl}\n`);
  if (config.demo && (await holdsDemo(app))) process.stdout.write(demoWelcome(config.publicUrl));
});

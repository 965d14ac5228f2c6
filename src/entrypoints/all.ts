import { runProcess } from './run-process.js';

await runProcess('all', async ({ config }) => {
  process.stdout.write(`整改已启动:${config.publicUrl}\n`);
});

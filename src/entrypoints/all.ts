import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { runProcess } from './run-process.js';

/** Who a newcomer may be, and what for. */
const DEMO_ACCOUNTS = [
  ['yifaban', '依法治县办主管:读报告、立项、交办、认定、销号'],
  ['duchayuan', '督查员:审核方案、核查'],
  ['duchashi', '督查室主管:复核重点任务'],
  ['sifa-lianluo', '县司法局联络员:签收、方案、进展、佐证'],
  ['sifa-shenqian', '县司法局审签人:延期、申请销号'],
  ['xianzhang', '县长:看全局'],
] as const;

function newcomersGuide(url: string): string {
  return [
    '',
    `  演示账号(密码都是 ${DEMO_PASSWORD}):`,
    ...DEMO_ACCOUNTS.map(([login, what]) => `    ${login.padEnd(16)}${what}`),
    '',
    '  接下来可以:',
    `    打开 ${url}/api/docs 逐个试用接口`,
    '    另开一个终端:npm run cli -- import 报告文件或文件夹',
    '    只想看读出了什么:npm run cli -- extract 报告文件',
    '    十分钟导览见 README.zh-CN.md',
    '',
    '  Ctrl-C 停止;数据留在数据目录里,下次启动接着用。',
    '',
  ].join('\n');
}

await runProcess('all', async ({ config, url }) => {
  process.stdout.write(`\n  整改已启动:${url}\n`);
  if (config.demo) process.stdout.write(newcomersGuide(url));
});

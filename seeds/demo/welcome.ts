import { DEMO_PASSWORD } from './load-directory.js';
import { DEMO_PEOPLE } from './people.js';

/** One account for each kind of user, and what waits for that person in the demo. Numbers are those of `story-recent.ts`. */
const WELCOMED: readonly (readonly [login: string, what: string])[] = [
  ['duchashi', '答复 2025-qy-002 的延期申请、2025-qy-003 的退回申请，认定 2025-qysj-002'],
  ['duchayuan', '督办全县任务，查看每项任务的提醒记录'],
  ['hechayuan', '核查 2025-qysj-001（报送人不能核查自己报送的结果）'],
  ['yifaban', '交办已立项的任务，签认下一年核查'],
  ['yifaban-chu', '确认望梧镇、石笠镇的 2025 年报告，看上一年度问题逐项核对'],
  ['fuxianzhang', '分管领导：逾期任务逐级报到这里'],
  ['xianzhang', '主要负责人'],
  ['caizheng-lianluo', '签收 2025-qy-004'],
  ['shijian-lianluo', '报送进展、上传佐证'],
  ['shijian-shenqian', '单位审签：申请延期、申请销号'],
  ['wangwu-lianluo', '望梧镇：两项任务已逾期'],
  ['renda', '只读'],
  ['xitong', '系统管理员（不接触业务）'],
  ['anquan', '安全管理员（不接触业务）'],
  ['shenji', '审计管理员（不接触业务）'],
];

/** What the person at the terminal reads once the demo runs: accounts, and what to try next. */
export function demoWelcome(publicUrl: string): string {
  return [
    '',
    `演示数据：云珩市青砚县（虚构），2024、2025 两个年度的报告和 25 项整改任务。所有账号的密码：${DEMO_PASSWORD}`,
    '',
    ...WELCOMED.map(lineOf),
    '',
    `接口文档：${publicUrl}/api/docs`,
    '读一份报告（不需要数据库）：npm run cli -- extract 文件',
    '导入报告：npm run cli -- import 文件或文件夹',
    '不要演示数据：停止后移走 .data 文件夹，以 DEMO=off npm start 启动',
    '',
  ].join('\n');
}

function lineOf([login, what]: (typeof WELCOMED)[number]): string {
  const person = DEMO_PEOPLE.find((candidate) => candidate.login === login);
  if (!person) throw new Error(`no demo account ${login}`);
  return `  ${login.padEnd(17)} ${person.displayName} ${person.post} — ${what}`;
}

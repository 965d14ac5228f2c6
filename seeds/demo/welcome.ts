import { DEMO_PASSWORD } from './load-directory.js';
import { DEMO_PEOPLE } from './people.js';

/** One account for each kind of user, and what waits for that person in the demo. Numbers are those of `story-recent.ts`. */
const WELCOMED: readonly (readonly [login: string, what: string])[] = [
  ['yifaban', '立项、交办、认定、销号，签认下一年核查'],
  ['yifaban-chu', '确认望梧镇、石笠镇的 2025 年报告，看上一年度问题逐项核对'],
  ['duchashi', '答复 2025-qy-002 的延期申请、2025-qy-003 的退回申请，认定 2025-qysj-002'],
  ['duchayuan', '审核方案，看每项任务的提醒记录'],
  ['hechayuan', '核查 2025-qysj-001（报送人不能核查自己报送的结果）'],
  ['caizheng-lianluo', '签收 2025-qy-004'],
  ['wangwu-lianluo', '报送进展、补佐证：两项任务已逾期'],
  ['shijian-shenqian', '单位审签：申请延期、申请销号'],
  ['fuxianzhang', '逾期任务逐级报到这里'],
  ['xianzhang', '看全局'],
  ['renda', '只读'],
  ['xitong', '管理员，不接触业务'],
  ['anquan', '管理员，不接触业务'],
  ['shenji', '管理员，不接触业务'],
];

export interface DemoAccount {
  readonly login: string;
  readonly displayName: string;
  readonly post: string;
  /** What waits for this person. */
  readonly what: string;
}

/** Who a newcomer may be; the password is `DEMO_PASSWORD` for all. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = WELCOMED.map(([login, what]) => {
  const person = DEMO_PEOPLE.find((candidate) => candidate.login === login);
  if (!person) throw new Error(`no demo account ${login}`);
  return { login, displayName: person.displayName, post: person.post, what };
});

/** What the person at the terminal reads once the demo runs: who one may be, and what to try next. */
export function demoWelcome(url: string): string {
  return [
    '',
    `  演示：虚构的云珩市青砚县，两个年度的报告，25 项整改任务。账号的密码都是 ${DEMO_PASSWORD}：`,
    ...DEMO_ACCOUNTS.map(lineOf),
    '',
    '  接下来可以：',
    `    打开 ${url}/api/docs 逐个试用接口`,
    '    另开一个终端：npm run cli -- import 报告文件或文件夹',
    '    只想看读出了什么：npm run cli -- extract 报告文件',
    '    十分钟导览见 README.zh-CN.md',
    '',
    '  Ctrl-C 停止；数据留在数据目录里，下次启动接着用。',
    '',
  ].join('\n');
}

function lineOf({ login, displayName, post, what }: DemoAccount): string {
  return `    ${login.padEnd(17)} ${displayName} ${post}：${what}`;
}

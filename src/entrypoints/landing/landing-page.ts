import { createHash } from 'node:crypto';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { DEMO_ACCOUNTS, type DemoAccount } from '../../../seeds/demo/welcome.js';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { margin: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8886; }
code { font-family: ui-monospace, Consolas, monospace; white-space: nowrap; }
`;

/** Nothing but this page's own style: no script, no frame, no form, nothing from elsewhere. */
export const LANDING_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What somebody reads who opens the address in a browser (zh-CN). @param demo whether the accounts of the demo work here */
export function landingPage(demo: boolean): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>整改 · Zhenggai</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>整改</h1>
<p>法治政府建设情况报告所列问题的整改督办：读报告、立项交办、按工作日计时限、提醒、核查销号，下一年逐项核对。</p>
<p>系统正在运行。本版本通过接口和命令行使用。</p>
<ul>
<li><a href="/api/docs">接口文档</a>（<a href="/api/openapi.json">OpenAPI</a>）</li>
<li><a href="/health/ready">运行状态</a></li>
<li>十分钟导览：项目文件夹中的 <code>README.zh-CN.md</code></li>
</ul>
${demo ? demoPart() : ''}</main>
</body>
</html>
`;
}

function demoPart(): string {
  return `<h2>演示账号</h2>
<p>演示数据为虚构。账号的密码都是 <code>${DEMO_PASSWORD}</code>。</p>
<table>
<thead><tr><th>账号</th><th>姓名、职务</th><th>可以先看</th></tr></thead>
<tbody>
${DEMO_ACCOUNTS.map(rowOf).join('\n')}
</tbody>
</table>
`;
}

/** The demo's own words, which hold no markup (tested). */
function rowOf({ login, displayName, post, what }: DemoAccount): string {
  return `<tr><td><code>${login}</code></td><td>${displayName}，${post}</td><td>${what}</td></tr>`;
}

import { createHash } from 'node:crypto';
import type { LinkState } from './decide-by-link.service.js';
import type { Decision, MatterView } from './matters/matter.js';

const STYLE = `
:root { color-scheme: light dark; font: 17px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
body { margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 34rem; margin: 0 auto; padding: 1.25rem 1rem 2.5rem; overflow-wrap: anywhere; }
.system { margin: 0; font-size: .85rem; opacity: .75; }
h1 { margin: .1rem 0 .8rem; font-size: 1.45rem; line-height: 1.35; }
dl { margin: 0 0 1rem; border-top: 1px solid #8886; }
dl div { padding: .45rem 0; border-bottom: 1px solid #8886; }
dt { font-size: .85rem; opacity: .75; }
dd { margin: 0; white-space: pre-line; }
label { display: block; margin-bottom: .3rem; }
textarea, select { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; border: 1px solid #888; border-radius: .4rem; }
textarea { min-height: 5rem; }
select { min-height: 2.75rem; margin-bottom: .8rem; background: Canvas; color: CanvasText; }
.buttons { display: flex; gap: .75rem; margin: 1rem 0; }
button { flex: 1; min-height: 3rem; padding: .4rem .6rem; font: inherit; font-weight: 600; border: 1px solid #1a5fb4; border-radius: .4rem; background: #1a5fb4; color: #fff; }
button.refuse { background: transparent; border-color: #888; color: inherit; }
:is(button, textarea, select, a):focus-visible { outline: 3px solid #e5a50a; outline-offset: 2px; }
.refused { padding: .6rem .8rem; border-left: 4px solid #c01c28; background: #c01c2818; }
.note { font-size: .85rem; opacity: .75; }
@media print { form { display: none; } }
`;

/** The page's own style and a form that comes back here: no script, no frame, nothing from elsewhere. */
export const ACT_LINK_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Longest opinion that the form takes, in characters. */
export const LONGEST_REASON = 2000;

export interface Page {
  readonly status: number;
  readonly html: string;
}

type Open = Extract<LinkState, { kind: 'open' }>;

/** What somebody sees who opens the link. @param consoleUrl address of the console, without a slash at its end */
export function linkPage(state: LinkState, consoleUrl: string): Page {
  if (state.kind === 'open') return { status: 200, html: formPage(state) };
  const { status, heading, text } = messageOf(state);
  return { status, html: messagePage(heading, text, consoleUrl) };
}

/** Why the form comes back, and what was filled in. */
export interface Refused {
  readonly why: string;
  readonly reason: string;
  readonly ground: string;
}

/** The form again, with what is missing and what was written. */
export function formPage(state: Open, refused?: Refused): string {
  const { view, personName, expiresAt } = state;
  const missing = refused === undefined ? '' : `<p class="refused" role="alert">${escaped(refused.why)}</p>`;
  return page(
    view.heading,
    `${factsOf(view)}
${missing}
<form method="post">
${groundsOf(view, refused?.ground ?? '')}
<label for="reason">意见${view.words.refuse === null ? '（可不填）' : '（不同意时必填）'}</label>
<textarea id="reason" name="reason" maxlength="${LONGEST_REASON}">${escaped(refused?.reason ?? '')}</textarea>
<div class="buttons">
<button name="decision" value="agree">${escaped(view.words.agree)}</button>
${refuseButton(view)}
</div>
</form>
<p class="note">您将以${escaped(personName)}的名义作出决定，并记入办理记录。链接只供本人使用一次，${minuteOf(expiresAt)}前有效，请勿转发。</p>`,
  );
}

/** What a refusal is put down to, where the rules ask for one of a list. */
function groundsOf({ grounds }: MatterView, chosen: string): string {
  if (grounds === undefined) return '';
  const options = grounds.map(
    ([code, label]) =>
      `<option value="${escaped(code)}"${code === chosen ? ' selected' : ''}>${escaped(label)}</option>`,
  );
  return `<label for="ground">退回原因（不同意时必选）</label>
<select id="ground" name="ground"><option value="">请选择</option>${options.join('')}</select>`;
}

function refuseButton({ words }: MatterView): string {
  if (words.refuse === null) return '';
  return `<button name="decision" value="refuse" class="refuse">${escaped(words.refuse)}</button>`;
}

export function donePage(view: MatterView, decision: Decision, consoleUrl: string): string {
  const text = `已记录您的决定：${view.words[decision] ?? '不同意'}。承办人员已收到通知，本页可以关闭。`;
  return messagePage('已办理', text, consoleUrl);
}

function messageOf(state: Exclude<LinkState, Open>): { status: number; heading: string; text: string } {
  switch (state.kind) {
    case 'unknown':
      return {
        status: 404,
        heading: '链接无效',
        text: '没有这个链接。同一事项如收到过多封邮件，请使用最近一封中的链接。',
      };
    case 'used': {
      const what = state.decision === 'agree' ? '同意' : '不同意';
      const text = `这个链接已于${minuteOf(state.at)}使用过，记录的决定是：${what}。如需更改，请登录系统办理。`;
      return { status: 410, heading: '已经办理过', text };
    }
    case 'expired':
      return { status: 410, heading: '链接已过期', text: '链接自发出起72小时内有效。请登录系统办理。' };
    case 'stale':
      return {
        status: 409,
        heading: '事项已有变化',
        text: '邮件发出后内容已经更新，或者已由他人办理，未作任何更改。请登录系统查看最新情况。',
      };
    case 'role-lost':
      return {
        status: 403,
        heading: '不能由您办理',
        text: '您的账号或职务已有变动，这一事项不再由您决定，未作任何更改。',
      };
  }
}

function messagePage(heading: string, text: string, consoleUrl: string): string {
  return page(heading, `<p>${escaped(text)}</p>\n<p><a href="${escaped(consoleUrl)}/">登录系统</a></p>`);
}

function factsOf({ facts }: MatterView): string {
  const rows = facts.map(([label, text]) => `<div><dt>${escaped(label)}</dt><dd>${escaped(text)}</dd></div>`);
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

function page(heading: string, content: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(heading)} · 整改</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="system">整改督办</p>
<h1>${escaped(heading)}</h1>
${content}
</main>
</body>
</html>
`;
}

/** `2026-03-14 08:30`, Asia/Shanghai. */
function minuteOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const ANTD = new URL('../../node_modules/antd/', import.meta.url);
/** The rules of a component's folder; `virtual:antd.css` has those of none, and of all. */
const SHEET = /^virtual:antd(?:\/(?<folder>[a-z-]+))?\.css$/;
const STYLE_MODULE = /\/antd\/es\/(?<folder>[a-z-]+)\/style\/\w+\.js$/;
/** Folders of antd whose styles are of classes with other names. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  badge: ['badge', 'ribbon', 'scroll-number'],
  button: ['btn'],
  'date-picker': ['picker'],
  grid: ['row', 'col'],
  input: ['input', 'otp'],
  'qr-code': ['qrcode'],
};
/** The thirteen colours by name: nothing here is coloured by taste. */
const NAMED_COLOUR =
  /-(?:blue|cyan|geekblue|gold|green|lime|magenta|orange|pink|purple|red|volcano|yellow)(?:-inverse)?$/;
/** What makes a style, by its second argument. */
const MAKERS = ['genStyleHooks', 'genSubStyleComponent', 'genComponentStyleHook'];

/**
 * The styles of each component come with its script, cut from those that antd ships, so that no browser computes them anew at every
 * first visit (`zeroRuntime` of the theme): a module of antd's styles brings its sheet instead of the functions that would make it.
 * They lie in a layer of their own, `antd`, so that it does not matter in which order the sheets of pages and components come.
 */
export function antdStyles(): Plugin {
  let sheets: ReadonlyMap<string, string> | null = null;
  return {
    name: 'zhenggai:antd-styles',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (SHEET.test(id) ? `\0${id}` : null),
    load(id) {
      const sheet = SHEET.exec(id.slice(1));
      if (!id.startsWith('\0') || sheet === null) return null;
      sheets ??= sheetsOf(readFileSync(new URL('dist/antd.css', ANTD), 'utf8'), foldersOfStyles());
      const rules = sheets.get(sheet.groups?.['folder'] ?? '') ?? '';
      return rules === '' ? '' : `@layer antd{${rules}}`;
    },
    transform(code, id) {
      const folder = STYLE_MODULE.exec(id)?.groups?.['folder'];
      if (folder === undefined) return null;
      const sheet = `\nimport 'virtual:antd/${folder}.css';`;
      return { code: withoutMakers(code, this.parse(code)) + sheet, map: null };
    },
  };
}

function foldersOfStyles(): string[] {
  const folders = readdirSync(new URL('es/', ANTD), { withFileTypes: true });
  return folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/**
 * The rules of `css` by the folder of the component that each begins with: `.ant-form-item .ant-input` is the form's; under '' what
 * begins with none, and movements.
 * @param folders of `antd/es`
 */
export function sheetsOf(css: string, folders: readonly string[]): Map<string, string> {
  const owners = folders
    .flatMap((folder) => (CLASSES[folder] ?? [folder]).map((name) => ({ name, folder })))
    .sort((one, other) => other.name.length - one.name.length);
  const ownerOf = (selector: string): string => {
    const [name = ''] = namesIn(selector);
    const owner = owners.find((known) => name === known.name || name.startsWith(`${known.name}-`));
    return owner?.folder ?? '';
  };
  const sheets = new Map<string, string>();
  const add = (folder: string, rule: string) => sheets.set(folder, (sheets.get(folder) ?? '') + rule);
  for (const { head, body } of rulesOf(css)) {
    if (/^@(?:media|supports|container)/.test(head)) {
      for (const [folder, inner] of sheetsOf(body, folders)) add(folder, `${head}{${inner}}`);
    } else if (head.startsWith('@')) {
      add('', `${head}{${body}}`);
    } else {
      const kept = selectorsOf(head).filter((selector) => !namesIn(selector).some(isOfTaste));
      for (const folder of new Set(kept.map(ownerOf))) {
        const own = kept.filter((selector) => ownerOf(selector) === folder);
        add(folder, `${own.flatMap(ofTheirLinks).join(',')}{${body}}`);
      }
    }
  }
  return sheets;
}

const isOfTaste = (name: string) => NAMED_COLOUR.test(name);

/** Names of antd's classes in a selector, without `ant-`; what it says that something is not counts for nothing. */
function namesIn(selector: string): string[] {
  const bare = selector.replace(/:not\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '');
  return [...bare.matchAll(/[.="\s]ant-([\w-]+)/g)].map(([, name = '']) => name);
}

/** antd's links are those that it draws and those within what it draws; the others are links as the page has them, underlined. */
function ofTheirLinks(selector: string): string[] {
  if (!/^a(?![\w-])(?!.*ant)/.test(selector)) return [selector];
  const theirs = ':where([class^="ant-"],[class*=" ant-"])';
  return [`${theirs} ${selector}`, `a${theirs}${selector.slice(1)}`];
}

/** A module of styles whose styles nobody makes: what only they needed falls away with them. */
function withoutMakers(code: string, program: unknown): string {
  const makers = callsIn(program).flatMap(({ callee, arguments: [, maker] }) =>
    callee.name !== undefined && MAKERS.includes(callee.name) && maker !== undefined ? [maker] : [],
  );
  return makers
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end }) => `${text.slice(0, start)}() => []${text.slice(end)}`, code);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Call {
  readonly callee: { readonly name?: string };
  readonly arguments: readonly Span[];
}

function callsIn(node: unknown): Call[] {
  if (Array.isArray(node)) return node.flatMap(callsIn);
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && node.type === 'CallExpression' ? [node as unknown as Call] : [];
  return [...own, ...Object.values(node).flatMap(callsIn)];
}

interface Rule {
  readonly head: string;
  readonly body: string;
}

/** The rules of a sheet, one level deep: what stands between the braces is left as it is. */
function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  let [start, open, depth] = [0, 0, 0];
  for (const { 0: brace, index } of css.matchAll(/[{}]/g)) {
    if (brace === '{' && depth++ === 0) open = index;
    if (brace === '}' && --depth === 0) {
      rules.push({ head: css.slice(start, open).trim(), body: css.slice(open + 1, index) });
      start = index + 1;
    }
  }
  return rules;
}

/** The selectors of a list; a comma within brackets separates none. */
function selectorsOf(head: string): string[] {
  return head.split(/,(?![^([]*[)\]])/).map((selector) => selector.trim());
}

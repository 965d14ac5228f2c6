import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const MODULE = 'virtual:antd.css';
/** Of every component: movements, the click's wave, icons. */
const SHARED = ['fade', 'motion', 'move', 'slide', 'wave', 'zoom'];
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

/**
 * `virtual:antd.css`: the styles of the components in use, cut from those that antd ships, so that no browser computes them anew at
 * every first visit (`zeroRuntime` of the theme). The build fails where a component is bundled that is not named.
 * @param components folders of `antd/es`
 */
export function antdStyles(components: readonly string[]): Plugin {
  return {
    name: 'zhenggai:antd-styles',
    enforce: 'pre',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const all = readFileSync(new URL('../../node_modules/antd/dist/antd.css', import.meta.url), 'utf8');
      return stylesOf(all, components);
    },
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk' ? Object.keys(output.modules) : [],
      );
      const unnamed = modules
        .map((id) => /\/antd\/es\/([a-z-]+)\/style\//.exec(id)?.[1])
        .filter((name) => name !== undefined && name !== 'config-provider' && !components.includes(name));
      if (unnamed.length > 0)
        this.error(`name in vite.config.ts, for their styles: ${[...new Set(unnamed)].join(', ')}`);
    },
  };
}

/** @returns of `css` the rules that speak of nothing but the named components */
export function stylesOf(css: string, components: readonly string[]): string {
  const classes = [...SHARED, ...components.flatMap((name) => CLASSES[name] ?? [name])];
  const isWanted = (name: string) =>
    !NAMED_COLOUR.test(name) && classes.some((known) => name === known || name.startsWith(`${known}-`));
  const kept = (selector: string) => {
    const bare = selector.replace(/:not\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '');
    return [...bare.matchAll(/[.="\s]ant-([\w-]+)/g)].every(([, name = '']) => isWanted(name));
  };
  return rulesOf(css)
    .map(({ head, body }) => {
      if (/^@(?:media|supports|container)/.test(head)) {
        const inner = stylesOf(body, components);
        return inner === '' ? '' : `${head}{${inner}}`;
      }
      if (head.startsWith('@')) return `${head}{${body}}`;
      const selectors = selectorsOf(head).filter(kept).flatMap(ofTheirLinks);
      return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`;
    })
    .join('');
}

/** antd's links are those that it draws and those within what it draws; the others are links as the page has them, underlined. */
function ofTheirLinks(selector: string): string[] {
  if (!/^a(?![\w-])(?!.*ant)/.test(selector)) return [selector];
  const theirs = ':where([class^="ant-"],[class*=" ant-"])';
  return [`${theirs} ${selector}`, `a${theirs}${selector.slice(1)}`];
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

import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENT_NAMES, PROJECT_ROOT } from '../../src/platform/config/config.js';

const read = (file: string) => readFileSync(join(PROJECT_ROOT, file), 'utf8');
const READMES = ['README.md', 'README.zh-CN.md'].map((file) => ({ file, text: read(file) }));
const blocks = (text: string, kind: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block = '']) => block);
/** Comments are in the language of the page. */
const commands = (text: string) => blocks(text, 'sh').map((block) => block.replace(/ +# .*$/gm, ''));

describe('the two languages of the README', () => {
  const [english, chinese] = READMES.map(({ text }) => text);

  it('have the same commands and the same output', () => {
    expect(commands(chinese ?? '')).toEqual(commands(english ?? ''));
    expect(commands(english ?? '').length).toBeGreaterThan(10);
    expect(blocks(chinese ?? '', 'text')).toEqual(blocks(english ?? '', 'text'));
  });

  it.each(READMES)('$file starts with the two commands and has as many headings as the other', ({ text }) => {
    expect(commands(text)[0]).toBe('npm start\nnpm test\n');
    const headings = READMES.map((one) => one.text.match(/^#+ /gm));
    expect(headings[0]).toEqual(headings[1]);
  });

  it.each(READMES)('$file names every variable that is read, and no other', ({ text }) => {
    const rows = text.match(/^\| `[A-Z0-9_]+`.*$/gm) ?? [];
    const named = rows.flatMap((row) => row.split('|')[1]?.match(/[A-Z0-9_]+/g) ?? []);
    // Of each secret the README says once that NAME_FILE may name a file instead.
    const told = ENVIRONMENT_NAMES.filter((name) => !name.endsWith('_FILE'));
    expect(named.sort()).toEqual([...told].sort());
  });

  it.each(READMES)('$file names only scripts, files and folders that exist', ({ text }) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const [, script = ''] of text.matchAll(/npm run ([a-z:]+)/g))
      expect(scripts).toHaveProperty([script]);
    for (const [, path = ''] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
      expect({ path, there: existsSync(join(PROJECT_ROOT, path)) }).toEqual({ path, there: true });
    const compiled = text.replace(/\.js\b/g, '.ts');
    for (const [path] of compiled.matchAll(/\b(?:src|seeds|docs)\/[\w./-]*\w/g))
      expect({ path, there: existsSync(join(PROJECT_ROOT, path)) }).toEqual({ path, there: true });
  });
});

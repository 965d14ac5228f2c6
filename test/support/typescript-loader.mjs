/** Node's module hooks: lets plain Node run the TypeScript sources, compiled in memory by SWC with the options of the build. */
import { transformFile } from '@swc/core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const options = JSON.parse(readFileSync(new URL('../../.ci/swc.json', import.meta.url), 'utf8'));
const isOurs = (url) => url?.startsWith('file:') && !url.includes('/node_modules/');

const JEST_GLOBALS = new URL('jest-globals.mjs', import.meta.url).href;

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: JEST_GLOBALS, shortCircuit: true };
  if (specifier.startsWith('.') && specifier.endsWith('.js') && isOurs(context.parentURL))
    return next(specifier.replace(/\.js$/, '.ts'), context).catch(() => next(specifier, context));
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts') || !isOurs(url)) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), {
    ...options,
    swcrc: false,
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}

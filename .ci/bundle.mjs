/**
 * Makes the bundle that is installed where there is no internet: the built program, every package it needs as npm fetched it, the bill of
 * materials and checksums. For the operating system and processor of the machine that makes it.
 *
 *   npm run bundle            to bundle/zhenggai-VERSION-PLATFORM-ARCH.tar.gz
 *
 * There: tar xzf …, sha256sum -c SHA256SUMS, npm run install-offline, npm start.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const name = `zhenggai-${manifest.version}-${process.platform}-${process.arch}`;
const folder = join('bundle', name);
/** What the built program reads, beside its packages. */
const CONTENTS = [
  'dist',
  'web/dist',
  'seeds',
  'docs',
  'package-lock.json',
  'CHANGELOG.md',
  'README.md',
  'README.zh-CN.md',
];
const INSTALL = 'npm ci --omit=dev --offline --cache ./npm-cache --no-audit --no-fund';

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
run('node', ['.ci/prepare.mjs', 'build']);
for (const path of CONTENTS) if (existsSync(path)) cpSync(path, join(folder, path), { recursive: true });
const scripts = {
  'install-offline': INSTALL,
  start: manifest.scripts.start,
  cli: 'node dist/src/entrypoints/cli.js',
};
writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ ...manifest, scripts }, null, 2)}\n`);
run('node', ['.ci/sbom.mjs', join(folder, 'sbom.cdx.json')]);

// npm fetches into a cache of the bundle's own; the packages themselves are installed there, not here.
run(
  'npm',
  ['ci', '--omit=dev', '--cache', './npm-cache', '--no-audit', '--no-fund', '--ignore-scripts'],
  folder,
);
rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
rmSync(join(folder, 'npm-cache', '_logs'), { recursive: true, force: true });

const sums = filesIn(folder).map((path) => `${hashOf(join(folder, path))}  ${path}\n`);
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
run('tar', ['czf', `${name}.tar.gz`, name], 'bundle');
writeFileSync(
  join('bundle', `${name}.tar.gz.sha256`),
  `${hashOf(join('bundle', `${name}.tar.gz`))}  ${name}.tar.gz\n`,
);
rmSync(folder, { recursive: true });
console.error(`bundle/${name}.tar.gz: ${sums.length} files`);

function filesIn(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function run(command, args, cwd = '.') {
  const done = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) process.exit(1);
}

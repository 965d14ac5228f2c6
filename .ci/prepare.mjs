/**
 * Makes a fresh clone ready: installs what the lock file names when it is not there, and, with `build`, compiles what changed.
 * Run by `npm start`, `npm test` and `npm run cli`; costs a few milliseconds when nothing is to do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Zhenggai needs Node 20.19 or newer; this is ${process.version}.`);

const lockHash = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
const installStamp = 'node_modules/.zhenggai-lock';
if (read(installStamp) !== lockHash) {
  console.error('Installing the packages named in package-lock.json (once, a minute or two) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installStamp, lockHash);
}

if (process.argv.includes('build')) {
  const sources = createHash('sha256').update(lockHash);
  for (const tree of ['src', 'migrations', 'seeds']) stampTree(tree, sources);
  const hash = sources.digest('hex');
  const buildStamp = 'dist/.built-from';
  if (read(buildStamp) !== hash) {
    console.error('Building …');
    run('npm', ['run', '--silent', 'build']);
    mkdirSync('dist', { recursive: true });
    writeFileSync(buildStamp, hash);
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function stampTree(folder, hash) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) stampTree(path, hash);
    else {
      const { mtimeMs, size } = statSync(path);
      hash.update(`${path} ${mtimeMs} ${size}\n`);
    }
  }
}

function run(command, args) {
  const done = spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) fail(`\`${command} ${args.join(' ')}\` failed; the lines above say why.`);
}

function fail(line) {
  console.error(line);
  process.exit(1);
}

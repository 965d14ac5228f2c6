/**
 * Makes a fresh clone ready: installs what the lock file names when it is not there, and, with `build`, compiles what changed.
 * Run by `npm start`, `npm test` and `npm run cli`; costs a few milliseconds when nothing is to do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Zhenggai needs Node 20.19 or newer; this is ${process.version}.`);

process.on('uncaughtException', (error) => fail(`This clone could not be made ready: ${error.message}`));

if (!isInstalled()) {
  console.error('Installing the packages named in package-lock.json (once, a minute or two) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

if (process.argv.includes('build')) {
  const [only] = process.argv.slice(3);
  // `build server`: what needs no page; `build console`: the page alone.
  if (only !== 'console')
    build({
      sources: ['src', 'migrations', 'seeds', 'bench', 'package-lock.json', 'nest-cli.json', '.ci/swc.json'],
      output: 'dist',
      script: 'build:server',
    });
  if (only !== 'server')
    build({
      sources: [
        'web/src',
        'web/build',
        'web/index.html',
        'web/vite.config.ts',
        'docs/openapi.json',
        'package-lock.json',
      ],
      output: 'web/dist',
      script: 'build:web',
    });
}

/** Two at once would delete each other's output: the second waits, and then mostly finds nothing left to do. */
function build({ sources, output, script }) {
  const hash = createHash('sha256');
  for (const path of sources) stamp(path, hash);
  const wanted = hash.digest('hex');
  const buildStamp = `${output}/.built-from`;
  const claim = 'node_modules/.building';
  while (read(buildStamp) !== wanted) {
    if (!claimed(claim)) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      continue;
    }
    try {
      console.error('Building …');
      run('npm', ['run', '--silent', script]);
      mkdirSync(output, { recursive: true });
      writeFileSync(buildStamp, wanted);
    } finally {
      rmSync(claim, { force: true });
    }
  }
}

/** Writes our number into `file` unless a living process has written its own. */
function claimed(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    process.kill(Number(read(file)) || process.pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(file, { force: true });
  }
  return false;
}

/** npm notes what it has installed once it is through: every package of the lock file has to be there in its version. */
function isInstalled() {
  const installed = JSON.parse(read('node_modules/.package-lock.json') ?? '{"packages":{}}').packages;
  const wanted = JSON.parse(read('package-lock.json')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function stamp(path, hash) {
  // Made from docs/openapi.json, types only: nothing of it is in the output.
  if (path === 'web/src/api/schema.d.ts') return;
  const found = statSync(path);
  if (!found.isDirectory()) hash.update(`${path} ${found.mtimeMs} ${found.size}\n`);
  else for (const name of readdirSync(path).sort()) stamp(`${path}/${name}`, hash);
}

function run(command, args) {
  // A test that builds the console first says NODE_ENV=test; what is built is what people get.
  const env = { ...process.env, NODE_ENV: args[0] === 'run' ? 'production' : process.env.NODE_ENV };
  if (env.NODE_ENV === undefined) delete env.NODE_ENV;
  const done = spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    env,
  });
  if (done.status !== 0) fail(`\`${command} ${args.join(' ')}\` failed; the lines above say why.`);
}

function fail(line) {
  if (read('node_modules/.building') === String(process.pid)) rmSync('node_modules/.building');
  console.error(line);
  process.exit(1);
}

/**
 * Completes package-lock.json after an install: a registry that does not carry every platform's optional binary leaves those
 * entries out, and `npm ci` then refuses the lock file. Adds each missing one as what it is: optional, for another platform.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const platforms = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony'];
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'];

let added = 0;
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const words = name.split(/[-/]/);
    const os = platforms.filter((p) => words.includes(p));
    if (lock.packages[`node_modules/${name}`] || os.length === 0) continue;
    const cpu = processors.filter((p) => words.some((w) => w === p));
    lock.packages[`node_modules/${name}`] = { version, cpu, dev: entry.dev, optional: true, os };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.error(`package-lock.json: ${added} optional platform packages added`);

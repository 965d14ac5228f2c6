import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('.ci', script), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

const isCheckout = (() => {
  try {
    execFileSync('git', ['rev-parse', '--git-dir'], { cwd: root, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('the scan for secrets', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhenggai-scan-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  (isCheckout ? it : it.skip)('finds none in this repository', () => {
    expect(run('scan-secrets.mjs')).toEqual({ status: 0, said: '' });
  });

  const random = () => randomBytes(24).toString('base64url');
  it.each([
    ['a private key', () => `${'-'.repeat(5)}BEGIN RSA PRIVATE KEY${'-'.repeat(5)}`],
    ['a key of a cloud', () => `id: ${'AKIA'}${'7Q'.repeat(8)}`],
    ['a token of a forge', () => `${'gh'}p_${'aB3'.repeat(12)}`],
    ['a random password under its name', () => `const password = '${random()}';`],
    ['one in the address of a database', () => `url: postgres://zhenggai:${random()}@db/zhenggai`],
    ['a web token', () => ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTYifQ', random()].join('.')],
  ])('finds %s, and does not repeat it', (_, plant) => {
    const line = plant();
    writeFileSync(join(folder, 'planted.ts'), `const a = 1;\n${line}\n`);
    const { status, said } = run('scan-secrets.mjs', folder);
    expect(status).toBe(1);
    expect(said).toContain('planted.ts:2: ');
    expect(said).not.toContain(line.slice(-20));
  });

  it('lets words, hashes and what is marked be', () => {
    const lines = [
      "const token = 'a-long-name-made-of-words-only';",
      "const password = process.env['PASSWORD'] ?? `${prefix}-${suffix}-2026`;",
      'url: postgres://zhenggai:${DATABASE_PASSWORD}@postgres:5432/zhenggai',
      `const secret = '${random()}'; // no secret: a made-up one`,
      `sha256: '${'0123456789abcdef'.repeat(4)}'`,
    ];
    writeFileSync(join(folder, 'planted.ts'), lines.join('\n'));
    expect(run('scan-secrets.mjs', folder)).toEqual({ status: 0, said: '' });
  });
});

describe('the audit of dependencies', () => {
  const advisory = {
    url: 'https://github.com/advisories/GHSA-made-up',
    name: 'brittle',
    title: 'breaks',
    severity: 'high',
  };
  const answered = (answer: unknown) => {
    const file = join(mkdtempSync(join(tmpdir(), 'zhenggai-audit-')), 'answer.json');
    writeFileSync(file, JSON.stringify(answer));
    return run('audit-dependencies.mjs', file);
  };

  it('fails for a grave weakness, named once, and for no light one', () => {
    const found = answered({
      vulnerabilities: {
        brittle: { via: [advisory] },
        above: { via: ['brittle', advisory] },
        light: { via: [{ ...advisory, url: 'x', severity: 'low' }] },
      },
    });
    expect(found.status).toBe(1);
    expect(found.said.match(/brittle: breaks/g)).toHaveLength(1);
    expect(answered({ vulnerabilities: {} }).status).toBe(0);
  });

  it('fails nothing where no registry answers', () => {
    const { status, said } = answered({ error: { code: 'ENOTFOUND' } });
    expect([status, said]).toEqual([0, expect.stringContaining('not audited')]);
  });
});

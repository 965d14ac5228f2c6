import { describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runImport } from './import.command.js';

async function run(...argv: string[]) {
  const told = { stdout: '', stderr: '' };
  const code = await runImport(argv, {
    stdout: { write: (text: string) => (told.stdout += text) },
    stderr: { write: (text: string) => (told.stderr += text) },
  });
  return { code, ...told };
}

describe('import', () => {
  it('names each path that is not there, and an empty folder as such', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'zhenggai-import-'));
    const { code, stderr } = await run(join(empty, '没有.txt'), join(empty, '也没有'), empty);
    expect(code).toBe(1);
    expect(stderr).toBe(`${empty}/没有.txt：文件不存在\n${empty}/也没有：文件不存在\n没有可导入的文件\n`);
  });

  it('says how it is used where nothing is named', async () => {
    const { code, stderr } = await run();
    expect([code, stderr.split('\n')[0]]).toEqual([2, expect.stringContaining('import PATH…')]);
  });
});

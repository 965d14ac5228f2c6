import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runExtract } from './extract.command.js';

const TEXT = `青石镇2024年法治政府建设情况报告
2024年，青石镇在县委、县政府的正确领导下，扎实推进法治政府建设，各项工作取得新的进展和成效。现报告如下：
一、存在的不足
一是执法力量不足；二是普法经费不足。
`;

let folder: string;
let out: string;
let errors: string;
const io = {
  stdout: { write: (text: string) => (out += text) },
  stderr: { write: (text: string) => (errors += text) },
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'extract-'));
  [out, errors] = ['', ''];
});
afterEach(() => rm(folder, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const target = path.join(folder, name);
  await writeFile(target, content);
  return target;
}

describe('extract', () => {
  it('prints one line of JSON for each file, spans exact in the decoded text', async () => {
    const [one, two] = [await file('a.txt', TEXT), await file('b.txt', `\ufeff${TEXT}`)];

    expect(await runExtract([one, two, '--json'], io)).toBe(0);

    const documents = out
      .trim()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as {
            file: string;
            sha256: string;
            items: { text: string; start: number; end: number }[];
          },
      );
    expect(documents.map((document) => document.file)).toEqual([one, two]);
    expect(documents[0]?.sha256).toBe(createHash('sha256').update(TEXT).digest('hex'));
    for (const { items } of documents) {
      expect(items.map(({ text }) => text)).toEqual(['一是执法力量不足；', '二是普法经费不足。']);
      for (const item of items) expect(TEXT.slice(item.start, item.end)).toBe(item.text);
    }
    expect(Object.keys(documents[0] ?? {})).toEqual([
      'file',
      'sha256',
      'metadata',
      'sections',
      'items',
      'diagnostics',
    ]);
  });

  it('prints a table for people without --json', async () => {
    expect(await runExtract([await file('a.txt', TEXT)], io)).toBe(0);
    expect(out).toContain('年度: 2024');
    expect(out).toMatch(/不足\s+\d+–\d+\s+0\.\d\d {2}一是执法力量不足；/);
  });

  it('says one line about each bad file and still prints the others', async () => {
    const bad = [
      path.join(folder, 'missing.txt'),
      await file('empty.txt', ''),
      await file('program.txt', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0)),
      await file('letter.txt', '亲爱的妈妈，我今天很好。'),
    ];
    expect(await runExtract([...bad, await file('good.txt', TEXT), '--json'], io)).toBe(1);
    expect(out.trim().split('\n')).toHaveLength(1);
    const codes = errors
      .trim()
      .split('\n')
      .map((line) => line.split(': ')[1]);
    expect(codes).toEqual([
      'file.not-found',
      'report.empty-file',
      'report.binary-file',
      'report.not-a-report',
    ]);
  });

  it('explains itself when called wrongly', async () => {
    expect(await runExtract([], io)).toBe(2);
    expect(await runExtract(['--nonsense'], io)).toBe(2);
    expect(errors).toContain('用法');
    expect(await runExtract(['--help'], io)).toBe(0);
    expect(out).toContain('UTF-16 码元');
  });
});

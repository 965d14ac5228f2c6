import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseLabelled } from '../../../test/builders/report-text.js';
import { runEval } from './eval.command.js';

const FIXTURE = `青石镇2024年法治政府建设情况报告
一、存在的不足
⟦#shortcomings⟧⟦不足⟧一是执法力量不足；⟦/⟧⟦不足⟧二是普法经费不足。⟦/⟧
二、下一步打算
⟦#plan⟧⟦计划⟧（一）充实基层执法力量。⟦/⟧
`;

let folder: string;
let out: string;
let errors: string;
const io = {
  stdout: { write: (text: string) => (out += text) },
  stderr: { write: (text: string) => (errors += text) },
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'eval-'));
  [out, errors] = ['', ''];
  await mkdir(path.join(folder, 'reports'));
  await mkdir(path.join(folder, 'gold'));
});
afterEach(() => rm(folder, { recursive: true }));

async function labelled(change: (items: { text: string }[]) => unknown[] = (items) => items): Promise<void> {
  const { text, gold } = parseLabelled(FIXTURE);
  const of = (kind: string): { text: string }[] => gold.items.filter((item) => item.kind === kind);
  await writeFile(path.join(folder, 'reports', 'a.txt'), text);
  const label = {
    file: 'a.txt',
    ...gold,
    shortcomings: change(of('shortcoming')),
    planItems: of('plan'),
    region: '青石镇',
    reportYear: 2024,
  };
  await writeFile(path.join(folder, 'gold', 'a.json'), JSON.stringify(label));
}

describe('eval', () => {
  it('scores a folder of labelled reports and holds it to a bar', async () => {
    await labelled();
    const code = await runEval([folder, '--min-f1', '1'], io);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).toContain('metadata wrong: none');
    expect(out).toMatch(/shortcoming +P 1\.000 {2}R 1\.000 {2}F1 1\.000 {2}\(2 of 2, found 2\)/);
    expect(out).toMatch(/confidence ≥ 0\.9 +3\/3 right/);
  });

  it('fails below the bar and prints what was missed and what was invented', async () => {
    await labelled((items) => items.slice(0, 1));
    expect(await runEval([folder, '--min-f1', '0.9'], io)).toBe(1);
    expect(out).toContain('invented shortcoming: 二是普法经费不足。');
    expect(await runEval([folder], io)).toBe(0);
  });

  it('says which label it could not read', async () => {
    await labelled();
    await writeFile(path.join(folder, 'gold', 'b.json'), '{"file":"none.txt"}');
    expect(await runEval([folder], io)).toBe(1);
    expect(errors).toContain('b.json');
  });

  it.each([[[]], [['--min-f1', '7', 'x']], [['/nowhere-at-all']]])('refuses %p', async (argv) => {
    expect(await runEval(argv, io)).not.toBe(0);
  });
});

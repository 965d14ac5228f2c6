import { describe, expect, test } from '@jest/globals';
import { runSimulate } from '../../../src/entrypoints/cli/simulate.command.js';

/** What the command says when it is called wrongly; what it prints is the simulator's own, tested beside. */
describe('simulate', () => {
  const run = async (...argv: string[]) => {
    let stderr = '';
    const code = await runSimulate(argv, {
      stdout: { write: () => true },
      stderr: { write: (text: string) => (stderr += text) },
    });
    return { code, stderr };
  };

  test.each([
    ['no days', []],
    ['one day', ['--from', '2026-09-18']],
    ['a day that is none', ['--from', '2026-09-18', '--to', '2026-09-31']],
    ['the end before the beginning', ['--from', '2026-09-18', '--to', '2026-09-17']],
    ['an unknown rule pack', ['--from', '2026-09-18', '--to', '2026-09-30', '--pack', 'nowhere@1']],
    ['an unknown option', ['--from', '2026-09-18', '--to', '2026-09-30', '--send']],
  ])('%s', async (_, argv) => {
    const { code, stderr } = await run(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain('npm run cli -- simulate --from YYYY-MM-DD --to YYYY-MM-DD');
    expect(stderr).toContain('default@1');
  });
});

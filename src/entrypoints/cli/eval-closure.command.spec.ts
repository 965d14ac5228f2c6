import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runEvalClosure } from './eval-closure.command.js';

function recordingIo() {
  const written = { out: '', err: '' };
  return {
    written,
    io: {
      stdout: { write: (text: string) => (written.out += text) },
      stderr: { write: (text: string) => (written.err += text) },
    },
  };
}

const PAIRS = path.resolve('test/fixtures/closure/pairs');

describe('eval closure', () => {
  it('prints accuracy, recurrences, calibration and the confusion table', async () => {
    const { io, written } = recordingIo();
    expect(await runEvalClosure([PAIRS, '--min-accuracy', '0.9'], io)).toBe(0);
    expect(written.err).toBe('');
    expect(written.out).toMatch(/answers +0\.9\d\d/);
    expect(written.out).toMatch(/recurrences +P 0\.9\d\d +R 0\.\d{3}/);
    expect(written.out).toContain('stated-in-progress');
  });

  it('finds pairs in a folder of their own', async () => {
    const { io, written } = recordingIo();
    expect(await runEvalClosure([path.dirname(PAIRS)], io)).toBe(0);
    expect(written.out).toContain('01-qinglan-town.json');
  });

  it('fails where the bar is missed', async () => {
    const { io } = recordingIo();
    expect(await runEvalClosure([PAIRS, '--min-accuracy', '1'], io)).toBe(1);
  });

  it('goes on after a broken label and says which', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'pairs-'));
    writeFileSync(path.join(directory, 'a.json'), '{"lastYear": "a.txt"}');
    writeFileSync(path.join(directory, 'b.json'), 'not json');
    const { io, written } = recordingIo();
    expect(await runEvalClosure([directory], io)).toBe(1);
    expect(written.err).toMatch(/a\.json: lastYear and thisYear/);
    expect(written.err).toContain('b.json:');
  });

  it.each([[[]], [['one', 'two']], [['one', '--min-accuracy', 'much']], [['--nonsense']]])(
    'explains itself when called wrongly: %j',
    async (argv) => {
      const { io, written } = recordingIo();
      expect(await runEvalClosure(argv, io)).toBe(2);
      expect(written.err).toContain('用法');
    },
  );
});

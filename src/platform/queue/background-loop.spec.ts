import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { BackgroundLoop } from './background-loop.js';

describe('a background loop', () => {
  const lines: string[] = [];
  const note = (line: unknown) => void lines.push(String(line));

  beforeEach(() => {
    jest.useFakeTimers();
    lines.length = 0;
    Logger.overrideLogger({ log: note, warn: note, error: note });
  });
  afterEach(() => {
    jest.useRealTimers();
    Logger.overrideLogger(true);
  });

  it('comes again after the pause the work asks for, or at once when hurried', async () => {
    let runs = 0;
    const loop = new BackgroundLoop('relay', async () => {
      runs++;
      return 1000;
    });
    loop.start();
    await jest.advanceTimersByTimeAsync(999);
    expect(runs).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(runs).toBe(2);
    loop.hurry();
    await jest.advanceTimersByTimeAsync(0);
    expect(runs).toBe(3);
    await loop.stop();
    await jest.advanceTimersByTimeAsync(5000);
    expect(runs).toBe(3);
  });

  it('does not miss being hurried during the work', async () => {
    let runs = 0;
    const loop = new BackgroundLoop('relay', async () => {
      if (++runs === 1) loop.hurry();
      return 1000;
    });
    loop.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(runs).toBe(2);
    await loop.stop();
  });

  it('waits for the piece under way when stopped', async () => {
    let finished = false;
    const loop = new BackgroundLoop('relay', async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      finished = true;
      return 0;
    });
    loop.start();
    const stopped = loop.stop();
    await jest.advanceTimersByTimeAsync(500);
    await stopped;
    expect(finished).toBe(true);
  });

  it('says once that it fails and once that it works again, and does not storm while it fails', async () => {
    let runs = 0;
    const loop = new BackgroundLoop('relay', async () => {
      if (++runs === 4) return 10_000;
      loop.hurry();
      throw new Error('no answer\n  at somewhere');
    });
    loop.start();
    await jest.advanceTimersByTimeAsync(5999);
    expect(runs).toBe(3);
    await jest.advanceTimersByTimeAsync(1);
    await loop.stop();
    expect(lines).toEqual([
      'relay: no answer; trying again until it works',
      expect.stringMatching(/^relay: works again after \d+ s$/),
    ]);
  });
});

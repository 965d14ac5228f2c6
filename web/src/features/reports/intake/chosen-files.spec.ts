import { describe, expect, it } from '@jest/globals';
import { batched, fingerprint, isLeftover } from './chosen-files.js';

const file = (name: string, size = 1_000) => ({ name, size, lastModified: 1 });

describe('files for an upload', () => {
  it('go out a hundred at a time, in their order', () => {
    const files = Array.from({ length: 250 }, (_, i) => file(`${i}.docx`));
    const batches = batched(files);
    expect(batches.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(batches.flat()).toEqual(files);
  });

  it('go out fewer where they are large; one that is larger than all goes alone', () => {
    const large = (name: string) => file(name, 40 * 1024 * 1024);
    expect(
      batched([large('a'), large('b'), file('c')]).map((batch) => batch.map(({ name }) => name)),
    ).toEqual([['a'], ['b', 'c']]);
    expect(batched([file('huge', 10 ** 10)])).toHaveLength(1);
    expect(batched([])).toEqual([]);
  });

  it.each(['.DS_Store', '~$报告.docx', 'Thumbs.db', 'desktop.ini'])('leave %s behind', (name) => {
    expect(isLeftover(file(name))).toBe(true);
  });

  it('are told apart by name, size and date', () => {
    expect(isLeftover(file('报告.docx'))).toBe(false);
    expect(fingerprint(file('a', 1))).not.toBe(fingerprint(file('a', 2)));
  });
});

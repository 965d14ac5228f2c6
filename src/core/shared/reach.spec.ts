import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reaches, reachOf, WHOLE } from './reach.js';

const HEADS = ['/p/c/', '/p/c/k/', '/p/d/', '/p/d/m/', '/p/direct/'];

describe('how far somebody sees across levels of government', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    [
      'nothing is held below: the own level alone',
      [],
      ['/p/', '/p/dept/'],
      ['/p/c/', '/p/c/k/t/', '/p/direct/t/'],
    ],
    [
      'a city is held: its own level, not its counties',
      ['/p/c/'],
      ['/p/c/', '/p/c/dept/'],
      ['/p/c/k/', '/p/d/'],
    ],
    [
      'a county of a closed city is held: with its towns',
      ['/p/c/k/'],
      ['/p/c/k/', '/p/c/k/t/'],
      ['/p/c/', '/p/c/dept/'],
    ],
    ['one department of a closed city is held', ['/p/c/dept/'], ['/p/c/dept/'], ['/p/c/', '/p/c/other/']],
    ['a city and its county are held', ['/p/c/', '/p/c/k/'], ['/p/c/dept/', '/p/c/k/t/'], ['/p/d/']],
  ])('%s', (_, held, open, closed) => {
    const reach = reachOf(HEADS, held);
    expect(open.filter((path) => !reaches(reach, path))).toEqual([]);
    expect(closed.filter((path) => reaches(reach, path))).toEqual([]);
  });

  it('a county has no level of its own under it', () => {
    expect(reachOf([], ['/p/c/k/'])).toEqual(WHOLE);
  });

  it('a further grant never closes what was open', () => {
    const path = fc.constantFrom(...HEADS, '/p/', '/p/x/', '/p/c/x/', '/p/c/k/x/', '/p/d/m/x/');
    fc.assert(
      fc.property(fc.array(path), path, path, (held, more, asked) => {
        expect(!reaches(reachOf(HEADS, held), asked) || reaches(reachOf(HEADS, [...held, more]), asked)).toBe(
          true,
        );
      }),
    );
  });
});

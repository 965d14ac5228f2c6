import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entrustedTasks, type NamedTask } from './entrusted-tasks.js';

const task = fc.record({
  id: fc.uuid(),
  path: fc.constantFrom('/yh/', '/yh/qy/', '/yh/qy/sf/', '/yh/ln/'),
  takesPart: fc.boolean(),
});
const under = (scope: string) => (path: string) => path.startsWith(scope);

describe('the tasks that somebody is entrusted with', () => {
  it('are those of the place: what it oversees, and what its unit takes part in', () => {
    const named: NamedTask[] = [
      { id: 'overseen', path: '/yh/qy/', takesPart: false },
      { id: 'elsewhere', path: '/yh/ln/', takesPart: false },
      { id: 'joined', path: '/yh/ln/', takesPart: true },
    ];
    expect(entrustedTasks(named, under('/yh/qy/'))).toEqual(['overseen', 'joined']);
  });

  it('are never more than were named, and a smaller place never gives more of them', () => {
    fc.assert(
      fc.property(fc.array(task), (named) => {
        const wide = entrustedTasks(named, under('/yh/'));
        const narrow = entrustedTasks(named, under('/yh/qy/'));
        expect(named.map(({ id }) => id)).toEqual(expect.arrayContaining(wide));
        expect(wide).toEqual(expect.arrayContaining(narrow));
        expect(entrustedTasks(named, () => false)).toEqual(
          named.filter(({ takesPart }) => takesPart).map(({ id }) => id),
        );
      }),
    );
  });
});

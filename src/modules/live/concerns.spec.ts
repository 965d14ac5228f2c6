import { describe, expect, it } from '@jest/globals';
import { WHOLE } from '../../core/shared/reach.js';
import { concerns } from './concerns.js';

const levels = { acting: WHOLE, reading: WHOLE };
const LIAISON = { levels, accountId: 'a', scopePath: '/yh/qy/qysf/', organisationId: 'sf' };
const COUNTY = { levels, accountId: 'b', scopePath: '/yh/qy/', organisationId: 'yfb' };
const CITY = { accountId: 'd', scopePath: '/yh/', organisationId: 'yh' };
const COUNTY_CLOSED = { closed: ['/yh/qy/'], opened: [] };
const NOBODY_IN_BUSINESS = { levels, accountId: 'c', scopePath: '-', organisationId: 'zfb' };

describe('who hears a live signal', () => {
  const task = { kind: 'task', taskId: 't', orgPath: '/yh/qy/ww/', organisationIds: ['ww', 'sf'] } as const;

  it.each([
    ['a unit that takes part', LIAISON, true],
    ['whoever oversees the body', COUNTY, true],
    ['an administrator', NOBODY_IN_BUSINESS, false],
    [
      'the city, for which the county is a level below',
      { ...CITY, levels: { acting: COUNTY_CLOSED, reading: COUNTY_CLOSED } },
      false,
    ],
    [
      'the city, with a grant of details',
      { ...CITY, levels: { acting: COUNTY_CLOSED, reading: WHOLE } },
      true,
    ],
    ['a stand-in for this task alone', { ...COUNTY, taskIds: ['t'] }, true],
    ['a stand-in for another task alone', { ...COUNTY, taskIds: ['u'] }, false],
    ['another town', { ...LIAISON, scopePath: '/yh/qy/sl/', organisationId: 'sl' }, false],
  ])('of a task: %s', (_, actor, hears) => {
    expect(concerns(task, actor)).toBe(hears);
  });

  it('of a notice: the person alone', () => {
    const notice = { kind: 'notice', accountIds: ['a'] } as const;
    expect([LIAISON, COUNTY].map((actor) => concerns(notice, actor))).toEqual([true, false]);
    expect(concerns({ kind: 'resync' }, NOBODY_IN_BUSINESS)).toBe(true);
  });
});

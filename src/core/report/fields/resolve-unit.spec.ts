import { describe, expect, it } from '@jest/globals';
import { type NamedUnit, namesFor, resolveUnit } from './resolve-unit.js';

const OWN = { path: '/yh/dizhu/', names: ['荻渚街道', '荻渚街道办事处'] };
const DIRECTORY: NamedUnit[] = [
  { id: 'yh-justice', path: '/yh/sfj/', name: '司法局' },
  { id: 'qx-justice', path: '/qx/sfj/', name: '司法局' },
  { id: 'dizhu-office', path: '/yh/dizhu/sfs/', name: '荻渚街道司法所' },
  { id: 'other-office', path: '/yh/liu/sfs/', name: '柳湾镇司法所' },
  { id: 'team-a', path: '/yh/zfd1/', name: '执法队' },
  { id: 'team-b', path: '/yh/zfd2/', name: '执法队' },
  { id: 'police', path: '/qx/gaj/', name: '公安局' },
];

describe('resolveUnit', () => {
  it.each([
    ['区司法局', 'yh-justice'],
    ['司法局', 'yh-justice'],
    ['司法所', 'dizhu-office'],
    ['街道司法所', 'dizhu-office'],
    ['荻渚 街道司法所', 'dizhu-office'],
    ['执法队', null],
    ['公安局', null],
    ['民政局', null],
  ])('%s → %p', (printed, id) => {
    expect(resolveUnit(printed, OWN, DIRECTORY)).toBe(id);
  });

  it('tries the name as printed before it takes anything off', () => {
    expect(namesFor('镇司法所', OWN)[0]).toBe('镇司法所');
  });
});

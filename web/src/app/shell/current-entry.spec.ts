import { describe, expect, it } from '@jest/globals';
import { currentEntry } from './current-entry.js';

const PAGES = [
  { path: '/', nav: {} },
  { path: '/gardens', nav: {} },
  { path: '/gardens/plans', nav: {} },
  { path: '/gardens/$gardenId' },
  { path: '/sheds', under: '/gardens' },
  { path: '/loose' },
];

describe('currentEntry', () => {
  it.each([
    ['/', '/'],
    ['/gardens', '/gardens'],
    ['/gardens/7', '/gardens'],
    ['/gardens/plans/3', '/gardens/plans'],
    ['/gardensandmore', null],
    ['/sheds', '/gardens'],
    ['/sheds/4', '/gardens'],
    ['/loose', null],
    ['/nowhere', null],
  ])('stands at %s under %s', (pathname, entry) => {
    expect(currentEntry(pathname, PAGES)).toBe(entry);
  });
});

import { describe, expect, it } from '@jest/globals';
import { depthOf, organisationsSearchOf } from './organisations-search.js';

describe('organisationsSearchOf', () => {
  it('keeps what the page knows and drops the rest', () => {
    expect(organisationsSearchOf({ search: '司法', includeClosed: 'true', tab: 'import', x: 1 })).toEqual({
      search: '司法',
      includeClosed: true,
      tab: 'import',
    });
    expect(organisationsSearchOf({ search: '', includeClosed: 'false', tab: 'x' })).toEqual({});
  });
});

describe('depthOf', () => {
  it.each([
    ['/yz/', '/yz/', 0],
    ['/yz/qy/', '/yz/', 1],
    ['/yz/qy/sfj/', '/yz/qy/', 1],
    ['/yz/', '/yz/qy/', 0],
  ])('of %s under %s is %i', (path, top, depth) => {
    expect(depthOf(path, top)).toBe(depth);
  });
});

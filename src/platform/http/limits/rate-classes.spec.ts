import { describe, expect, it } from '@jest/globals';
import { networkOf, rateClassOf } from './rate-classes.js';

describe('rateClassOf', () => {
  const request = { method: 'GET', isForm: false, isSignedIn: true, declared: undefined } as const;
  it.each([
    [request, 'reads'],
    [{ ...request, declared: 'exports' }, 'exports'],
    [{ ...request, method: 'POST' }, 'writes'],
    [{ ...request, method: 'POST', isForm: true }, 'uploads'],
    [{ ...request, isSignedIn: false }, 'public'],
    [{ ...request, method: 'POST', isSignedIn: false }, 'sign-in'],
  ] as const)('%j is %s', (asked, expected) => {
    expect(rateClassOf(asked)).toBe(expected);
  });
});

describe('networkOf', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s → %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

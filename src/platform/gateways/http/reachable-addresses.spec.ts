import { describe, expect, it } from '@jest/globals';
import { isReachableEntry, ReachableAddresses } from './reachable-addresses.js';

describe('where outgoing requests may go', () => {
  const closed = new ReachableAddresses([]);
  const office = new ReachableAddresses([
    '10.20.0.0/16',
    'fd00:7::/32',
    'oa.qingyan.example',
    '*.gov.example',
  ]);

  it.each(['93.184.216.34', '2606:2800:220:1::1'])('%s is public', (address) => {
    expect(closed.allows(address)).toBe(true);
  });

  it.each([
    ...[
      '127.0.0.1',
      '10.20.1.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.100.100.200',
      '0.0.0.0',
    ],
    ...[
      '::1',
      '::',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      'fe80::1',
      'fd00::1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      '::127.0.0.1',
    ],
    ...['not an address', ''],
  ])('%s is not reached unless the installation says so', (address) => {
    expect(closed.allows(address)).toBe(false);
  });

  it('reaches the networks that are named, and no others', () => {
    expect(
      ['10.20.3.4', '::ffff:10.20.3.4', 'fd00:7::9', '10.21.0.1', '127.0.0.1'].map((a) => office.allows(a)),
    ).toEqual([true, true, true, false, false]);
  });

  it('trusts the host names that are named', () => {
    const hosts = [
      'OA.qingyan.example',
      'sub.gov.example',
      'gov.example',
      'evil-gov.example',
      'qingyan.example',
    ];
    expect(hosts.map((host) => office.trustsHost(host))).toEqual([true, true, false, false, false]);
  });

  it.each([
    ['10.0.0.0/8', true],
    ['fd00::/8', true],
    ['oa.example.cn', true],
    ['*.example.cn', true],
    ['10.0.0.0/33', false],
    ['10.0.0/8', false],
    ['https://oa.example.cn', false],
    ['*', false],
  ])('entry %s', (entry, isOne) => {
    expect(isReachableEntry(entry)).toBe(isOne);
  });
});

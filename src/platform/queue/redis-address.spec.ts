import { describe, expect, it } from '@jest/globals';
import { readRedisAddress } from './redis-address.js';

describe('the address of Redis', () => {
  it('is one server', () => {
    expect(readRedisAddress('rediss://:secret@redis.local:6380/2')).toEqual({
      kind: 'single',
      url: 'rediss://:secret@redis.local:6380/2',
    });
  });

  it('is a cluster, by some of its nodes', () => {
    const address = readRedisAddress('cluster:redis://a:7000,redis://b:7001');
    expect(address.kind === 'cluster' && address.nodes.map(({ host }) => host)).toEqual(['a:7000', 'b:7001']);
  });

  it('is the master of which sentinels know', () => {
    const address = readRedisAddress('sentinel:redis://a:26379,redis://b:26379/first');
    expect(address).toMatchObject({ kind: 'sentinel', master: 'first' });
    expect(address.kind === 'sentinel' && address.sentinels.map(({ host }) => host)).toEqual([
      'a:26379',
      'b:26379',
    ]);
  });

  it.each([
    '',
    'redis',
    'http://a',
    'cluster:',
    'cluster:redis://a,',
    'sentinel:redis://a:26379',
    'cluster:b:1',
  ])('is not %p', (text) => {
    expect(() => readRedisAddress(text)).toThrow(/redis:\/\//);
  });

  it('is not repeated when it is wrong: it may hold a password', () => {
    expect(() => readRedisAddress('http://:secret@a')).not.toThrow(/secret/);
  });
});

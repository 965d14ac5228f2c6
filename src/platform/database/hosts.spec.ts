import { describe, expect, it } from '@jest/globals';
import { databaseHosts } from './hosts.js';

describe('the servers of an address', () => {
  it.each([
    ['postgres://u:p@db/z', [['db', 'postgres://u:p@db/z']]],
    [
      'postgresql://db:5433/z?sslmode=verify-full',
      [['db:5433', 'postgresql://db:5433/z?sslmode=verify-full']],
    ],
    [
      'postgres://u:p%40x@db1:5432,db2:5433/z?sslmode=require&target_session_attrs=read-write',
      [
        ['db1:5432', 'postgres://u:p%40x@db1:5432/z?sslmode=require'],
        ['db2:5433', 'postgres://u:p%40x@db2:5433/z?sslmode=require'],
      ],
    ],
    [
      'postgres://[::1]:5432,10.0.0.2/z',
      [
        ['[::1]:5432', 'postgres://[::1]:5432/z'],
        ['10.0.0.2', 'postgres://10.0.0.2/z'],
      ],
    ],
  ])('%s', (address, hosts) => {
    expect(databaseHosts(address)?.map(({ name, url }) => [name, url])).toEqual(hosts);
  });

  it.each([
    'mysql://db/z',
    'postgres://db1,,db2/z',
    'postgres://db1:x,db2/z',
    'postgres://db1,db2/z?target_session_attrs=any',
    'db1,db2',
  ])('%s is none', (address) => {
    expect(databaseHosts(address)).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { explain, explaining } from './failure.js';
import { StartupProblem } from './startup-problem.js';

describe('explain', () => {
  it.each([
    ['ENOSPC: no space left on device, write', 'is full'],
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'is full'],
    ['PANIC:  could not write to file "pg_wal/xlogtemp.1": No space left on device', 'is full'],
    [
      'FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 17, which is not compatible with this version 18.4.',
      'was made by PostgreSQL 17 and this is 18.4',
    ],
    [
      'FATAL:  "/x/postgres" is not a valid data directory\nDETAIL:  File "/x/postgres/PG_VERSION" is missing.',
      'is broken',
    ],
    ['PANIC:  could not locate a valid checkpoint record at 0/1D4F0', 'is broken'],
    ['FATAL:  could not open file "global/pg_control": No such file or directory', 'is broken'],
    ["EACCES: permission denied, mkdir '/x'", 'is not writable'],
    ['FATAL:  could not create lock file "postmaster.pid": Read-only file system', 'is not writable'],
    ["ENOTDIR: not a directory, mkdir '/x/y'", 'a file is in the way'],
    ['FATAL:  something new', 'did not start'],
  ])('%s', (said, expected) => {
    const { line } = explain(said, '/x');
    expect(line).toContain(expected);
    expect(line).toContain('/x');
    expect(line).not.toContain('\n');
  });

  it('repeats the first fatal words, so that a stranger can be asked for help', () => {
    expect(explain('LOG:  one\nFATAL:  two\nLOG:  three', '/x').line).toMatch(/\(two\)$/);
  });
});

describe('explaining', () => {
  it('gives what the work gives', () => {
    expect(explaining('/x', () => 7)).toBe(7);
  });

  it('passes on a problem that is already explained', () => {
    const problem = new StartupProblem('known');
    const work = () => {
      throw problem;
    };
    expect(() => explaining('/x', work)).toThrow(problem);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { READING_LIMITS, ReadingPool } from '../../src/modules/reports/reading/index.js';
import { withstand } from '../support/withstand.js';

const CASES = 500;

describe('broken, locked and malicious files', () => {
  let pool: ReadingPool;
  beforeAll(() => {
    pool = new ReadingPool(READING_LIMITS);
  });
  afterAll(() => pool.onApplicationShutdown());

  it(`bring no thread down in ${CASES} cases; each is read or refused with a code`, async () => {
    const endings = await withstand(pool, { cases: CASES, seed: 20260302 });
    expect([...endings.values()].reduce((sum, count) => sum + count, 0)).toBe(CASES);
    // Not all of them die of the same fault: the files are hurt in ways that reach far into the readers.
    expect(endings.get('report')).toBeGreaterThan(CASES / 20);
    expect(endings.size).toBeGreaterThan(7);
  });
});

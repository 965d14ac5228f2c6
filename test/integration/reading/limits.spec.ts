import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  READING_LIMITS,
  ReadingPool,
  type ReadingLimits,
} from '../../../src/modules/reports/reading/index.js';
import { docxOf, docxOfText, paragraph } from '../../builders/documents/docx.js';
import { FICTIONAL_REPORT } from '../../builders/documents/fictional-report.js';

/** Takes seconds to read, and hundreds of megabytes where nobody watches: a hundred thousand paragraphs of noise. */
const ENDLESS = docxOf(
  Array.from({ length: 120_000 }, () => paragraph(randomBytes(90).toString('base64'))).join(''),
);
const ORDINARY = docxOfText(FICTIONAL_REPORT);

describe('a document that asks for too much', () => {
  let pool: ReadingPool;
  afterEach(() => pool.onApplicationShutdown());

  const read = (bytes: Uint8Array) => pool.run({ what: 'read', file: { bytes } });

  it.each<[string, Partial<ReadingLimits>, string]>([
    ['time', { readWithin: 600 }, 'report.reading-too-slow'],
    ['memory of its own', { heapMb: 24 }, 'report.reading-too-large'],
    ['memory of the process', { growth: 1 }, 'report.reading-too-large'],
  ])('runs out of %s; its thread goes, those beside and after it are read', async (_, limits, code) => {
    pool = new ReadingPool({ ...READING_LIMITS, ...limits, threads: 1 });
    expect(await read(ENDLESS)).toEqual({ what: 'refused', code });
    await pool.onApplicationShutdown();
    pool = new ReadingPool({ ...READING_LIMITS, threads: 1 });
    const outcomes = await Promise.all([read(ORDINARY), read(ORDINARY), read(ORDINARY)]);
    expect(outcomes.map(({ what }) => what)).toEqual(['report', 'report', 'report']);
  });

  it('leaves the queue behind it moving, on a fresh thread', async () => {
    pool = new ReadingPool({ ...READING_LIMITS, heapMb: 24, threads: 1 });
    const outcomes = await Promise.all([read(ORDINARY), read(ENDLESS), read(ORDINARY), read(ORDINARY)]);
    expect(outcomes.map((outcome) => (outcome.what === 'refused' ? outcome.code : outcome.what))).toEqual([
      'report',
      'report.reading-too-large',
      'report',
      'report',
    ]);
  });
});

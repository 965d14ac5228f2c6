import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  READING_LIMITS,
  ReadingPool,
  type ReadingOutcome,
} from '../../../src/modules/reports/reading/index.js';
import { docxOf, docxOfText, paragraph } from '../../builders/documents/docx.js';
import { FICTIONAL_REPORT } from '../../builders/documents/fictional-report.js';
import { oleOf } from '../../builders/documents/ole.js';
import { zipOf } from '../../builders/documents/zip.js';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/formats/${name}`, import.meta.url));

/** All through the threads that the program reads in. */
let pool: ReadingPool;
beforeAll(() => {
  pool = new ReadingPool(READING_LIMITS);
});
afterAll(() => pool.onApplicationShutdown());

const read = (bytes: Uint8Array): Promise<ReadingOutcome> => pool.run({ what: 'read', file: { bytes } });

describe('what is locked, broken or of another kind', () => {
  it.each([
    ['a docx with a password', () => oleOf(['EncryptedPackage', 'EncryptionInfo']), 'report.encrypted'],
    ['a doc with a password', () => encryptedDoc(), 'report.encrypted'],
    [
      'a doc with macros',
      () => Buffer.concat([fixture('yuanqiao.doc'), oleOf(['_VBA_PROJECT']).subarray(1024)]),
      'report.macros',
    ],
    ['an old workbook', () => oleOf(['Workbook']), 'report.unsupported-format'],
    ['half a doc', () => fixture('yuanqiao.doc').subarray(0, 8000), 'report.damaged'],
    ['a docm', () => docxOf(paragraph('x'), [{ name: 'word/vbaProject.bin', data: 'x' }]), 'report.macros'],
    ['a docx cut in half', () => docxOfText(FICTIONAL_REPORT).subarray(0, 900), 'report.damaged'],
    ['a docx whose text is no XML', () => docxOf('<w:p>'), 'report.damaged'],
    ['a billion laughs', () => docxOf('<w:p/>', [], laughs()), 'report.unsafe-xml'],
    [
      'an entity from outside',
      () => docxOf('<w:p/>', [], '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'),
      'report.unsafe-xml',
    ],
    ['nesting without end', () => docxOf('<w:p>'.repeat(3000) + '</w:p>'.repeat(3000)), 'report.unsafe-xml'],
    [
      'a workbook',
      () =>
        zipOf([
          { name: '[Content_Types].xml', data: '<a/>' },
          { name: 'xl/workbook.xml', data: '<a/>' },
        ]),
      'report.unsupported-format',
    ],
    [
      'ten thousand entries',
      () => zipOf(Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}.txt`, data: 'x', stored: true }))),
      'report.archive-too-many',
    ],
    [
      'a path out of the archive',
      () => zipOf([{ name: '../../etc/cron.d/x', data: 'x' }]),
      'report.archive-unsafe-path',
    ],
    [
      'a path out of it, the other way',
      () => zipOf([{ name: 'a\\..\\..\\x', data: 'x' }]),
      'report.archive-unsafe-path',
    ],
    [
      'a bomb',
      () => docxOf(paragraph('x'), [{ name: 'word/media/x.bmp', data: Buffer.alloc(60_000_000) }]),
      'report.archive-too-big',
    ],
    ['a bomb that lies', () => bomb(), 'report.damaged'],
    ['an encrypted zip', () => zipOf([{ name: 'a.txt', data: 'x', flags: 1 }]), 'report.encrypted'],
    ['RTF', () => Buffer.from('{\\rtf1 x}'), 'report.unsupported-format'],
    ['a text that is no report', () => docxOfText('今天天气很好。'), 'report.not-a-report'],
    ['nothing', () => docxOf(''), 'report.empty-file'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await read(bytes())).toEqual({ what: 'refused', code });
  });

  it('judges by the content: a zip of files is an archive, a docx in it is none of its business', async () => {
    expect(await read(zipOf([{ name: '一/报告.docx', data: docxOfText(FICTIONAL_REPORT) }]))).toEqual({
      what: 'archive',
    });
  });
});

function encryptedDoc(): Buffer {
  const bytes = Buffer.from(fixture('yuanqiao.doc'));
  const fib = bytes.indexOf(Buffer.from('eca5', 'hex'));
  bytes.writeUInt16LE(bytes.readUInt16LE(fib + 10) | 0x0100, fib + 10);
  return bytes;
}

function laughs(): string {
  const more = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  return `<!DOCTYPE lolz [<!ENTITY l0 "lol">${more}]>`;
}

/** The directory says ten bytes; a hundred million come out. */
function bomb(): Buffer {
  return docxOf('', [{ name: 'word/styles.xml', data: Buffer.alloc(20_000_000, 0x20), claimedSize: 10 }]);
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PizZip from 'pizzip';
import { detectFile, printableFileName } from './index.js';

const OOXML = 'application/vnd.openxmlformats-officedocument';

function zip(...names: readonly string[]): Buffer {
  const archive = new PizZip();
  for (const name of names) archive.file(name, 'x');
  return archive.generate({ type: 'nodebuffer' });
}

/** The header and the first directory sector of an OLE compound file, with entries of these names. */
function compound(...names: readonly string[]): Buffer {
  const bytes = Buffer.alloc(1024);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt16LE(9, 0x1e);
  names.forEach((name, i) => {
    bytes.write(name, 512 + i * 128, 'utf16le');
    bytes.writeUInt16LE(name.length * 2 + 2, 512 + i * 128 + 64);
  });
  return bytes;
}

describe('what a file is, by its bytes', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhenggai-detect-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function detect(bytes: Buffer | string) {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    return detectFile(path);
  }

  it.each([
    ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0])],
    ['image/webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')],
    ['application/pdf', '%PDF-1.7\n'],
  ])('%s may be shown', async (mediaType, bytes) => {
    expect(await detect(bytes)).toEqual({ ok: true, value: { mediaType, isPreviewable: true } });
  });

  it.each([
    [`${OOXML}.wordprocessingml.document`, zip('[Content_Types].xml', 'word/document.xml')],
    [`${OOXML}.spreadsheetml.sheet`, zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['application/ofd', zip('OFD.xml', 'Doc_0/Document.xml')],
    ['application/msword', compound('Root Entry', 'WordDocument')],
    ['application/vnd.ms-excel', compound('Root Entry', 'Workbook')],
    ['text/plain', '整改情况\n一是建章立制。'],
    ['text/plain', Buffer.from([0xff, 0xfe, 0x41, 0x00])],
    ['text/html', '<!DOCTYPE html><script>alert(1)</script>'],
    ['image/svg+xml', '<?xml version="1.0"?><svg xmlns="x" onload="alert(1)"></svg>'],
  ])('%s is only handed back', async (mediaType, bytes) => {
    expect(await detect(bytes)).toEqual({ ok: true, value: { mediaType, isPreviewable: false } });
  });

  it.each([
    ['file.empty', ''],
    ['file.type-not-accepted', Buffer.from([0x4d, 0x5a, 0x90, 0x00, 0x03])],
    ['file.type-not-accepted', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1])],
    ['file.type-not-accepted', zip('a.txt', 'b.txt')],
    ['file.type-not-accepted', zip(...Array.from({ length: 5_100 }, (_, i) => `${i}`), 'word/document.xml')],
    ['file.type-not-accepted', compound('Root Entry', 'Setup')],
    ['file.type-not-accepted', Buffer.from('Rar!\x1a\x07\x00', 'latin1')],
    ['file.has-macros', zip('word/document.xml', 'word/vbaProject.bin')],
    ['file.has-macros', compound('Root Entry', 'WordDocument', 'Macros')],
    ['file.damaged', Buffer.from('PK\x03\x04 and then nothing', 'latin1')],
    ['file.damaged', compound().subarray(0, 100)],
  ])('%s', async (error, bytes) => {
    expect(await detect(bytes)).toEqual({ ok: false, error });
  });
});

describe('the name of an uploaded file', () => {
  it.each([
    ['../../etc/passwd\u0000\u202e.txt', 'passwd.txt'],
    ['C:\\用户\\会议纪要.docx', '会议纪要.docx'],
    ['\u200b \ud800', '未命名'],
    ['', '未命名'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(251)}.pdf`],
  ])('%j is shown as %j', (given, shown) => {
    expect(printableFileName(given)).toBe(shown);
  });
});

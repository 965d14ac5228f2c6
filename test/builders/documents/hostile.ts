import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { docxOf, docxOfText, paragraph } from './docx.js';
import { FICTIONAL_REPORT } from './fictional-report.js';
import { ofdOf, ofdOfText } from './ofd.js';
import { oleOf } from './ole.js';
import { pdfOf, pdfOfText } from './pdf.js';
import { zipOf } from './zip.js';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/formats/${name}`, import.meta.url));

/** Right to left, zero width, halves of characters by reference, controls, marks of order, and text that only looks like markup. */
const ODDITIES = [
  ...[
    '\u202e',
    '\u200b',
    '\u2066',
    '\ufeff',
    '\u0000',
    '\u0007',
    '\ud83d\ude00',
    '\ufffd',
    '\u2028',
    '&#xD800;',
    '&#0;',
    '&lol;',
  ],
  ...[
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<!ENTITY x SYSTEM "file:///etc/passwd">',
    ']]>',
    '<![CDATA[',
    '<w:p>',
    '</w:p>',
    '<ofd:TextCode>',
  ],
  ...[
    'DeltaX="g 999999999 1"',
    'w:val="99999999999"',
    'Boundary="NaN NaN 1 1"',
    'Size="-1"',
    'BaseLoc="../../../../etc/passwd"',
    '%PDF-',
    'PK\x03\x04',
  ],
];

/** Real files of every format, small enough to be broken five thousand times. */
function realFiles(): Buffer[] {
  const report = FICTIONAL_REPORT;
  const image = { name: 'word/media/1.png', data: Buffer.alloc(2000, 7), stored: true };
  return [
    docxOfText(report),
    docxOf(
      report
        .split('\n')
        .map((line) => paragraph(line))
        .join(''),
      Array.from({ length: 30 }, (_, i) => ({ ...image, name: `word/media/${i}.png` })),
    ),
    ofdOfText(report),
    pdfOfText(report, { header: '沅桥镇人民政府文件', numbered: true }),
    pdfOf([[], []]),
    fixture('yuanqiao.doc'),
    fixture('yuanqiao.pdf'),
    oleOf(['WordDocument', '1Table']),
    zipOf([{ name: '甲.docx', data: docxOfText(report) }]),
    Buffer.from(report),
    iconv.encode(report, 'gb18030'),
    iconv.encode(report, 'utf-16le', { addBOM: true }),
    Buffer.from(`<html><body><div class="nav">首页</div>${report.replaceAll('\n', '<br>')}</body></html>`),
    Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>${report}</p>\r\n--x--`,
    ),
  ];
}

/** What happens to bytes on their way, or is done to them. */
function damage(): fc.Arbitrary<(file: Buffer) => Buffer> {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const at = (file: Buffer, share: number) => Math.floor(share * file.length);
  const odd = fc.oneof(
    fc.constantFrom(...ODDITIES).map((text) => Buffer.from(text)),
    fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  );
  return fc.oneof(
    fc.tuple(place, fc.nat(255)).map(([share, byte]) => (file: Buffer) => {
      const copy = Buffer.from(file);
      if (copy.length > 0) copy[Math.min(copy.length - 1, at(file, share))] = byte;
      return copy;
    }),
    fc.tuple(place, odd).map(
      ([share, piece]) =>
        (file: Buffer) =>
          Buffer.concat([file.subarray(0, at(file, share)), piece, file.subarray(at(file, share))]),
    ),
    fc.tuple(place, odd).map(([share, piece]) => (file: Buffer) => {
      const copy = Buffer.from(file);
      piece.copy(copy, at(file, share));
      return copy;
    }),
    place.map((share) => (file: Buffer) => file.subarray(0, at(file, share))),
    place.map((share) => (file: Buffer) => file.subarray(at(file, share))),
    fc.tuple(place, fc.nat(400)).map(([share, length]) => (file: Buffer) => {
      const copy = Buffer.from(file);
      return copy.fill(0, at(file, share), Math.min(copy.length, at(file, share) + length));
    }),
    fc.tuple(place, place).map(
      ([one, other]) =>
        (file: Buffer) =>
          Buffer.concat([file.subarray(0, at(file, one)), file.subarray(at(file, other))]),
    ),
  );
}

/** An office file whose parts are whole but whose XML is not what it should be. */
function strangeParts(): fc.Arbitrary<Buffer> {
  const words = fc.array(
    fc.oneof(fc.constantFrom(...ODDITIES), fc.string({ unit: 'binary', maxLength: 12 })),
    { maxLength: 6 },
  );
  const strange = fc
    .tuple(words, fc.nat(FICTIONAL_REPORT.length))
    .map(([list, at]) => FICTIONAL_REPORT.slice(0, at) + list.join('') + FICTIONAL_REPORT.slice(at));
  return fc.oneof(
    strange.map((text) => docxOfText(text)),
    strange.map((text) => docxOf(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)),
    strange.map((text) => ofdOfText(text)),
    fc
      .tuple(strange, fc.constantFrom('OFD.xml', 'Doc_0/Document.xml', 'Doc_0/Pages/Page_0/Content.xml'))
      .map(([text, name]) => ofdOf([[]], { more: [{ name, data: text }] })),
    strange.map((text) => pdfOfText(text)),
    fc
      .tuple(strange, fc.integer({ min: 0, max: 3000 }))
      .map(([text, depth]) =>
        docxOf(
          `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${paragraph(text)}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`,
        ),
      ),
    fc
      .array(fc.tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.uint8Array({ maxLength: 30 })), {
        maxLength: 8,
      })
      .map((parts) => zipOf(parts.map(([name, data]) => ({ name, data })))),
    strange.map((text) => Buffer.concat([Buffer.from(text), iconv.encode(text, 'gb18030')])),
  );
}

/** Files that were never whole, were whole once, or are whole and malicious. */
export function hostileFiles(): fc.Arbitrary<Buffer> {
  const damaged = fc
    .tuple(fc.constantFrom(...realFiles()), fc.array(damage(), { minLength: 1, maxLength: 4 }))
    .map(([file, blows]) => blows.reduce((hurt, blow) => blow(hurt), file));
  return fc.oneof({ weight: 3, arbitrary: damaged }, { weight: 2, arbitrary: strangeParts() });
}

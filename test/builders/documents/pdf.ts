import { deflateSync } from 'node:zlib';

/** A line of text with the lower left corner of its first character, in points from the lower left corner of the page. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

const SIZE = 16;
const WIDTH = 595;
const HEIGHT = 842;
export const PDF_MARGIN = 57.5;
/** So many full-width characters fill a line. */
export const PDF_LINE = 30;

/** A PDF with a text layer in a Chinese font that is not embedded, as old offices print it. */
export function pdfOf(
  pages: readonly (readonly PdfText[])[],
  extra: { readonly padding?: number } = {},
): Buffer {
  const objects: (string | Buffer)[] = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const kids = pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  objects.push(
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  );
  objects.push(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>',
  );
  objects.push(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  pages.forEach((page, index) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
    );
    objects.push(stream(page.map(show).join('\n')));
  });
  if (extra.padding !== undefined) objects.push(padding(extra.padding));
  return assemble(objects);
}

/** Text set as a page of a report: paragraphs indented by two characters and broken at thirty. */
export function pdfOfText(
  text: string,
  frame: { readonly header?: string; readonly numbered?: boolean } = {},
): Buffer {
  const lines = text
    .split('\n')
    .flatMap((paragraph, index) => broken(index === 0 ? paragraph : `\u3000\u3000${paragraph}`));
  const pages: PdfText[][] = [];
  const perPage = 24;
  for (let from = 0; from < lines.length; from += perPage) {
    const page = lines.slice(from, from + perPage).map((line, index) => {
      const indent = line.length - line.trimStart().length;
      return { text: line.trim(), x: PDF_MARGIN + indent * SIZE, y: 740 - index * 28 };
    });
    const number = pages.length + 1;
    if (frame.header !== undefined) page.unshift({ text: frame.header, x: PDF_MARGIN, y: 800 });
    if (frame.numbered === true) page.push({ text: `— ${number} —`, x: 280, y: 30 });
    pages.push(page);
  }
  return pdfOf(pages);
}

export function broken(paragraph: string, width = PDF_LINE): string[] {
  const lines: string[] = [];
  for (let at = 0; at < paragraph.length; at += width) lines.push(paragraph.slice(at, at + width));
  return lines;
}

function show({ text, x, y, size = SIZE }: PdfText): string {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex');
  return `BT /F1 ${size} Tf ${x} ${y} Td <${hex}> Tj ET`;
}

function stream(content: string): Buffer {
  const data = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<< /Length ${data.length} /Filter /FlateDecode >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

/** What a picture of a scanner takes up: nothing a reader of text has to look at. */
function padding(bytes: number): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Length ${bytes} >>\nstream\n`),
    Buffer.alloc(bytes, 0x55),
    Buffer.from('\nendstream'),
  ]);
}

function assemble(objects: readonly (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  objects.forEach((object, index) => {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as Uint8Array),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

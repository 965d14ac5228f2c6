import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';

/** What fills a template: texts by the names of their placeholders, and rows of texts for its lists. */
export type DocumentData = Readonly<Record<string, string | null | readonly DocumentRow[]>>;
export type DocumentRow = Readonly<Record<string, string | null>>;

/** Printed where nothing is known: a line to write on. */
export const BLANK = '＿＿＿＿＿＿';

/** The same data gives the same bytes on every day: the entries of the archive carry no time of their own. */
const NO_TIME = new Date(Date.UTC(2020, 0, 1));

/** How docxtemplater is to read our templates; inspecting and filling agree on it. */
export const READING = { paragraphLoop: true, linebreaks: true } as const;

/** Fills a template that was inspected before. Every text is escaped; a missing one is a blank line, a missing list has no rows. */
export function renderDocx(template: Buffer, data: DocumentData): Buffer {
  const document = new Docxtemplater(new PizZip(template), {
    ...READING,
    nullGetter: ({ module }: { readonly module?: string }) => (module === undefined ? BLANK : ''),
  });
  document.render(printable(data));
  const zip = document.getZip();
  for (const file of Object.values(zip.files)) file.date = NO_TIME;
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

function printable(data: DocumentData): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? value.map(printable) : printableText(value),
    ]),
  );
}

/** Without what XML 1.0 cannot hold; what is empty counts as missing. */
function printableText(text: string | null): string | undefined {
  const clean = text
    ?.replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
  return clean === undefined || clean.trim() === '' ? undefined : clean;
}

import { xmlText, zipOf, type ZipPart } from './zip.js';

/** A text object: millimetres from the upper left corner of the page to the corner of its box. */
export interface OfdText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Attributes of the TextCode; a `DeltaX` for every character where absent. */
  readonly deltas?: string;
  readonly layer?: 'Body' | 'Background' | 'Foreground';
}

const NS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const SIZE = 5.6;
const MARGIN = 28;
const LINE = 28;

function textObject({ text, x, y, size = SIZE, deltas }: OfdText, id: number): string {
  const spacing = deltas ?? (text.length > 1 ? `DeltaX="g ${text.length - 1} ${size}"` : '');
  return `<ofd:TextObject ID="${id}" Boundary="${x} ${y} ${size * text.length} ${size}" Font="1" Size="${size}"><ofd:TextCode X="0" Y="${(size * 0.88).toFixed(3)}" ${spacing}>${xmlText(text)}</ofd:TextCode></ofd:TextObject>`;
}

function content(texts: readonly OfdText[], template: boolean): string {
  const layers = ['Background', 'Body', 'Foreground'] as const;
  const drawn = layers.map((layer, index) => {
    const inside = texts.filter((text) => (text.layer ?? 'Body') === layer);
    return `<ofd:Layer ID="${index + 1}" Type="${layer}">${inside.map((text, at) => textObject(text, 100 + at)).join('')}</ofd:Layer>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${NS}>${template ? '<ofd:Template TemplateID="9" ZOrder="Background"/>' : ''}<ofd:Content>${drawn.join('')}</ofd:Content></ofd:Page>`;
}

/** @param template what every page carries; parts given again replace the usual ones */
export function ofdOf(
  pages: readonly (readonly OfdText[])[],
  {
    template = [],
    more = [],
  }: { readonly template?: readonly OfdText[]; readonly more?: readonly ZipPart[] } = {},
): Buffer {
  const withTemplate = template.length > 0;
  const list = pages
    .map((_, index) => `<ofd:Page ID="${50 + index}" BaseLoc="Pages/Page_${index}/Content.xml"/>`)
    .join('');
  const parts: ZipPart[] = [
    {
      name: 'OFD.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${NS} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    },
    {
      name: 'Doc_0/Document.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><ofd:Document ${NS}><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>${withTemplate ? '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/>' : ''}</ofd:CommonData><ofd:Pages>${list}</ofd:Pages></ofd:Document>`,
    },
    ...pages.map((page, index) => ({
      name: `Doc_0/Pages/Page_${index}/Content.xml`,
      data: content(page, withTemplate),
    })),
    ...(withTemplate ? [{ name: 'Doc_0/Tpls/Tpl_0/Content.xml', data: content(template, false) }] : []),
  ];
  const replaced = new Set(more.map(({ name }) => name));
  return zipOf([...parts.filter(({ name }) => !replaced.has(name)), ...more]);
}

/** Text set as the pages of a report: paragraphs indented by two characters and broken at twenty-eight, one object a line. */
export function ofdOfText(text: string, numbered = true): Buffer {
  const lines = text.split('\n').flatMap((paragraph, index) => {
    const whole = index === 0 ? paragraph : `\u3000\u3000${paragraph}`;
    return Array.from({ length: Math.ceil(whole.length / LINE) }, (_, at) =>
      whole.slice(at * LINE, (at + 1) * LINE),
    );
  });
  const pages: OfdText[][] = [];
  for (let from = 0; from < lines.length; from += 22) {
    const page: OfdText[] = lines.slice(from, from + 22).map((line, index) => {
      const indent = line.length - line.trimStart().length;
      return { text: line.trim(), x: MARGIN + indent * SIZE, y: 37 + index * 10 };
    });
    if (numbered) page.push({ text: `- ${pages.length + 1} -`, x: 100, y: 280 });
    pages.push(page);
  }
  return ofdOf(pages);
}

import { xmlText, zipOf, type ZipPart } from './zip.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

export function paragraph(text: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${xmlText(text)}</w:t></w:r></w:p>`;
}

/** A paragraph that Word numbers by itself. */
export function numbered(text: string, level = 0, list = 1): string {
  return paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
}

/** 一、 and below it （一）, as government offices number. */
export const CHINESE_NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

/** @param body the inside of `w:body`; parts given again replace the usual ones */
export function docxOf(body: string, more: readonly ZipPart[] = [], prolog = ''): Buffer {
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', data: TYPES },
    { name: '_rels/.rels', data: RELATIONS },
    { name: 'word/document.xml', data: `${prolog}<w:document ${W}><w:body>${body}</w:body></w:document>` },
  ];
  return zipOf([...parts, ...more]);
}

export function docxOfText(text: string): Buffer {
  return docxOf(
    text
      .split('\n')
      .map((line) => paragraph(line))
      .join(''),
  );
}

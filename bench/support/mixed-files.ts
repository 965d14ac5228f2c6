import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { docxOfText } from '../../test/builders/documents/docx.js';
import { FICTIONAL_REPORT } from '../../test/builders/documents/fictional-report.js';
import { ofdOfText } from '../../test/builders/documents/ofd.js';
import { pdfOfText } from '../../test/builders/documents/pdf.js';

export interface MixedFile {
  readonly name: string;
  readonly body: string;
  readonly bytes: Buffer;
}

const TOWN = '沅桥';
const FIRST = '松竹梅兰桂枫榆槐柏杉桐桦柳荷菊葵芦苇茶枣梨杏桃李橘柚榕樟楠桑麻豆菱藕茅荻蒲稻粟棠';
const SECOND = '溪渡汀岚坪湾塘洲浦埠岗坡垭坝畈冲垄墩荡泽涧泉滩沟圩埂岭峪峡峰涯';
/** Reports have some four thousand characters, most of them achievements. */
const FILLER =
  '（四）坚持把依法行政贯穿于工作全过程。健全“三项制度”，全年办理案件126件，其中简易程序88件，公开执法信息2300条，群众满意度达98.5%，各村普遍建立法律顾问制度，法治宣传覆盖全部村组。\n';
const LONG_REPORT = FICTIONAL_REPORT.replace('二、存在的不足', `${FILLER.repeat(36)}二、存在的不足`);
const DOC = readFileSync(new URL('../../test/fixtures/formats/yuanqiao.doc', import.meta.url));

/** Reports of as many towns, in the formats and shares in which a county gets them: every file is another. */
export function mixedFiles(count: number): MixedFile[] {
  return Array.from({ length: count }, (_, n) => {
    const town = `${FIRST[n % FIRST.length]}${SECOND[Math.floor(n / FIRST.length) % SECOND.length]}`;
    const text = LONG_REPORT.replaceAll(TOWN, town);
    return { body: `${town}镇人民政府`, ...written(text, town, n % 10) };
  });
}

function written(text: string, town: string, kind: number): { name: string; bytes: Buffer } {
  if (kind < 4) return { name: `${town}.docx`, bytes: docxOfText(text) };
  if (kind < 6)
    return { name: `${town}.pdf`, bytes: pdfOfText(text, { header: '内部资料', numbered: true }) };
  if (kind === 6) return { name: `${town}.ofd`, bytes: ofdOfText(text) };
  if (kind === 7) return { name: `${town}.doc`, bytes: docOf(town) };
  if (kind === 8) return { name: `${town}.txt`, bytes: iconv.encode(text, 'gb18030') };
  return {
    name: `${town}.html`,
    bytes: Buffer.from(`<html><body><p>${text.replaceAll('\n', '</p><p>')}</p></body></html>`),
  };
}

/** Two characters for two: an OLE file keeps its text in UTF-16 as it is. */
function docOf(town: string): Buffer {
  const bytes = Buffer.from(DOC);
  const [from, to] = [Buffer.from(TOWN, 'utf16le'), Buffer.from(town, 'utf16le')];
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) to.copy(bytes, at);
  return bytes;
}

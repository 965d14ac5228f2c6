import type { Archive } from '../archive/archive.js';
import { readXml } from '../xml.js';
import { UnreadableDocument, type SourceText } from '../source.js';
import { cleaned, TextBuilder } from '../text-builder.js';
import { Numbering } from './numbering.js';
import { BodyReader } from './paragraphs.js';

/** What else may hold a program: old dialogs, ActiveX controls, and the parts that macros lie in. */
const MACROS = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$/i;
const MAIN_PART = /\/officeDocument$/;

/**
 * Word's format since 2007, also what WPS writes. Pictures, macros and embedded objects are never unpacked. A document with
 * macros is refused: it would be handed on to others as it is.
 */
export async function readDocx(archive: Archive): Promise<SourceText> {
  if (archive.entries.some(({ name }) => MACROS.test(name))) throw new UnreadableDocument('report.macros');
  const main = archive.find(await mainPartOf(archive));
  if (main === null) throw new UnreadableDocument('report.damaged');
  const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
  const numbering = new Numbering();
  const [lists, styles] = [archive.find(`${folder}numbering.xml`), archive.find(`${folder}styles.xml`)];
  if (lists !== null) await numbering.readLists(archive.read(lists));
  if (styles !== null) await numbering.readStyles(archive.read(styles));
  const builder = new TextBuilder();
  const body = new BodyReader(numbering, (line) => {
    line.forEach(({ number, text }, cell) =>
      builder.add(`${cell === 0 ? '' : ' | '}${cleaned(text)}`, [number]),
    );
    builder.add('\n');
  });
  await body.read(archive.read(main));
  return {
    ...builder.finish('paragraph'),
    encoding: 'binary',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    notices: [],
  };
}

async function mainPartOf(archive: Archive): Promise<string> {
  const relations = archive.find('_rels/.rels');
  let target = 'word/document.xml';
  if (relations === null) return target;
  await readXml(archive.read(relations), {
    open: (_, { Type = '', Target = '' }) => {
      if (MAIN_PART.test(Type)) target = Target.replace(/^\.?\//, '');
    },
  });
  return target;
}

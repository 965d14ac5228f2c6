import type { Archive } from '../archive/archive.js';
import { UnreadableDocument } from '../source.js';
import { readXml } from '../xml.js';

/** A4, for documents that do not say how large their pages are. */
const A4: readonly [number, number] = [210, 297];

export interface OfdDocument {
  readonly pages: readonly string[];
  /** Id → path of what is drawn on every page that names it. */
  readonly templates: ReadonlyMap<string, string>;
  /** Width and height of pages that do not give their own. */
  readonly area: readonly [number, number];
}

/** The paths of the documents in the file, in order; nearly always one. */
export async function documentRoots(archive: Archive): Promise<string[]> {
  const entry = archive.find('OFD.xml');
  if (entry === null) throw new UnreadableDocument('report.damaged');
  return (await textsOf(archive, 'OFD.xml', 'DocRoot')).map((path) => resolvePath('', path));
}

export async function readDocument(archive: Archive, root: string): Promise<OfdDocument> {
  const entry = archive.find(root);
  if (entry === null) throw new UnreadableDocument('report.damaged');
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  const pages: string[] = [];
  const templates = new Map<string, string>();
  let area = A4;
  let box = '';
  await readXml(archive.read(entry), {
    open: (name, { ID = '', BaseLoc = '' }) => {
      box = name === 'PhysicalBox' ? ' ' : '';
      if (name === 'Page') pages.push(resolvePath(folder, BaseLoc));
      else if (name === 'TemplatePage') templates.set(ID, resolvePath(folder, BaseLoc));
    },
    text: (text) => {
      if (box !== '') box += text;
    },
    close: (name) => {
      if (name === 'PhysicalBox') area = areaOf(box) ?? area;
      box = '';
    },
  });
  return { pages, templates, area };
}

/** `left top width height` as width and height. */
export function areaOf(box: string): readonly [number, number] | null {
  const [, , width = 0, height = 0] = numbersOf(box);
  return width > 0 && height > 0 ? [width, height] : null;
}

export function numbersOf(list: string): number[] {
  return list.trim().split(/\s+/).map(Number).filter(Number.isFinite);
}

/** `/` begins at the top of the archive, anything else in the folder of the part that names it. */
export function resolvePath(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : folder + path).trim().split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

async function textsOf(archive: Archive, path: string, element: string): Promise<string[]> {
  const entry = archive.find(path);
  const found: string[] = [];
  let text: string | null = null;
  if (entry === null) return found;
  await readXml(archive.read(entry), {
    open: (name) => void (text = name === element ? '' : text),
    text: (more) => void (text = text === null ? null : text + more),
    close: (name) => {
      if (name === element && text !== null) found.push(text.trim());
      if (name === element) text = null;
    },
  });
  return found;
}

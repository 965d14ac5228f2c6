import type { Archive } from '../archive/archive.js';
import { layOut } from '../page/layout.js';
import type { Page } from '../page/page.js';
import { UnreadableDocument, type SourceText } from '../source.js';
import { readXml } from '../xml.js';
import { documentRoots, readDocument, resolvePath } from './structure.js';
import { glyphsOf } from './text-objects.js';

const MOST_PAGES = 2_000;

/** OFD (GB/T 33190-2016), the national format for official documents: pages of text placed in millimetres, in a zip. */
export async function readOfd(archive: Archive): Promise<SourceText> {
  if (archive.entries.some(({ name }) => /(?:^|\/)Encryptions?\.xml$/i.test(name)))
    throw new UnreadableDocument('report.encrypted');
  const pages: Page[] = [];
  for (const root of await documentRoots(archive)) {
    const document = await readDocument(archive, root);
    const templates = new Map<string, Page['glyphs']>();
    for (const [id, path] of document.templates) templates.set(id, (await read(archive, path)).glyphs);
    for (const path of document.pages) {
      if (pages.length >= MOST_PAGES) throw new UnreadableDocument('report.file-too-large');
      const content = await read(archive, path);
      const [width, height] = content.area ?? document.area;
      const drawn = content.templateIds.flatMap((id) => templates.get(id) ?? []);
      pages.push({ number: pages.length + 1, width, height, glyphs: [...drawn, ...content.glyphs] });
    }
  }
  if (pages.length === 0) throw new UnreadableDocument('report.damaged');
  const { text, origins, notices, empty } = layOut(pages, 'mm');
  if (text.trim() === '' || empty.length * 2 > pages.length)
    throw new UnreadableDocument('report.no-text-layer');
  return { text, origins, notices, encoding: 'binary', mediaType: 'application/ofd' };
}

interface Content {
  readonly area: readonly [number, number] | null;
  readonly templateIds: readonly string[];
  readonly glyphs: Page['glyphs'];
}

async function read(archive: Archive, path: string): Promise<Content> {
  const entry = archive.find(resolvePath('', path));
  if (entry === null) throw new UnreadableDocument('report.damaged');
  return glyphsOf((handlers) => readXml(archive.read(entry), handlers));
}

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/pdf.js';
import type { DocumentFile } from '../document-file.js';
import { UnreadableDocument, type SourceText } from '../source.js';
import { layOut } from '../page/layout.js';
import type { Glyphs, Page } from '../page/page.js';
import { openRanges, type RangeReader } from './ranges.js';

type PdfJs = typeof import('pdfjs-dist');

const MOST_PAGES = 2_000;
/** Larger pictures are not unpacked at all; no text stands in them. */
const MOST_IMAGE_PIXELS = 1024 * 1024;
/** So few characters a page are stamps of a scanner, not a text layer. */
const LEAST_CHARACTERS_A_PAGE = 12;
/** What a browser prints around the page: its address with the page's number, and the moment. */
const PRINTED_AROUND =
  /https?:\/\/\S+(?:\s+\d+\/\d+)?|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}(?:\s?[AP]M)?/g;
/** Private-use characters and replacement marks: the fonts do not say which characters their shapes are. */
const GARBLED = /[\ue000-\uf8ff\ufffd]/g;
const MOST_GARBLED = 0.3;
/** Watermarks and stamps stand askew. */
const MOST_SLANT = 0.05;

/** A PDF that carries its text. Pictures are not decoded, scripts and forms not run, fonts not drawn, nothing is fetched. */
export async function readPdf(file: DocumentFile): Promise<SourceText> {
  const pdfjs = await loadPdfJs();
  const ranges = await openRanges(file);
  try {
    const document = await open(pdfjs, ranges);
    try {
      return toSource(await pagesOf(document));
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    throw error instanceof UnreadableDocument ? error : new UnreadableDocument(codeOf(error));
  } finally {
    await ranges.close();
  }
}

function toSource(pages: readonly Page[]): SourceText {
  const { text, origins, notices, empty } = layOut(pages, 'pt');
  const characters = text.replace(PRINTED_AROUND, '').replace(/\s/g, '').length;
  if (characters < LEAST_CHARACTERS_A_PAGE * pages.length || empty.length * 2 > pages.length)
    throw new UnreadableDocument('report.no-text-layer');
  if ((text.match(GARBLED)?.length ?? 0) > characters * MOST_GARBLED)
    throw new UnreadableDocument('report.text-layer-garbled');
  return { text, origins, notices, encoding: 'binary', mediaType: 'application/pdf' };
}

async function open(pdfjs: PdfJs, ranges: RangeReader): Promise<PDFDocumentProxy> {
  const transport = new (class extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      ranges.read(begin, end).then(
        (bytes) => this.onDataRange(begin, bytes),
        () => this.abort(),
      );
    }
  })(ranges.size, null);
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return pdfjs.getDocument({
    range: transport,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: join(home, 'cmaps/'),
    standardFontDataUrl: join(home, 'standard_fonts/'),
    maxImageSize: MOST_IMAGE_PIXELS,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  }).promise;
}

async function pagesOf(document: PDFDocumentProxy): Promise<Page[]> {
  if (document.numPages > MOST_PAGES) throw new UnreadableDocument('report.file-too-large');
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    pages.push(await toPage(page, number));
    page.cleanup();
  }
  return pages;
}

async function toPage(page: PDFPageProxy, number: number): Promise<Page> {
  const view = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: false });
  const glyphs = items.flatMap((item): Glyphs[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = multiply(view.transform, item.transform as number[]);
    const size = Math.hypot(c, d);
    if (Math.abs(b) > MOST_SLANT * Math.abs(a) || a < 0 || size === 0) return [];
    return [{ text: item.str, left: x, right: x + item.width, baseline: y, size }];
  });
  return { number, width: view.width, height: view.height, glyphs };
}

/** Both as the six numbers of a PDF's matrices. */
function multiply(outer: readonly number[], inner: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Loaded with the first PDF: it is large, and most uploads are none. */
async function loadPdfJs(): Promise<PdfJs> {
  // pdf.js asks for these at start and, where they are missing, loads a canvas of 30 MB that only drawing needs.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D'])
    (globalThis as Record<string, unknown>)[name] ??= class {};
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

function codeOf(error: unknown): 'report.encrypted' | 'report.damaged' {
  return (error as { name?: unknown } | null)?.name === 'PasswordException'
    ? 'report.encrypted'
    : 'report.damaged';
}

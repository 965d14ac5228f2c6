import { err, ok, type Result } from '../../../core/shared/result.js';
import { Archive, type ArchiveLimits } from './archive/archive.js';
import { bytesOf, headOf, sizeOf, type DocumentFile } from './document-file.js';
import { readHtml } from './html/read-html.js';
import { readSource } from './read-source.js';
import { familyOf, PROBE_BYTES } from './sniff.js';
import { MAX_SOURCE_BYTES, UnreadableDocument, type SourceRefusal, type SourceText } from './source.js';

/** A document, or a zip of documents, which is unpacked first. */
export type Opened =
  { readonly kind: 'document'; readonly source: SourceText } | { readonly kind: 'archive' };

/** Pictures count as they are listed but are never unpacked. */
const DOCUMENT_LIMITS: ArchiveLimits = {
  entries: 4_000,
  totalBytes: 512 * 1024 * 1024,
  entryBytes: 64 * 1024 * 1024,
  ratio: 200,
};
/** More characters than this are no report, whatever the file. */
const MOST_CHARACTERS = 10_000_000;

/**
 * Takes the text out of a file of any format that officials use. The type is judged by the content, never by the name. May
 * take seconds and much memory: on a server it is called in a worker only. Never throws for a bad file.
 */
export async function readDocument(file: DocumentFile): Promise<Result<Opened, SourceRefusal>> {
  try {
    const opened = await open(file);
    if (opened.kind === 'archive') return ok(opened);
    const { text } = opened.source;
    if (text.length > MOST_CHARACTERS) return err('report.file-too-large');
    return /\S/.test(text) ? ok(opened) : err('report.empty-file');
  } catch (error) {
    if (error instanceof UnreadableDocument) return err(error.code);
    throw error;
  }
}

async function open(file: DocumentFile): Promise<Opened> {
  switch (familyOf(await headOf(file, PROBE_BYTES))) {
    case 'zip':
      return openZip(file);
    case 'pdf':
      return document(await (await import('./pdf/read-pdf.js')).readPdf(file));
    case 'ole':
      return document(await (await import('./word/read-word.js')).readWord(await bytesOf(file)));
    case 'mhtml':
      return document(await readMhtml(await bytesOf(file)));
    default:
      return document(await readText(file));
  }
}

async function openZip(file: DocumentFile): Promise<Opened> {
  const archive = await Archive.open(file, DOCUMENT_LIMITS);
  try {
    if (archive.find('OFD.xml') !== null)
      return document(await (await import('./ofd/read-ofd.js')).readOfd(archive));
    if (archive.find('[Content_Types].xml') === null && archive.find('mimetype') === null)
      return { kind: 'archive' };
    if (!archive.entries.some(({ name }) => name.startsWith('word/')))
      throw new UnreadableDocument('report.unsupported-format');
    return document(await (await import('./docx/read-docx.js')).readDocx(archive));
  } finally {
    archive.close();
  }
}

async function readText(file: DocumentFile): Promise<SourceText> {
  if ((await sizeOf(file)) > MAX_SOURCE_BYTES) throw new UnreadableDocument('report.file-too-large');
  const read = readSource(await bytesOf(file));
  if (!read.ok) throw new UnreadableDocument(read.error);
  return read.value;
}

async function readMhtml(bytes: Uint8Array): Promise<SourceText> {
  if (bytes.length > MAX_SOURCE_BYTES) throw new UnreadableDocument('report.file-too-large');
  const html = await (await import('./html/mhtml.js')).pageOfMhtml(bytes);
  return { ...readHtml(html), encoding: 'utf-8', mediaType: 'multipart/related', notices: [] };
}

function document(source: SourceText): Opened {
  return { kind: 'document', source };
}

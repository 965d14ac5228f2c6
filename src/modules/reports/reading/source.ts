import type { Encoding } from './text/decode.js';
import type { OriginMap } from './origin.js';

export type MediaType =
  | 'text/plain'
  | 'text/html'
  | 'multipart/related'
  | 'application/msword'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/pdf'
  | 'application/ofd';

/** A document as the rules read it. */
export interface SourceText {
  /** What every span points into: the decoded file, or the text taken out of the page or the document. */
  readonly text: string;
  /** `binary` where the format leaves no choice of encodings. */
  readonly encoding: Encoding | 'binary';
  readonly mediaType: MediaType;
  /** The way back from a place in `text` to its place in the file. */
  readonly origins: OriginMap;
  /** What a person should know about the way the text was taken; never blocks. */
  readonly notices: readonly SourceNotice[];
}

/**
 * A remark on a place of the text: `page-without-text` where something may be missing there, `numbers-not-read` where the
 * paragraphs of an old Word file carry numbers that only Word can count.
 */
export interface SourceNotice {
  readonly code: 'page-without-text' | 'numbers-not-read';
  /** zh-CN. */
  readonly message: string;
  /** Offset in the text. */
  readonly at: number;
}

/** Why no text was taken; each code stands in the catalogue of problems. */
export type SourceRefusal =
  | 'report.empty-file'
  | 'report.file-too-large'
  | 'report.binary-file'
  | 'report.unsupported-format'
  | 'report.undecodable-text'
  | 'report.encrypted'
  | 'report.damaged'
  | 'report.macros'
  | 'report.unsafe-xml'
  | 'report.no-text-layer'
  | 'report.text-layer-garbled'
  | 'report.archive-unsafe-path'
  | 'report.archive-too-big'
  | 'report.archive-too-many'
  | 'report.archive-nested'
  | 'report.archive-empty';

/** 20 MiB of text: a hundred times the longest report seen. Documents with pictures may be larger: their pictures are never read. */
export const MAX_SOURCE_BYTES = 20 * 1024 * 1024;

/** Thrown where a document cannot be read further; caught where the document was opened. */
export class UnreadableDocument extends Error {
  constructor(readonly code: SourceRefusal) {
    super(code);
  }
}

import { looksLikeReport, readReport, type ReportReading } from '../../../../core/report/index.js';
import type { ProblemCode } from '../../../../platform/http/problem-catalogue.js';
import { unpack, type UnpackOrder, type Unpacked } from '../archive/unpack.js';
import type { DocumentFile } from '../document-file.js';
import { readDocument } from '../read-document.js';
import type { SourceText } from '../source.js';

/** What a worker is asked to do; plain data, for it crosses from one thread to another. */
export type ReadingTask =
  | { readonly what: 'read' | 'text'; readonly file: DocumentFile }
  | ({ readonly what: 'unpack' } & UnpackOrder);

export interface ReadOutcome {
  readonly what: 'report';
  readonly source: SourceText;
  readonly reading: ReportReading;
}
/** The words alone, whatever the document is. */
export interface TextOutcome {
  readonly what: 'text';
  readonly text: string;
  /** False: a page of it is a picture, and nobody knows what stands there. */
  readonly isComplete: boolean;
}

export type ReadingOutcome =
  | ReadOutcome
  | TextOutcome
  /** The file is a zip of files, none of which was read. */
  | { readonly what: 'archive' }
  | { readonly what: 'unpacked'; readonly files: readonly Unpacked[] }
  | { readonly what: 'refused'; readonly code: ProblemCode };

/** Does one task from the bytes to the end: text, sections, items. */
export async function perform(task: ReadingTask): Promise<ReadingOutcome> {
  if (task.what === 'unpack') {
    const unpacked = await unpack(task);
    return unpacked.ok ? { what: 'unpacked', files: unpacked.value } : refused(unpacked.error);
  }
  const opened = await readDocument(task.file);
  if (!opened.ok) return refused(opened.error);
  if (opened.value.kind === 'archive') return { what: 'archive' };
  const { source } = opened.value;
  if (task.what === 'text')
    return {
      what: 'text',
      text: source.text,
      isComplete: source.notices.every(({ code }) => code !== 'page-without-text'),
    };
  if (!looksLikeReport(source.text)) return refused('report.not-a-report');
  return { what: 'report', source, reading: readReport(source.text) };
}

function refused(code: ProblemCode): ReadingOutcome {
  return { what: 'refused', code };
}

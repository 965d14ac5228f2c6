import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import {
  detectFile,
  printableFileName,
  type DetectedFile,
  type FileDraft,
  type FileStore,
} from '../files/index.js';
import { Problem } from './problem.js';
import { requestValidation } from './validation.js';

export interface UploadedFile extends DetectedFile {
  readonly draft: FileDraft;
  /** As the person's machine calls it, made fit to be shown; never a path. */
  readonly fileName: string;
}

export interface UploadedForm<Fields> {
  readonly fields: Fields;
  readonly file: UploadedFile;
}

/**
 * Reads a form of text fields and one file, in any order, and hands it to `use`. The file is on this machine's disk and its
 * type known; whether it is kept is for `use` to say, and whatever happens its draft is gone afterwards.
 * @param form where drafts are received, and the DTO that the text fields must satisfy
 * @throws Problem `file.*` for what is no such form, `request.invalid` for its fields
 */
export async function withUploadedForm<Fields extends object, T>(
  request: FastifyRequest,
  { files, fields: Fields }: { readonly files: FileStore; readonly fields: new () => Fields },
  use: (form: UploadedForm<Fields>) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw new Problem('file.none');
  const received: Received = { fields: {}, file: null };
  try {
    await receiveParts(request, files, received);
    if (received.file === null) throw new Problem('file.none');
    const { draft, fileName } = received.file;
    const detected = await detectFile(draft.path);
    if (!detected.ok) throw new Problem(detected.error, { fileName });
    const fields = await validated(received.fields, Fields);
    return await use({ fields, file: { draft, fileName, ...detected.value } });
  } finally {
    await received.file?.draft.discard();
  }
}

interface Received {
  fields: Record<string, unknown>;
  file: { draft: FileDraft; fileName: string } | null;
}

async function receiveParts(request: FastifyRequest, files: FileStore, received: Received): Promise<void> {
  try {
    for await (const part of request.parts({ limits: { files: 1 } })) {
      if (part.type === 'file') await receiveFile(part, files, received);
      else received.fields[part.fieldname] = valueOf(part);
    }
  } catch (error) {
    throw toProblem(error);
  }
}

async function receiveFile(part: MultipartFile, files: FileStore, received: Received): Promise<void> {
  const draft = await files.receive(part.file);
  received.file = { draft, fileName: printableFileName(part.filename) };
  if (part.file.truncated) throw new Problem('file.too-large', { fileName: received.file.fileName });
}

function valueOf(part: Multipart): unknown {
  return part.type === 'field' && !part.fieldnameTruncated && !part.valueTruncated ? part.value : undefined;
}

function validated<Fields extends object>(plain: object, Fields: new () => Fields): Promise<Fields> {
  return requestValidation().transform(plain, { type: 'body', metatype: Fields }) as Promise<Fields>;
}

/** What the parser says of a body that is no form, or no longer comes. */
function toProblem(error: unknown): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof Problem || typeof code !== 'string') return error;
  if (code === 'FST_FILES_LIMIT') return new Problem('file.too-many');
  if (code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT') return new Problem('request.too-large');
  return BROKEN.includes(code) ? new Problem('file.cut-off') : error;
}

const BROKEN: readonly string[] = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'];

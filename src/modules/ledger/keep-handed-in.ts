import type { Readable } from 'node:stream';
import type { FileStore } from '../../platform/files/file-store.js';
import { Problem } from '../../platform/http/problem.js';

/** A file as it comes over the wire. */
export interface HandedIn {
  readonly fileName: string;
  /** `truncated`: it went on past the limit. */
  readonly content: Readable & { readonly truncated?: boolean };
}

/**
 * Keeps the bytes as they came; of what is refused nothing stays.
 * @throws Problem `report.file-too-large` or `report.empty-file`
 */
export async function keepHandedIn(
  files: FileStore,
  { content }: HandedIn,
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  const draft = await files.receive(content);
  try {
    if (content.truncated === true) throw new Problem('report.file-too-large');
    if (draft.sizeBytes === 0) throw new Problem('report.empty-file');
    await files.keep(draft);
    return { sha256: draft.sha256, sizeBytes: draft.sizeBytes };
  } finally {
    await draft.discard();
  }
}

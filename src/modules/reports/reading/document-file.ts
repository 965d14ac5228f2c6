import { open, readFile, stat } from 'node:fs/promises';

/** A file to be read: on this machine's disk, or in memory where it is small. */
export type DocumentFile = { readonly path: string } | { readonly bytes: Uint8Array };

export async function sizeOf(file: DocumentFile): Promise<number> {
  return 'bytes' in file ? file.bytes.length : (await stat(file.path)).size;
}

export async function headOf(file: DocumentFile, length: number): Promise<Uint8Array> {
  if ('bytes' in file) return file.bytes.subarray(0, length);
  const handle = await open(file.path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export async function bytesOf(file: DocumentFile): Promise<Uint8Array> {
  return 'bytes' in file ? file.bytes : readFile(file.path);
}

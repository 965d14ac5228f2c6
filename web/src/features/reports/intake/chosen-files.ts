/** Most files of one request. */
export const MOST_FILES = 100;
/** And about so many bytes: a line that breaks off costs one request. */
const MOST_BYTES = 64 * 1024 * 1024;

/** As much of a `File` as is needed to choose; `path` within the folder it came from. */
export interface Candidate {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
}

/** What systems and Office leave beside the files: nobody means to hand these in. */
const LEFTOVERS = /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

export function isLeftover({ name }: Candidate): boolean {
  return LEFTOVERS.test(name);
}

/** Tells a file from another without reading it. */
export function fingerprint({ name, size, lastModified }: Candidate): string {
  return `${name}|${size}|${lastModified}`;
}

/** Requests in which the files go out, in their order. */
export function batched<One extends Candidate>(files: readonly One[]): One[][] {
  const batches: One[][] = [];
  let bytes = 0;
  for (const file of files) {
    const batch = batches.at(-1);
    if (batch === undefined || batch.length >= MOST_FILES || bytes + file.size > MOST_BYTES) {
      batches.push([file]);
      bytes = file.size;
    } else {
      batch.push(file);
      bytes += file.size;
    }
  }
  return batches;
}

import type { ReportReading } from '../../core/report/index.js';

/** What the checks have to say of a file, in words. */
export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** One line of `--json`. */
export interface ExtractedDocument extends Omit<ReportReading, 'evidence'> {
  readonly file: string;
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256: string;
  readonly diagnostics: readonly Remark[];
}

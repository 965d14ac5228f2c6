import type { ProblemCode } from './problem-catalogue.js';

export interface FieldError {
  /** JSON pointer into the request body (`/items/0/title`), or `?name` for a query parameter. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

export type ProblemParams = Readonly<Record<string, unknown>>;

/** A refusal with a name; the filter turns it into `application/problem+json` (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly params: ProblemParams = {},
    readonly errors: readonly FieldError[] = [],
  ) {
    super(code);
  }
}

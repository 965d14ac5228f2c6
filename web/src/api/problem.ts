/** One field that the API did not take: JSON pointer into the body (`/items/0/title`) or `?name`. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

interface ProblemDocument {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly traceId: string;
  readonly errors: readonly FieldProblem[];
}

/** Every way in which a request does not come to its end, `application/problem+json` of the API (docs/errors.md) or none at all. */
export class ApiProblem extends Error {
  /** `noun.reason` of docs/errors.md; `network.unreachable` where no answer came, `network.unreadable` where it was not the API's. */
  readonly code: string;
  /** 0 where no answer came. */
  readonly status: number;
  /** What the person reads (zh-CN); empty where no answer came. */
  readonly detail: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldProblem[];
  /** Finds the request in the log of the program; null where no answer came. */
  readonly traceId: string | null;

  constructor(document: Partial<ProblemDocument> & { readonly code: string }) {
    super(document.code);
    this.code = document.code;
    this.status = document.status ?? 0;
    this.detail = document.title ?? '';
    this.params = document.params ?? {};
    this.errors = document.errors ?? [];
    this.traceId = document.traceId ?? null;
  }

  /** Nothing of the request can have taken effect, and the same may be tried again. */
  get isUnreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** It says nothing about what was asked for, and may be over in a moment: a fault of the server, or too much at once. */
  get isPassing(): boolean {
    return this.isUnreachable || this.status >= 500 || this.status === 429;
  }
}

/** @param body the parsed answer */
export function problemOf(status: number, body: unknown): ApiProblem {
  if (isProblem(body)) return new ApiProblem(body);
  return new ApiProblem({ code: 'network.unreadable', status });
}

/** Whatever was thrown, as one kind of thing. A bug of the console is thrown on. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof TypeError) return new ApiProblem({ code: 'network.unreachable' });
  throw error;
}

function isProblem(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'code' in body && 'traceId' in body;
}

import type { OpenAPIObject } from '@nestjs/swagger';
import type { RouteAccess } from '../platform/http/access.js';
import { PROBLEMS, type ProblemCode } from '../platform/http/problem-catalogue.js';
import { PROBLEMS_BY_TAG, UPLOAD_PROBLEMS } from '../platform/http/problems-by-tag.js';
import { toOperation, type Described, type Operation } from './openapi-operation.js';

/** A property of an operation, and the codes that come with it: the guards, pipes and interceptors that it passes. */
interface Aspect {
  readonly name: string;
  readonly applies: (operation: Operation) => boolean;
  readonly codes: readonly ProblemCode[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const has = (place: string, name?: string) => (operation: Operation) =>
  operation.parameters.some(
    (parameter) =>
      parameter.in === place && (name === undefined || parameter.name.toLowerCase() === name.toLowerCase()),
  );
const writes = ({ method }: Operation) => method !== 'get';
const isFor = (access: RouteAccess) => (operation: Operation) => operation.access === access;
const takesBody = ({ bodyTypes }: Operation) => bodyTypes.length > 0;

/** Rooms whose rules can also refuse somebody who only reads: what is not due yet, kept back, or not there. */
const REFUSE_READERS = [
  'documents',
  'evidence',
  'identity',
  'ledger',
  'live',
  'closure checks',
  'rule packs',
];

const ASPECTS: readonly Aspect[] = [
  {
    name: 'Any',
    applies: () => true,
    codes: ['request.too-many', 'server.overloaded', 'server.unavailable', 'server.error'],
  },
  {
    name: 'Caller',
    applies: ({ access }) => access !== 'public',
    codes: [
      'auth.required',
      'auth.forbidden',
      'auth.password-change-required',
      'substitution.not-in-force',
      'record.not-found',
    ],
  },
  {
    name: 'Installation',
    applies: ({ access }) => typeof access === 'object' && access.ofInstallation === true,
    codes: ['auth.not-of-installation'],
  },
  {
    name: 'Personal',
    applies: (operation) => isFor('signed-in')(operation) && writes(operation),
    codes: ['substitution.personal'],
  },
  {
    name: 'InPlace',
    applies: (operation) => operation.access !== 'public' && writes(operation),
    codes: ['substitution.tasks-only'],
  },
  { name: 'Writing', applies: writes, codes: ['auth.cross-site', 'record.conflict'] },
  {
    name: 'Input',
    applies: (operation) => has('path')(operation) || has('query')(operation) || takesBody(operation),
    codes: ['request.invalid', 'request.malformed'],
  },
  { name: 'Record', applies: has('path'), codes: ['request.not-found', 'record.not-found'] },
  {
    name: 'Page',
    applies: (operation) => has('query', 'cursor')(operation) || operation.bodyFields.includes('cursor'),
    codes: ['request.cursor-invalid'],
  },
  {
    name: 'Body',
    applies: takesBody,
    codes: [
      'request.too-large',
      'request.media-type',
      'record.reference-missing',
      'record.duplicate',
      'record.invalid',
    ],
  },
  {
    name: 'Upload',
    applies: ({ bodyTypes }) => bodyTypes.includes('multipart/form-data'),
    codes: UPLOAD_PROBLEMS,
  },
  {
    name: 'Version',
    applies: has('header', 'If-Match'),
    codes: ['request.if-match-invalid', 'record.stale'],
  },
  {
    name: 'Key',
    applies: has('header', 'Idempotency-Key'),
    codes: ['idempotency.key-reused', 'idempotency.in-progress', 'idempotency.answer-lost'],
  },
  ...Object.entries(PROBLEMS_BY_TAG).map(([tag, codes]) => ({
    name: wordsOf(tag),
    applies: (operation: Operation) =>
      operation.tags.includes(tag) && (writes(operation) || REFUSE_READERS.includes(tag)),
    codes,
  })),
];

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457; the catalogue of codes is docs/errors.md.',
  required: ['type', 'title', 'status', 'code', 'traceId'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string', description: 'What a person reads, zh-CN.' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string', example: 'record.stale' },
    params: { type: 'object', additionalProperties: true, description: 'Figures of the title.' },
    traceId: { type: 'string', description: 'Under which the log speaks of it.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON Pointer into the body.', example: '#/reason' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
};

/**
 * Every operation with the problems that it can answer, by status: from its `@Access`, what it takes, and the rules of its room.
 * The same set of codes is one component, whichever operations share it.
 */
export function addProblems(document: OpenAPIObject): OpenAPIObject {
  const responses: Record<string, object> = {};
  const schemas = document.components?.schemas ?? {};
  for (const operations of Object.values(document.paths))
    for (const method of METHODS) {
      const found = (operations as Record<string, unknown>)[method];
      if (found === undefined) continue;
      const operation = found as Described & { responses: Record<string, unknown> };
      for (const [status, { name, codes }] of problemsOf(toOperation(method, operation, schemas))) {
        responses[name] ??= responseOf(status, codes);
        operation.responses[status] ??= { $ref: `#/components/responses/${name}` };
      }
    }
  const { components = {} } = document;
  return {
    ...document,
    components: {
      ...components,
      schemas: { ...components.schemas, Problem: PROBLEM },
      responses: { ...components.responses, ...sorted(responses) },
    } as OpenAPIObject['components'],
  };
}

/** What a status says, whatever the code. */
const SAID: Readonly<Record<string, string>> = {
  400: 'The request cannot be read, or a field of it is out of bounds.',
  401: 'Nobody is signed in, or not any more.',
  403: 'Not for this person, this role or this office.',
  404: 'Not there, or not to be seen.',
  409: 'The record is not in the state for it, or somebody acts on it at the same time.',
  412: 'The record has changed since it was read.',
  413: 'Too large.',
  415: 'Of another media type than the operation takes.',
  416: 'The range lies beyond the end.',
  422: 'A rule asks for something else or something more.',
  429: 'Too much at once; Retry-After says when to come again.',
  500: 'A fault of the server; nothing was done.',
  503: 'Not available for the moment; Retry-After says when to come again.',
};

/** By status: the name of the set, made of the aspects that bring a code of that status, and the codes. */
function problemsOf(operation: Operation): [string, { name: string; codes: readonly ProblemCode[] }][] {
  const byStatus = new Map<number, { aspects: string[]; codes: Set<ProblemCode> }>();
  for (const aspect of ASPECTS.filter(({ applies }) => applies(operation)))
    for (const code of aspect.codes) {
      const { status } = PROBLEMS[code];
      const entry = byStatus.get(status) ?? { aspects: [], codes: new Set() };
      if (!entry.aspects.includes(aspect.name)) entry.aspects.push(aspect.name);
      entry.codes.add(code);
      byStatus.set(status, entry);
    }
  return [...byStatus]
    .sort(([one], [other]) => one - other)
    .map(([status, { aspects, codes }]) => [
      String(status),
      { name: `Problem${status}${aspects.join('')}`, codes: [...codes].sort() },
    ]);
}

function responseOf(status: string, codes: readonly ProblemCode[]): object {
  return {
    description: SAID[status] ?? 'Refused.',
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { type: 'object', properties: { code: { type: 'string', enum: codes } } },
          ],
        },
      },
    },
  };
}

function sorted(entries: Readonly<Record<string, object>>): Record<string, object> {
  return Object.fromEntries(Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** `task actions` → `TaskActions`. */
function wordsOf(tag: string): string {
  return tag.replace(/(?:^|[ -])(\w)/g, (_, letter: string) => letter.toUpperCase());
}

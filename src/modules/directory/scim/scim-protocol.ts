import { Config, Messages, Resources, Schemas, Types } from 'scimmy';
import { Problem } from '../../../platform/http/problem.js';

/** Where clients of a directory find everything. */
export const SCIM_PATH = '/api/scim/v2';
export const SCIM_TYPE = 'application/scim+json; charset=utf-8';
export const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';
export const ENTERPRISE_USER = Schemas.EnterpriseUser.id;

/** Resources on one page, whatever the client asks for. */
export const MOST_ON_A_PAGE = 200;
/** Resources that a filter which the database does not answer is tried on. */
export const MOST_FILTERED = 5_000;
const MOST_OPERATIONS = 1_000;
const LONGEST_PATH = 300;

/** What is asked of a list: which resources, which of their attributes, which page. */
export interface ScimQuery {
  readonly filter?: string;
  readonly attributes?: string;
  readonly excludedAttributes?: string;
  /** From 1. */
  readonly startIndex?: number;
  readonly count?: number;
}

/** The same, understood. */
export interface Asked {
  readonly filter?: Types.Filter;
  readonly attributes?: Types.Filter;
}

export interface ScimPage {
  readonly schemas: readonly string[];
  readonly totalResults: number;
  readonly startIndex: number;
  readonly itemsPerPage: number;
  readonly Resources: readonly object[];
}

/** The library keeps what is declared for the whole process: once, before the first request. */
Resources.User.extend(Schemas.EnterpriseUser, false);
Resources.declare(Resources.User);
Resources.declare(Resources.Group);
Resources.User.basepath(SCIM_PATH);
Resources.Group.basepath(SCIM_PATH);
Resources.Schema.basepath(SCIM_PATH);
Resources.ResourceType.basepath(SCIM_PATH);
Resources.ServiceProviderConfig.basepath(SCIM_PATH);
Config.set({
  patch: true,
  filter: MOST_ON_A_PAGE,
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer',
      description: 'The secret of a directory client, made by the security administrator.',
    },
  ],
});

/** A refusal in the protocol's words. */
export function refusal(status: number, scimType: string | null, detail: string): Error {
  return new Types.Error(status, scimType ?? '', detail);
}

export function isRefusal(error: unknown): error is Error & { status: number; scimType: string } {
  return error instanceof Types.Error;
}

/**
 * What the library refuses is refused in the protocol's words: it throws its own error, or a TypeError for a value that does
 * not fit the schema.
 */
export function understood<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inWords(error);
  }
}

function inWords(error: unknown): unknown {
  const isOfValues =
    error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
  return isOfValues ? refusal(400, 'invalidValue', error.message) : error;
}

/** @throws a refusal for a filter or a list of attributes that is none */
export function askedOf(query: ScimQuery): Asked {
  const told = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  // The library's types leave out that a list is asked for without an id.
  const { filter, attributes } = understood(() => new Resources.User(told as unknown as string));
  if (filter !== undefined) requireWhole(filter);
  return { ...(filter !== undefined && { filter }), ...(attributes !== undefined && { attributes }) };
}

/** The library takes `userName eq` for a filter; it judges the parts only where they are given to it as such. */
function requireWhole(filter: Types.Filter): void {
  try {
    new Types.Filter([...filter]);
  } catch {
    throw refusal(400, 'invalidFilter', 'the filter is not whole');
  }
}

/** The resource with the operations applied to it; null where they change nothing. */
export async function patched<T extends Types.Schema>(current: T, body: unknown): Promise<T | null> {
  if (!isRecord(body)) throw refusal(400, 'invalidSyntax', 'a PatchOp message was expected');
  requireBounds(body['Operations']);
  try {
    const message = new Messages.PatchOp(
      withBooleans(body) as ConstructorParameters<typeof Messages.PatchOp>[0],
    );
    return (await message.apply(current)) ?? null;
  } catch (error) {
    throw inWords(error);
  }
}

function requireBounds(operations: unknown): void {
  if (!Array.isArray(operations)) return;
  const isTooMuch = operations.some(
    (one: unknown) => isRecord(one) && String(one['path']).length > LONGEST_PATH,
  );
  if (operations.length > MOST_OPERATIONS || isTooMuch)
    throw refusal(
      413,
      null,
      `at most ${MOST_OPERATIONS} operations with paths of ${LONGEST_PATH} characters`,
    );
}

/** Entra ID sends `active` as "True" and "False" unless it is told otherwise. */
function withBooleans(message: Readonly<Record<string, unknown>>): object {
  const { Operations: operations } = message;
  if (!Array.isArray(operations)) return message;
  return {
    ...message,
    Operations: operations.map((operation: unknown) => {
      if (!isRecord(operation) || String(operation['path']).toLowerCase() !== 'active') return operation;
      const word = String(operation['value']).toLowerCase();
      return ['true', 'false'].includes(word) ? { ...operation, value: word === 'true' } : operation;
    }),
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** NUL and halves of surrogate pairs: no text of PostgreSQL, no JSON of an act can carry them. */
const UNKEEPABLE = /[\0\p{Cs}]/u;

export function isKeepable(text: string, longest: number): boolean {
  return text.length <= longest && !UNKEEPABLE.test(text);
}

/** Attribute and value of a filter that asks for equality of one attribute, the one that clients send all the time. */
export function soleEquality(filter: Types.Filter | undefined): { attribute: string; value: unknown } | null {
  const [only] = filter ?? [];
  if (filter?.length !== 1 || !isRecord(only)) return null;
  const [[attribute, comparison] = [], more] = Object.entries<unknown>(only);
  if (more !== undefined || attribute === undefined || !isPair(comparison)) return null;
  const [comparator, value] = comparison;
  return String(comparator).toLowerCase() === 'eq' ? { attribute: attribute.toLowerCase(), value } : null;
}

function isPair(comparison: unknown): comparison is readonly [unknown, unknown] {
  return Array.isArray(comparison) && comparison.length === 2;
}

/** @param total of all pages */
export function pageOf(resources: readonly object[], total: number, { startIndex = 1 }: ScimQuery): ScimPage {
  return {
    schemas: [Messages.ListResponse.id],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

/** Rows of a list of which only one page is made into resources. */
export function sliceOf<T>(
  rows: readonly T[],
  { startIndex = 1, count = MOST_ON_A_PAGE }: ScimQuery,
): readonly T[] {
  return rows.slice(startIndex - 1, startIndex - 1 + Math.min(count, MOST_ON_A_PAGE));
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An id that is none names nothing. @throws Problem `record.not-found` */
export function idOf(text: string): string {
  if (!UUID.test(text)) throw new Problem('record.not-found');
  return text.toLowerCase();
}

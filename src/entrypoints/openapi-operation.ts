import { ACCESS_EXTENSION, type RouteAccess } from '../platform/http/access.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
}

/** As much of an operation as tells by what it can be refused. */
export interface Operation {
  readonly method: string;
  readonly access: RouteAccess;
  readonly parameters: readonly Parameter[];
  readonly bodyTypes: readonly string[];
  /** Names at the top of a body of JSON. */
  readonly bodyFields: readonly string[];
  readonly tags: readonly string[];
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: object;
}

type Schemas = Readonly<Record<string, Schema>>;

/** An operation as the document has it. */
export interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly tags?: readonly string[];
  readonly [ACCESS_EXTENSION]?: RouteAccess;
}

/** @param schemas of the document, for bodies that name theirs */
export function toOperation(method: string, described: Described, schemas: Schemas): Operation {
  const { parameters = [], requestBody, tags = [] } = described;
  return {
    method,
    access: described[ACCESS_EXTENSION] ?? 'signed-in',
    parameters,
    bodyTypes: Object.keys(requestBody?.content ?? {}),
    bodyFields: fieldsOfBody(described, schemas),
    tags,
  };
}

function fieldsOfBody({ requestBody }: Described, schemas: Schemas): string[] {
  const schema = requestBody?.content?.['application/json']?.schema;
  const named = schema?.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1) ?? ''];
  return Object.keys(named?.properties ?? {});
}

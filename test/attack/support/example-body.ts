import { randomUUID } from 'node:crypto';
import { assignment } from '../../support/county.js';
import type { Records } from './four-bodies.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly example?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
}
/** Whose records a request speaks of, and the schemas that references name. */
export interface About {
  readonly records: Records;
  readonly schemas: Schemas;
}
export type Schemas = Readonly<Record<string, Schema>>;

/** Fields that name a record: by them a request without an id in its address speaks of one body or another. */
const NAMED: Readonly<Record<string, (records: Records) => unknown>> = {
  itemIds: ({ itemId, otherItemId }) => [itemId, otherItemId],
  taskIds: ({ taskId }) => [taskId],
  organisationId: ({ organisationId }) => organisationId,
  accountId: ({ accountId }) => accountId,
  // An office of the business, which the account does not hold yet.
  role: () => 'line_leader',
  startsOn: () => '2026-03-02',
  leadOrganisationId: ({ organisationId }) => organisationId,
  suggestedOrganisationId: ({ organisationId }) => organisationId,
  fromId: ({ accountId }) => accountId,
  toId: ({ otherAccountId }) => otherAccountId,
  criterionId: ({ criterionId }) => criterionId,
  replacementTaskId: ({ taskId }) => taskId,
  reportYear: ({ year }) => Number(year),
  dueRule: () => ({ kind: 'workdays', n: 10 }),
  textSha256: () => '0'.repeat(64),
  url: () => 'https://oa.example.cn/zhenggai',
  effectiveOn: () => '2026-03-01',
  doneOn: () => '2026-03-01',
  shortcomingId: ({ itemId }) => itemId,
  otherId: ({ otherItemId }) => otherItemId,
  input: ({ organisationId }) => ({ assignment: assignment(organisationId ?? '') }),
};

/** The least that the schema accepts, about the records of one body: what is refused then is refused for who asks. */
export function exampleOf(given: Schema, about: About, name = ''): unknown {
  const { records, schemas } = about;
  const known = NAMED[name];
  if (known !== undefined) return known(records);
  const reference = given.$ref ?? given.allOf?.[0]?.$ref;
  const schema = reference === undefined ? given : (schemas[reference.split('/').at(-1) ?? ''] ?? {});
  if (schema.example !== undefined) return schema.example;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.format === 'uuid') return randomUUID();
  if (schema.format === 'date') return '2026-06-30';
  return plainExample(schema, about);
}

function plainExample(schema: Schema, about: About): unknown {
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(schema.minimum ?? 1, 1);
  if (schema.type === 'boolean') return true;
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 1 }, () => exampleOf(schema.items ?? {}, about));
  if (schema.type === 'string')
    return '核'.repeat(Math.max(schema.minLength ?? 1, 2)).slice(0, schema.maxLength);
  const { properties = {}, required = [] } = schema;
  const chosen = Object.entries(properties).filter(([key]) => required.includes(key) || key in NAMED);
  return Object.fromEntries(chosen.map(([key, part]) => [key, exampleOf(part, about, key)]));
}

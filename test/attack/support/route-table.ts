import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createOpenApi } from '../../../src/entrypoints/openapi.js';
import type { Schema, Schemas } from './example-body.js';
import type { Records } from './four-bodies.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  readonly method: Method;
  /** `/api/tasks/{id}` */
  readonly path: string;
  /** Everything that may be said in the query. */
  readonly parameters: readonly string[];
  /** What has to be said in the query. */
  readonly query: readonly string[];
  /** Parameters of the address that take one of a few words, with the first of them. */
  readonly words: Readonly<Record<string, string>>;
  readonly body: { readonly kind: 'json' | 'form'; readonly schema: Schema } | null;
}

interface Described {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** Every route of the running program, as its OpenAPI document lists them. */
export function routesOf(nest: NestFastifyApplication): { routes: readonly Route[]; schemas: Schemas } {
  const { paths, components } = createOpenApi(nest);
  const routes = Object.entries(paths as unknown as Record<string, Record<string, Described>>).flatMap(
    ([path, operations]) =>
      Object.entries(operations).map(([method, { parameters = [], requestBody }]) => ({
        method: method.toUpperCase() as Method,
        path,
        parameters: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
        query: parameters.filter((one) => one.in === 'query' && isNeeded(path, one)).map(({ name }) => name),
        words: Object.fromEntries(
          parameters.flatMap(({ name, schema }) =>
            typeof schema?.enum?.[0] === 'string' ? [[name, schema.enum[0]]] : [],
          ),
        ),
        body: bodyOf(requestBody),
      })),
  );
  return { routes, schemas: (components?.schemas ?? {}) as Schemas };
}

function bodyOf(described: Described['requestBody']): Route['body'] {
  const json = described?.content['application/json'];
  if (json !== undefined) return { kind: 'json', schema: json.schema };
  const form = described?.content['multipart/form-data'];
  return form === undefined ? null : { kind: 'form', schema: form.schema };
}

/** Which record `{id}` means, by the beginning of the address; the first that fits. */
const ID_OF: readonly (readonly [prefix: string, record: string])[] = [
  ['/api/tasks/', 'taskId'],
  ['/api/campaigns/', 'campaignId'],
  ['/api/closure-checks/', 'closureCheckId'],
  ['/api/document-orders/', 'orderId'],
  ['/api/documents/', 'documentId'],
  ['/api/evidence/', 'evidenceId'],
  ['/api/accounts/', 'accountId'],
  ['/api/grants/', 'grantId'],
  ['/api/directory/clients/', 'directoryClientId'],
  ['/api/directory/offices/', 'directoryOfficeId'],
  ['/api/scim/v2/Users/', 'accountId'],
  ['/api/scim/v2/Groups/', 'directoryGroupId'],
  ['/api/tokens/', 'tokenId'],
  ['/api/organisations/', 'organisationId'],
  ['/api/pending-progress/', 'pendingId'],
  ['/api/notices/', 'noticeId'],
  ['/api/undelivered/', 'undeliveredId'],
  ['/api/dead-letters/', 'deadLetterId'],
  ['/api/sessions/', 'sessionId'],
  ['/api/simulations/', 'simulationId'],
  ['/api/reports/', 'reportId'],
  ['/api/report-items/', 'itemId'],
  ['/api/intakes/files/', 'fileId'],
  ['/api/ledger/exports/', 'exportId'],
  ['/api/ledger/intakes/', 'ledgerIntakeId'],
  ['/api/ledger/returns/', 'ledgerReturnId'],
  ['/api/handovers/', 'handoverId'],
  ['/api/people/', 'personId'],
  ['/api/substitutions/', 'substitutionId'],
  ['/api/slips/', 'slipId'],
  ['/api/proposals/', 'proposalId'],
  ['/api/bulk-runs/', 'bulkRunId'],
  ['/api/webhooks/', 'webhookId'],
  ['/api/audit/verifications/', 'verificationId'],
];
const NOWHERE = '00000000-0000-4000-8000-000000000000';
/** Parameters that mean the same wherever they stand; a part of a record that nobody has is asked for by an id of nothing. */
const PARAMETERS: Readonly<Record<string, (records: Records) => string | undefined>> = {
  taskId: ({ taskId }) => taskId,
  organisationId: ({ organisationId }) => organisationId,
  batchId: ({ batchId }) => batchId,
  rowId: () => NOWHERE,
  actId: () => NOWHERE,
  measureId: () => NOWHERE,
  deliveryId: () => NOWHERE,
  seq: () => '1',
  year: ({ year }) => year,
};

/** Where a route speaks of a kind of record that the four bodies do not hold yet, `missing` is told; the sweep fails by it. */
export function addressOf(
  { path, query, words }: Route,
  records: Records,
  missing: (name: string) => void,
): string {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = words[name] ?? parameter(path, name, records);
    if (value === undefined) missing(name);
    return value ?? NOWHERE;
  });
  const asked = queryOf(query, records);
  return asked.length === 0 ? address : `${address}?${new URLSearchParams(asked).toString()}`;
}

function parameter(path: string, name: string, records: Records): string | undefined {
  if (name === 'id') return records[ID_OF.find(([prefix]) => path.startsWith(prefix))?.[1] ?? ''];
  if (name === 'file') return path.startsWith('/api/calendar-feeds/') ? records.feedFile : 'notice.docx';
  return PARAMETERS[name]?.(records);
}

/** An upload says for which body it is, so that the cell is about that body; a count of days says how many. */
const WANTED: readonly string[] = [
  '/api/intakes?organisationId',
  '/api/deadlines?n',
  '/api/audit/events?act',
];

function isNeeded(path: string, { name, required }: { readonly name: string; readonly required?: boolean }) {
  return required === true || WANTED.includes(`${path}?${name}`);
}

const QUERY: Readonly<Record<string, (records: Records) => string | undefined>> = {
  organisationId: ({ organisationId }) => organisationId,
  year: ({ year }) => year,
  to: () => 'yinchuan@1',
  kind: () => 'workdays',
  n: () => '10',
  start: () => '0',
  end: () => '5',
  ofUnit: () => 'false',
  // Refusals name what people of the own body asked for elsewhere.
  act: () => 'task.',
};

function queryOf(query: readonly string[], records: Records): [string, string][] {
  return query.map((name) => [name, QUERY[name]?.(records) ?? '']);
}

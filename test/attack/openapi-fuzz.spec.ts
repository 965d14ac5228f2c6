import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createOpenApi } from '../../src/entrypoints/openapi.js';
import { county, assignment } from '../support/county.js';
import type { Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly example?: unknown;
}
interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly body: Schema | null;
}

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 2_000);
/** Signing out or changing the password would end the attack, not test it. */
const ENDS_THE_SESSION = ['DELETE /api/session', 'PUT /api/session/password'];
/** A stream of events goes on until the reader leaves. */
const NEVER_ENDS = ['GET /api/live'];
const HOSTILE: readonly unknown[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200b',
  "'; drop table task; --",
  '${jndi:ldap://x}',
  '<script>alert(1)</script>',
  '=cmd|calc!A1',
  '../../../etc/passwd',
  '%00',
  'x'.repeat(70_000),
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  'null',
  'NaN',
  -1,
  0,
  1e308,
  2 ** 53,
  1.5,
  true,
  null,
  [],
  {},
  [[]],
  { $ne: null },
  { length: 1e9 },
  '[object Object]',
  '00000000-0000-4000-8000-000000000000',
  '__proto__',
];

describe('an attacker with a valid sign-in and every kind of nonsense', () => {
  let app: TestApp;
  let people: Person[];
  let directory: Person;
  let ids: string[];
  let taskIds: string[];
  let schemas: Readonly<Record<string, Schema>>;
  let operations: Operation[];
  let documented: (operation: Operation, status: number) => readonly string[];

  beforeAll(async () => {
    app = await TestApp.start();
    const at = await county(app);
    const itemIds = at.items.filter(({ kind }) => kind === 'shortcoming').map(({ id }) => id);
    const made = await at.supervisor.post('/api/tasks', {
      itemIds,
      assignment: assignment(at.units['qysf'] ?? ''),
    });
    ({ taskIds } = made.body<{ taskIds: string[] }>());
    await at.supervisor.post('/api/tasks/issue', { taskIds });
    people = await Promise.all(
      ['yifaban', 'duchayuan', 'sifa-lianluo', 'sifa-shenqian', 'wangwu-lianluo', 'xianzhang', 'shenji'].map(
        (login) => app.as(login),
      ),
    );
    const client = { organisationId: at.units['qy'], name: '目录', days: 30, reason: '对接' };
    const { secret } = (await (await app.as('anquan')).post('/api/directory/clients', client)).body<{
      secret: string;
    }>();
    directory = app.stranger().with({ authorization: `Bearer ${secret}` });
    ids = [
      ...taskIds,
      ...itemIds,
      at.reportId,
      at.units['qysf'] ?? '',
      '00000000-0000-4000-8000-000000000000',
    ];
    const document = createOpenApi(app.nest);
    documented = problemsOf(document);
    schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
    operations = operationsOf(document.paths as unknown as Paths).filter(
      ({ method, path }) => ![...ENDS_THE_SESSION, ...NEVER_ENDS].includes(`${method} ${path}`),
    );
  });
  afterAll(() => app.stop());

  const resolve = (schema: Schema): Schema => {
    const name = schema.$ref ?? schema.allOf?.[0]?.$ref;
    return name === undefined ? schema : (schemas[name.split('/').at(-1) ?? ''] ?? {});
  };

  const idsFor = (path: string) => (path.startsWith('/api/tasks') ? taskIds : ids);

  /** Mostly what the schema asks for, so that rules are reached; now and then anything at all. */
  const valueOf = (given: Schema): fc.Arbitrary<unknown> => {
    const schema = resolve(given);
    return fc.oneof(
      { weight: 20, arbitrary: fitting(schema) },
      { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
    );
  };
  const fitting = (schema: Schema): fc.Arbitrary<unknown> => {
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if (schema.format === 'uuid') return fc.constantFrom(...ids);
    if (schema.format === 'date') return fc.constantFrom('2026-03-02', '2026-12-31', '2025-01-01');
    if (schema.type === 'integer' || schema.type === 'number') return fc.integer({ min: -5, max: 3000 });
    if (schema.type === 'boolean') return fc.boolean();
    if (schema.type === 'array') return fc.array(valueOf(schema.items ?? {}), { maxLength: 3 });
    if (typeof schema.example === 'object' && schema.example !== null) return likeExample(schema.example);
    const properties = Object.entries(schema.properties ?? {});
    if (properties.length > 0)
      return fc.record(Object.fromEntries(properties.map(([name, part]) => [name, valueOf(part)])), {
        requiredKeys: [],
      });
    return fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
  };
  /** A message whose schema another standard keeps is shown by an example: parts of it are left out or spoilt. */
  const likeExample = (example: object): fc.Arbitrary<unknown> =>
    fc.record(
      Object.fromEntries(
        Object.entries(example).map(([name, value]) => [
          name,
          fc.oneof(
            { weight: 12, arbitrary: fc.constant(value as unknown) },
            { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
          ),
        ]),
      ),
      { requiredKeys: [] },
    );
  const request = (): fc.Arbitrary<{
    operation: Operation;
    parameters: unknown[];
    body: unknown;
    who: number;
  }> =>
    fc.constantFrom(...operations).chain((operation) =>
      fc.record({
        operation: fc.constant(operation),
        parameters: fc.tuple(
          ...operation.parameters.map(({ in: place }) =>
            place === 'path'
              ? fc.oneof(
                  { weight: 8, arbitrary: fc.constantFrom(...idsFor(operation.path)) },
                  { weight: 1, arbitrary: fc.constantFrom('x', '..', '%2e%2e', "1'or'1", ...ids) },
                )
              : fc.oneof(
                  { weight: 8, arbitrary: fc.constant('') },
                  { weight: 1, arbitrary: fc.constantFrom('x', '1', '-1', '2025', 'true', 'issued', ...ids) },
                ),
          ),
        ),
        body: operation.body === null ? fc.constant(undefined) : valueOf(operation.body),
        who: fc.nat(people.length - 1),
      }),
    );

  const isUntold = (operation: Operation, { status, code }: { status: number; code: string }) =>
    status >= 400 && !documented(operation, status).includes(code);

  it(
    `never breaks the server in ${REQUESTS} requests, and never shows its insides`,
    async () => {
      const samples = fc.sample(request(), { numRuns: REQUESTS, seed: 20260302 });
      const answers = new Map<string, number>();
      const untold = new Set<string>();
      for (const { operation, parameters, body, who } of samples) {
        const isDirectorys = operation.path.startsWith('/api/scim/');
        let answer = await send(isDirectorys ? directory : (people[who] as Person), operation, {
          parameters,
          body,
        });
        for (let other = 0; answer.code === 'auth.forbidden' && other < people.length; other++)
          answer = await send(people[other] as Person, operation, { parameters, body });
        const kind = answer.status < 400 ? 'done' : (answer.code ?? answer.text);
        answers.set(kind, (answers.get(kind) ?? 0) + 1);
        const seen = {
          operation: `${operation.method} ${operation.path}`,
          body: JSON.stringify(body)?.slice(0, 500),
          status: answer.status,
        };
        if (answer.status >= 500) throw new Error(JSON.stringify({ ...seen, text: answer.text }));
        if (answer.status >= 400)
          expect({ ...seen, code: answer.code ?? answer.text }).toMatchObject({
            code: expect.stringMatching(/^[a-z-]+\.[a-z-]+$/),
          });
        const refusal = { code: answer.code ?? '', ...seen };
        if (isUntold(operation, refusal)) untold.add(`${seen.operation} ${refusal.status} ${refusal.code}`);
        // The bytes of a workbook may spell anything.
        if (!answer.text.startsWith('PK'))
          expect(answer.text).not.toMatch(/\bat \S+ \(|node_modules|select .* from|pg_|argon2/);
      }
      expect([...untold]).toEqual([]);
      const done = [...answers].filter(([code]) => code === 'done').reduce((sum, [, n]) => sum + n, 0);
      expect(done).toBeGreaterThan(REQUESTS / 20);
      expect(answers.get('auth.required')).toBeUndefined();
      // Which refusals are met depends on the draw, and the draw on the list of operations: the bar leaves room for a new route.
      expect(answers.size).toBeGreaterThan(12);
      expect(await app.rows('select 1 from event e where hash <> app.event_hash(e)')).toEqual([]);
    },
    300_000 * Math.max(1, REQUESTS / 2_000),
  );

  async function send(
    person: Person,
    { method, path, parameters: expected }: Operation,
    given: { parameters: unknown[]; body: unknown },
  ) {
    const query = new URLSearchParams();
    let url = path;
    expected.forEach(({ name, in: place }, i) => {
      const value = String(given.parameters[i]);
      if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(value));
      else if (place === 'query' && value !== '') query.set(name, value);
    });
    const address = query.size === 0 ? url : `${url}?${query.toString()}`;
    const body = given.body as object | undefined;
    if (method === 'GET') return person.get(address);
    if (method === 'DELETE') return person.delete(address);
    const json = body === undefined ? person : person.with({ 'content-type': 'application/json' });
    const payload = body === undefined ? undefined : (Buffer.from(JSON.stringify(body)) as object);
    if (method === 'POST') return json.post(address, payload);
    return method === 'PUT' ? json.put(address, payload) : json.patch(address, payload);
  }
});

type Paths = Record<
  string,
  Record<
    string,
    { parameters?: Operation['parameters']; requestBody?: { content: Record<string, { schema: Schema }> } }
  >
>;

function operationsOf(paths: Paths): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
      method: method.toUpperCase() as Operation['method'],
      path,
      parameters,
      body: requestBody?.content['application/json']?.schema ?? null,
    })),
  );
}

/** The codes by which an operation says that it refuses with a status. */
function problemsOf({ paths, components }: ReturnType<typeof createOpenApi>) {
  const responses = (components?.responses ?? {}) as unknown as Readonly<Record<string, ProblemResponse>>;
  return ({ method, path }: Operation, status: number): readonly string[] => {
    const operation = (paths as unknown as Paths)[path]?.[method.toLowerCase()] as unknown as Refusing;
    const name = operation.responses[status]?.$ref?.split('/').at(-1) ?? '';
    const [, { properties } = {}] = responses[name]?.content['application/problem+json'].schema.allOf ?? [];
    return properties?.code.enum ?? [];
  };
}

interface Refusing {
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}
interface ProblemResponse {
  readonly content: {
    readonly 'application/problem+json': {
      readonly schema: {
        readonly allOf: readonly { readonly properties?: { readonly code: { readonly enum: string[] } } }[];
      };
    };
  };
}

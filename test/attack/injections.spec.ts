import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from '@protobi/exceljs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONFIG, type AppConfig } from '../../src/platform/config/config.js';
import type { Answer, Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';
import { exampleOf, type Schema, type Schemas } from './support/example-body.js';
import { fourBodies, type FourBodies } from './support/four-bodies.js';
import { addressOf, routesOf, type Route } from './support/route-table.js';

const INJECTIONS: readonly string[] = [
  `'; drop table task; --`,
  `' or '1'='1`,
  `1); select pg_sleep(5); --`,
  `\${7*7}{{7*7}}<%= 7*7 %>`,
  `\${jndi:ldap://127.0.0.1/a}`,
  `<img src=x onerror=alert(1)>`,
  `=cmd|' /C calc'!A0`,
  `\r\nset-cookie: zhenggai_session=planted`,
  `%s%n%x`,
  `$$; copy (select '') to program 'id'; $$`,
];
const FILE_NAMES: readonly string[] = [
  '../../../etc/cron.d/x.txt',
  '..\\..\\windows\\system32\\x.txt',
  '/etc/passwd',
  'C:\\x.txt',
  'a.txt/../../b.txt',
  '%2e%2e%2f%2e%2e%2fx.txt',
  '.htaccess',
  'con.txt',
  'x\u0000.txt',
  'x\u202etxt.exe',
  `${'长'.repeat(300)}.txt`,
  '....//....//x.txt',
  '~/x.txt',
  '<script>.txt',
  "'; drop table task; --.txt",
];
/** Their own suites ask them: a stream, and what ends the session that asks. */
const LEFT_OUT = ['GET /api/live', 'DELETE /api/session', 'PUT /api/session/password'];
const INSIDES =
  /\bat \S+ \(|node_modules|syntax error|pg_catalog|relation "|\buser_agent\b.*\bfrom\b|root:x:/;

describe('strings that want to be more than strings', () => {
  let app: TestApp;
  let at: FourBodies;
  let routes: readonly Route[];
  let schemas: Schemas;
  let supervisor: Person;
  let liaison: Person;

  beforeAll(async () => {
    app = await TestApp.start();
    at = await fourBodies(app);
    ({ routes, schemas } = routesOf(app.nest));
    supervisor = at.people.get('supervisor') as Person;
    liaison = at.people.get('liaison') as Person;
  });
  afterAll(() => app.stop());

  const addressFor = (route: Route) => addressOf(route, at.bodies.own, () => undefined);
  const faultOf = (what: string, { status, text, headers }: Answer): string[] => {
    if (status >= 500) return [`${what}: ${status} ${text}`];
    if (INSIDES.test(text)) return [`${what}: shows its insides: ${text.slice(0, 300)}`];
    return /planted/.test(String(headers['set-cookie'])) ? [`${what}: a header was planted`] : [];
  };

  it('stay strings in every text field of every body', async () => {
    const tables = await app.rows('select count(*) from pg_class where relkind = $1', ['r']);
    const faults: string[] = [];
    let asked = 0;
    for (const route of routes.filter(({ body }) => body?.kind === 'json')) {
      const name = `${route.method} ${route.path}`;
      if (LEFT_OUT.includes(name)) continue;
      const body = exampleOf(route.body?.schema ?? {}, { records: at.bodies.own, schemas });
      const texts = textFieldsOf(route.body?.schema ?? {}, schemas);
      for (const [i, field] of texts.entries()) {
        // Each field meets two of them, in turn; over all fields each is met dozens of times.
        for (const text of [INJECTIONS[i % INJECTIONS.length], INJECTIONS[(i + 5) % INJECTIONS.length]]) {
          const poisoned = { ...(body as object), [field]: text };
          const person = asked++ % 2 === 0 ? supervisor : liaison;
          let answer = await send(person, route, poisoned);
          if (answer.status === 403)
            answer = await send(person === liaison ? supervisor : liaison, route, poisoned);
          faults.push(...faultOf(`${name} ${field}`, answer));
        }
      }
    }
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(200);
    expect(await app.rows('select count(*) from pg_class where relkind = $1', ['r'])).toEqual(tables);
    expect(await app.rows('select count(*)::int as n from task having count(*) > 3')).toHaveLength(1);
  }, 120_000);

  it('stay strings in every parameter of every address', async () => {
    const faults: string[] = [];
    for (const route of routes.filter(({ method, path }) => method === 'GET' && path !== '/api/live')) {
      for (const text of INJECTIONS.slice(0, 3)) {
        const query = route.parameters.map((name): [string, string] => [name, text]);
        const address = `${addressFor(route).split('?')[0]}?${new URLSearchParams(query).toString()}`;
        faults.push(...faultOf(`GET ${address}`, await supervisor.get(address)));
        const inPath = route.path.replace(/\{\w+\}/g, encodeURIComponent(text));
        if (inPath !== route.path) faults.push(...faultOf(`GET ${inPath}`, await supervisor.get(inPath)));
      }
    }
    expect(faults).toEqual([]);
  });

  it('name no path: a file lies under its hash, whatever its name was', async () => {
    const faults: string[] = [];
    const forms = routes.filter(({ body }) => body?.kind === 'form');
    expect(forms.length).toBeGreaterThan(3);
    for (const route of forms) {
      const address = addressFor(route);
      for (const name of FILE_NAMES) {
        const file = { name: name.replaceAll('"', '%22'), content: `正文 ${name}` };
        for (const person of [supervisor, liaison].slice(name.length % 2, 2)) {
          const answer =
            route.method === 'PUT'
              ? await person.putFile(address, file)
              : await person.upload(address, [file]);
          faults.push(...faultOf(`${route.path} ${name}`, answer));
        }
      }
    }
    await app.runOrders();
    expect(faults).toEqual([]);
    const { dataDir } = app.nest.get<AppConfig>(CONFIG);
    const strays = filesBelow(join(dataDir, 'files')).filter(
      (path) => !/^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path),
    );
    expect(strays).toEqual([]);
    const names = await app.rows<{ name: string }>('select file_name as name from intake_file');
    expect(names.length).toBeGreaterThan(FILE_NAMES.length / 2);
    expect(names.filter(({ name }) => /[/\\\p{Cc}\p{Cf}]/u.test(name) || name.length > 255)).toEqual([]);
  });

  it('are no formula in a workbook that leaves the system', async () => {
    const formulas = [`=1+1`, `+1`, `-1`, `@sum(a1)`, `\t=1`, `=hyperlink("https://evil.example","点")`];
    for (const [i, title] of formulas.entries())
      await app.rows(
        `update task set title = $1, problem = $1, version = version + 1
         where id = (select id from task order by id offset $2 limit 1)`,
        [title, i % 4],
      );
    const answer = await supervisor.get('/api/ledger/workbook');
    expect(answer.status).toBe(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(answer.bytes as never);
    const texts: string[] = [];
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
          expect(cell.type).not.toBe(ExcelJS.ValueType.Hyperlink);
          if (cell.type === ExcelJS.ValueType.String) {
            texts.push(cell.text);
            if (/^[=+\-@\t]/.test(cell.text)) expect(cell.numFmt).toBe('@');
          }
        }),
      );
    expect(texts.some((text) => formulas.includes(text))).toBe(true);
  });

  function send(person: Person, route: Route, body: object): Promise<Answer> {
    const address = addressFor(route);
    if (route.method === 'POST') return person.post(address, body);
    return route.method === 'PUT' ? person.put(address, body) : person.patch(address, body);
  }
});

/** Every property that takes a free text. */
function textFieldsOf(given: Schema, schemas: Schemas): string[] {
  const reference = given.$ref ?? given.allOf?.[0]?.$ref;
  const schema = reference === undefined ? given : (schemas[reference.split('/').at(-1) ?? ''] ?? {});
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
    part.type === 'string' && part.enum === undefined ? [name] : [],
  );
}

function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path, `${prefix}${name}/`) : [`${prefix}${name}`];
  });
}

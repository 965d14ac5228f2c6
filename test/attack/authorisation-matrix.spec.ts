import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '../../src/modules/identity/index.js';
import { UnitOfWork } from '../../src/platform/database/tx.js';
import type { Answer, Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';
import { exampleOf, type Schemas } from './support/example-body.js';
import { BODIES, fourBodies, type FourBodies, type Records } from './support/four-bodies.js';
import { addressOf, routesOf, type Route } from './support/route-table.js';

const EXPECTED = new URL('authorisation-matrix.txt', import.meta.url);
/** A stream goes on until the reader leaves: `test/integration/live.spec.ts` asks it. */
const STREAM = 'GET /api/live';
/** Asked last: they end the session that asks. */
const ENDS_THE_SESSION = 'DELETE /api/session';
/** Their answer is read again after the write: a write taken back would look like a record that is not there. */
const READ_AGAIN =
  /^POST \/api\/(audit\/verifications|bulk-runs|intakes|ledger\/(exports|intakes|returns)|organisations|webhooks)$/;
const ADMINISTRATORS = ['system_admin', 'security_admin', 'audit_admin'];

interface Line {
  readonly route: string;
  /** One word of four letters for each column: own, sibling, parent, foreign body. */
  readonly cells: Readonly<Record<string, string>>;
}

describe('the authorisation matrix: every route, every role, the own, a sibling, the parent and a foreign body', () => {
  let app: TestApp;
  let at: FourBodies;
  /** The system administrator of the county, over those of its towns; signed in before the sweep tries passwords. */
  let topmost: Person;
  let routes: readonly Route[];
  let schemas: Schemas;
  let found: readonly Line[];
  const faults = new Map<string, string>();

  beforeAll(async () => {
    app = await TestApp.start();
    at = await fourBodies(app);
    topmost = await app.as('xitong');
    ({ routes, schemas } = routesOf(app.nest));
    found = await sweep();
  }, 1_200_000);
  afterAll(() => app.stop());

  it('answers every cell as the reviewed file says', () => {
    expect(Object.fromEntries(faults)).toEqual({});
    const table = tableOf(found);
    if (process.env.UPDATE_MATRIX === 'yes') writeFileSync(EXPECTED, table);
    expect(table.split('\n')).toEqual(readFileSync(EXPECTED, 'utf8').split('\n'));
  });

  it('lets nobody reach a record of a foreign body by any route', () => {
    const leaks = cells(found).filter(({ route, word }) => isAboutRecords(route) && word[3] === '+');
    expect(leaks).toEqual([]);
  });

  it('lets no administrator do anything but run the system', () => {
    const reached = cells(found).filter(
      ({ route, column, word }) =>
        ADMINISTRATORS.includes(column) &&
        /[+-]/.test(word) &&
        !OWN_AFFAIRS.test(route) &&
        !ADMINISTRATION.test(route),
    );
    expect(reached).toEqual([]);
  });

  it('leaves what is one for all bodies to the system administrator above all others', async () => {
    const town = await app.as('matrix-system_admin');
    expect((await town.get('/api/dead-letters')).code).toBe('auth.not-of-installation');
    expect((await topmost.get('/api/dead-letters')).status).toBe(200);
  });

  it('shows an outside reader nothing before it is published, in whatever body they sit', () => {
    const reached = cells(found).filter(
      ({ route, column, word }) =>
        column === 'reader_external' && word.includes('+') && !OWN_AFFAIRS.test(route),
    );
    expect(reached).toEqual([]);
  });

  it('shows the city no record of the county and its towns: to an upper level they are numbers', () => {
    // What reaches a foreign body as well is about no record: the city hands something in, or orders something for itself.
    const reached = cells(found).filter(
      ({ route, column, word }) =>
        column === 'city' && /[+].*[^+]$/.test(word) && !OWN_AFFAIRS.test(route) && !NUMBERS.test(route),
    );
    expect(reached).toEqual([]);
  });

  it('sends everybody without a sign-in away', () => {
    const welcomed = cells(found).filter(({ column, word }) => column === 'stranger' && word !== '!!!!');
    expect(welcomed.map(({ route }) => route)).toEqual([
      'GET /api/calendar-feeds/{file}',
      'GET /api/demo-accounts',
      'GET /api/session/oidc',
      'GET /api/session/oidc/callback',
      'GET /api/sign-in-ways',
      'POST /api/session',
      'POST /api/session/oidc/backchannel-logout',
    ]);
  });

  async function sweep(): Promise<Line[]> {
    const columns: [string, Person][] = [
      ...at.people,
      ...at.systems,
      ['city', at.upper],
      ['stranger', app.stranger()],
    ];
    const last = (route: Route) => Number(nameOf(route) === ENDS_THE_SESSION);
    const lines: Line[] = [];
    for (const route of [...routes].sort((a, b) => last(a) - last(b))) {
      if (nameOf(route) === STREAM) continue;
      const words: Record<string, string> = {};
      const keepAgain =
        route.method === 'GET' || READ_AGAIN.test(nameOf(route))
          ? () => undefined
          : everyWriteIsTakenBack(app);
      await Promise.all(
        columns.map(async ([column, person]) => {
          words[column] = await word(route, person);
        }),
      );
      keepAgain();
      lines.push({ route: nameOf(route), cells: words });
    }
    return lines.sort((a, b) => (a.route < b.route ? -1 : 1));
  }

  async function word(route: Route, person: Person): Promise<string> {
    if (isList(route)) return listed(await ask(route, person, at.bodies.own), route);
    const nearest = await letterOf(route, person, at.bodies.own);
    const farthest = await letterOf(route, person, at.bodies.foreign);
    // A role that is refused at both ends is refused before any record is looked at.
    if (nearest === farthest && 'x!'.includes(nearest)) return nearest.repeat(BODIES.length);
    const sibling = await letterOf(route, person, at.bodies.sibling);
    return nearest + sibling + (await letterOf(route, person, at.bodies.parent)) + farthest;
  }

  async function letterOf(route: Route, person: Person, records: Records): Promise<string> {
    const answer = await ask(route, person, records);
    return refusalOf(route, answer) ?? (isEmpty(answer) ? '-' : '+');
  }

  /** A list is asked once: whose records are in it? */
  function listed(answer: Answer, route: Route): string {
    const refusal = refusalOf(route, answer);
    const isNamed = (records: Records) =>
      Object.values(records).some((id) => UUID.test(id) && answer.text.includes(id));
    return BODIES.map((standing) => refusal ?? (isNamed(at.bodies[standing]) ? '+' : '-')).join('');
  }

  function refusalOf(route: Route, answer: Answer): string | null {
    if (answer.status >= 500) faults.set(nameOf(route), `broke: ${answer.text}`);
    if (answer.code === 'auth.required') return '!';
    if (answer.status === 403) return 'x';
    if (answer.code === 'record.not-found') return '.';
    if (answer.code === 'request.invalid' || answer.code === 'request.malformed')
      faults.set(nameOf(route), `not understood: ${answer.text}`);
    return null;
  }

  function ask(route: Route, person: Person, records: Records): Promise<Answer> {
    const address = addressed(route, records);
    if (route.body?.kind === 'form') return hand(route, person, records);
    const body =
      route.body === null ? undefined : (exampleOf(route.body.schema, { records, schemas }) as object);
    if (route.method === 'GET') return person.get(address);
    if (route.method === 'DELETE') return person.delete(address);
    if (route.method === 'POST') return person.post(address, body);
    return route.method === 'PUT' ? person.put(address, body) : person.patch(address, body);
  }

  function addressed(route: Route, records: Records): string {
    return addressOf(route, records, (name) =>
      faults.set(
        nameOf(route),
        `no record for {${name}}: add one to support/four-bodies.ts and route-table.ts`,
      ),
    );
  }

  function hand(route: Route, person: Person, records: Records): Promise<Answer> {
    const address = addressed(route, records);
    if (route.method === 'PUT') return person.putFile(address, { name: 'a.docx', content: 'x' });
    const file = { name: 'a.txt', content: '空' };
    const schema = route.body?.schema ?? {};
    const {
      files: _,
      file: __,
      ...texts
    } = exampleOf(schema, { records, schemas }) as Record<string, string>;
    return person.upload(address, [file], texts);
  }
});

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

function isList({ method, path }: Route): boolean {
  return method === 'GET' && !/\{(id|batchId|file)\}/.test(path);
}

/** A page without rows says nothing about a record. */
function isEmpty({ text }: Answer): boolean {
  return text === '[]' || text.startsWith('{"items":[],');
}

/**
 * Organisations and their settings are known to everybody inside; a calendar feed is known by its secret; a job that has given up
 * and a channel belong to the installation.
 */
function isAboutRecords(route: string): boolean {
  return (
    route.includes('{') &&
    !/organisations\/\{id\}|calendar-feeds|document-templates|dead-letters|channels/.test(route)
  );
}

/** Which lower levels there are, and numbers of each. */
const NUMBERS = /^GET \/api\/(board|figures)\/lower-levels$/;
/** What anybody signed in may do about themselves, and the organisations, which are no secret. */
const OWN_AFFAIRS =
  /\/api\/(session|sign-in-ways|notices|organisations|calendar-feeds|deadlines|ledger-views)/;
/** The daily run's outcome in numbers and the table of holidays are the system administrator's business, accounts and offices the security administrator's. */
const ADMINISTRATION =
  /^(GET \/api\/(sweeps\/latest|demo-accounts|audit\/(events(\.csv)?|sign-ins|heads|verifications)|jobs|dead-letters|channels|undelivered|deliveries)|POST \/api\/(channels\/\{name\}\/test|dead-letters\/\{id\}\/replay|undelivered\/\{id\}\/replay)|POST \/api\/audit\/verifications|\w+ \/api\/(calendar-tables|accounts|directory|grants).*)$/;

function cells(lines: readonly Line[]): { route: string; column: string; word: string }[] {
  return lines.flatMap(({ route, cells: words }) =>
    Object.entries(words).map(([column, word]) => ({ route, column, word })),
  );
}

/** Every act is decided and written, answered, and taken back: no cell finds what another left. */
function everyWriteIsTakenBack(app: TestApp): () => void {
  class TakenBack extends Error {
    constructor(readonly result: unknown) {
      super('taken back');
    }
  }
  const uow = app.nest.get(UnitOfWork);
  const real = uow.run.bind(uow);
  uow.run = async <T>(...[context, work]: Parameters<typeof uow.run<T>>): Promise<T> => {
    try {
      return await real(context, async (tx) => {
        throw new TakenBack(await work(tx));
      });
    } catch (thrown) {
      if (thrown instanceof TakenBack) return thrown.result as T;
      throw thrown;
    }
  };
  return () => {
    uow.run = real;
  };
}

const WIDTH = 6;
const SHORT: Readonly<Record<string, string>> = {
  supervisor: 'sup',
  officer: 'off',
  line_leader: 'line',
  principal: 'prin',
  unit_signer: 'sign',
  liaison: 'liai',
  owner: 'own',
  reader_external: 'read',
  detail_reader: 'deta',
  system_admin: 'sysA',
  security_admin: 'secA',
  audit_admin: 'audA',
  'token:read': 'tokR',
  'token:write': 'tokW',
  directory: 'dir',
  city: 'city',
  stranger: 'none',
};

function tableOf(lines: readonly Line[]): string {
  const columns = [...ROLES, 'token:read', 'token:write', 'directory', 'city', 'stranger'];
  const routeWidth = Math.max(...lines.map(({ route }) => route.length)) + 2;
  const row = (first: string, words: readonly string[]) =>
    `${first.padEnd(routeWidth)}${words.map((text) => text.padEnd(WIDTH)).join('')}`.trimEnd();
  return [
    ...LEGEND,
    row(
      '',
      columns.map((column) => SHORT[column] ?? column),
    ),
    ...lines.map(({ route, cells: words }) =>
      row(
        route,
        columns.map((column) => words[column] ?? ''),
      ),
    ),
    '',
  ].join('\n');
}

const LEGEND = [
  '# Who gets how far, route by route. Everybody works in one town and holds one role there; each word has four letters, for a record of',
  '# the own town, of a sibling town, of the county above, of a county in another city.',
  '#   +  let in (or refused for the state of the record only)      -  answered without any record of that body',
  '#   .  looks as if there were none (404)      x  not for this role or person (403)      !  to sign in first (401)',
  '# Columns: supervisor officer line_leader principal unit_signer liaison owner reader_external detail_reader | system, security, audit administrator |',
  "# the liaison's system by a token that reads, by one that writes, the town's directory (SCIM) | the supervisor of the city above the county | nobody. GET /api/live is a stream: test/integration/live.spec.ts.",
  '# Change it by running the suite with UPDATE_MATRIX=yes, and read the difference as you would read code.',
  '',
];

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';
import { exampleOf, type Schemas } from './support/example-body.js';
import { fourBodies, type FourBodies, type Records } from './support/four-bodies.js';
import { addressOf, routesOf, type Route } from './support/route-table.js';

/** Who gets furthest; the matrix asks as all the others. */
const ASKING: readonly string[] = ['supervisor', 'officer', 'unit_signer', 'liaison', 'token:write'];
/** Known to everybody inside, or known by their secret. */
const NO_SECRET = /organisations\/|calendar-feeds|campaign-dates|document-templates|body-settings/;

describe('ids that somebody guesses, or has seen elsewhere', () => {
  let app: TestApp;
  let at: FourBodies;
  let routes: readonly Route[];
  let schemas: Schemas;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await fourBodies(app);
    ({ routes, schemas } = routesOf(app.nest));
  });
  afterAll(() => app.stop());

  it('of another body’s records get the answer that ids of nothing get', async () => {
    const told: string[] = [];
    let asked = 0;
    const asking = [...at.people, ...at.systems].filter(([role]) => ASKING.includes(role));
    const nobody = nothingLike(at.bodies.foreign);
    for (const route of routes.filter(({ path }) => path.includes('{') && !NO_SECRET.test(path))) {
      if (route.body?.kind === 'form') continue;
      for (const [role, person] of asking) {
        const foreign = await ask(person, route, at.bodies.foreign);
        const absent = await ask(person, route, nobody);
        asked++;
        if (facts(foreign) !== facts(absent))
          told.push(`${role} ${route.method} ${route.path}: ${facts(foreign)} / ${facts(absent)}`);
      }
    }
    expect(told).toEqual([]);
    expect(asked).toBeGreaterThan(300);
  }, 120_000);

  it('next to one’s own, one digit up or down, lead nowhere', async () => {
    const person = at.people.get('officer') as Person;
    const { taskId = '', reportId = '', evidenceId = '' } = at.bodies.own;
    for (const [path, id] of [
      ['tasks', taskId],
      ['reports', reportId],
      ['evidence', evidenceId],
    ] as const)
      for (let step = 1; step <= 20; step++) {
        const last = ((parseInt(id.slice(-6), 16) + step) % 0xffffff).toString(16).padStart(6, '0');
        const url = `/api/${path}/${id.slice(0, -6)}${last}${path === 'evidence' ? '/content' : ''}`;
        expect((await person.get(url)).status).toBe(404);
      }
  });

  /** The status, the code and what a refusal says beside its own address and number. */
  function facts({ status, code, text }: Answer): string {
    if (status < 400) return `${status}`;
    return `${status} ${code} ${(JSON.parse(text) as { detail: string }).detail}`;
  }

  function nothingLike(records: Records): Records {
    return Object.fromEntries(
      Object.entries(records).map(([name, value]) => [name, UUID.test(value) ? randomUUID() : value]),
    );
  }

  async function ask(person: Person, route: Route, records: Records): Promise<Answer> {
    const address = addressOf(route, records, () => undefined);
    const body =
      route.body === null ? undefined : (exampleOf(route.body.schema, { records, schemas }) as object);
    if (route.method === 'GET') return person.get(address);
    if (route.method === 'DELETE') return person.delete(address);
    if (route.method === 'POST') return person.post(address, body);
    return route.method === 'PUT' ? person.put(address, body) : person.patch(address, body);
  }
});

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

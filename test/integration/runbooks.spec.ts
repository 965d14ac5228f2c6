import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { PROJECT_ROOT } from '../../src/platform/config/config.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

const folder = join(PROJECT_ROOT, 'docs', 'runbooks');
const pages = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const found = (pattern: RegExp) =>
  pages.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([, what = '']) => ({ name, what })));

const statements = [...found(/```sql\n([\s\S]+?)```/g), ...found(/`(select [^`]+)`/g)];
const routes = found(/`GET (\/[^`?]+)`/g);
const commands = found(/npm run cli -- ([a-z-]+)/g);

describe('the runbooks', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it.each(statements)('$name: a statement that the database still understands: $what', async ({ what }) => {
    await expect(client.query(what)).resolves.toBeDefined();
  });

  it.each(routes)('$name: a route that is still there: $what', ({ what }) => {
    const { paths } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'docs', 'openapi.json'), 'utf8')) as {
      paths: Record<string, { get?: object }>;
    };
    expect(paths[what]?.get).toBeDefined();
  });

  it.each(commands)('$name: a command that is still there: $what', ({ what }) => {
    const source = readFileSync(join(PROJECT_ROOT, 'src', 'entrypoints', 'cli.ts'), 'utf8');
    expect(source).toMatch(new RegExp(`^ {2}'?${what}'?: \\{`, 'm'));
  });

  it('are all in the index, and the index names no other', () => {
    const index = pages.find(({ name }) => name === 'README.md')?.text ?? '';
    const named = [...index.matchAll(/\]\(([a-z-]+\.md)\)/g)].map(([, file]) => file).sort();
    expect(named).toEqual(
      pages
        .map(({ name }) => name)
        .filter((name) => name !== 'README.md')
        .sort(),
    );
  });
});

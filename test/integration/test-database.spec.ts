import { afterAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

const databases: TestDatabase[] = [];
const clients: Client[] = [];

async function connectToNewDatabase(): Promise<Client> {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  databases.push(database);
  clients.push(client);
  return client;
}

afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()));
  await Promise.all(databases.map((database) => database.drop()));
});

describe('test database', () => {
  it('is a copy of its own, so that spec files can run side by side', async () => {
    const [one, other] = await Promise.all([connectToNewDatabase(), connectToNewDatabase()]);
    await one.query('create table only_here (id int)');
    await expect(other.query('select * from only_here')).rejects.toThrow('does not exist');
  });

  it('is used by a role that row-level security binds', async () => {
    const client = await connectToNewDatabase();
    const { rows } = await client.query(
      'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  });

  it('orders text by code point and knows the letters beyond ASCII', async () => {
    const client = await connectToNewDatabase();
    const { rows } = await client.query(
      `select upper('é') as letter, array(select t from unnest(array['整', '改', 'b', 'A']) t order by t) as sorted`,
    );
    expect(rows).toEqual([{ letter: 'É', sorted: ['A', 'b', '改', '整'] }]);
  });
});

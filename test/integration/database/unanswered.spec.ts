import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { applicationDataSourceOptions } from '../../../src/platform/database/data-source.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';

const ONE_CONNECTION = { url: '', poolSize: 1 };

describe('a question with a limit that nobody answers', () => {
  let database: TestDatabase;
  let owner: Client;
  let program: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.url });
    await owner.connect();
    program = await new DataSource(
      applicationDataSourceOptions({ ...ONE_CONNECTION, url: database.url }),
    ).initialize();
  });

  afterAll(async () => {
    await program.destroy();
    await owner.end();
    await database.drop();
  });

  it('fails, gives its connection up and keeps nobody out after it', async () => {
    const reader = new Reader(program, ONE_CONNECTION);
    await owner.query('begin; lock table session in access exclusive mode');
    const unanswered = reader.unscoped({ text: 'select count(*) from session', withinMs: 100 });
    await expect(unanswered).rejects.toThrow('Query read timeout');
    expect(await reader.unscoped({ text: 'select 1 as one' })).toEqual([{ one: 1 }]);
    await owner.query('rollback');
    expect(
      await reader.unscoped({ text: 'select count(*)::int as n from session', withinMs: 60_000 }),
    ).toEqual([{ n: 0 }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { SystemClock } from '../../../src/platform/clock.js';
import { SYSTEM } from '../../../src/platform/database/context.js';
import { applicationDataSourceOptions } from '../../../src/platform/database/data-source.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { UnitOfWork } from '../../../src/platform/database/tx.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';

const DIRECT = { url: '', poolSize: 3 };

describe('a table that changes under a program that is running', () => {
  let database: TestDatabase;
  let owner: Client;
  let program: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.url });
    await owner.connect();
    await owner.query(
      'create table note (id int); grant select, insert on note to zhenggai_app; insert into note values (1)',
    );
    program = await new DataSource(
      applicationDataSourceOptions({ url: database.url, poolSize: 3 }),
    ).initialize();
  });

  afterAll(async () => {
    await program.destroy();
    await owner.end();
    await database.drop();
  });

  /** Every connection of the pool has planned the statement; then the table gets a column. */
  async function widenedAfter(work: () => Promise<unknown>): Promise<void> {
    for (let round = 0; round < 6; round += 1) await Promise.all([work(), work(), work()]);
    await owner.query(`alter table note add column c${Date.now()} text`);
  }

  it('is read again where the plan was stale', async () => {
    const reader = new Reader(program, DIRECT);
    const read = () =>
      reader.rows<{ id: number }>(SYSTEM, { name: 'note', text: 'select * from note order by id' });
    await widenedAfter(read);
    expect((await Promise.all([read(), read(), read(), read()])).map(([row]) => row?.id)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('is written once by a transaction that met a stale plan and began again', async () => {
    const uow = new UnitOfWork(program, new SystemClock(), DIRECT);
    const select = (id: number) =>
      uow.run(SYSTEM, async (tx) => {
        await tx.query('insert into note (id) values ($1)', [id]);
        return tx.query<{ id: number }>('select * from note where id = $1', [id]);
      });
    await widenedAfter(() => select(2));
    const written = await Promise.all([7, 8, 9].map(select));
    expect(written.map((rows) => rows.length)).toEqual([1, 1, 1]);
    const { rows } = await owner.query('select id from note where id > 6 order by id');
    expect(rows).toEqual([{ id: 7 }, { id: 8 }, { id: 9 }]);
  });

  it('is written once by a trip that met a stale plan, and the answer to each statement comes in its place', async () => {
    const uow = new UnitOfWork(program, new SystemClock(), DIRECT);
    const trip = (id: number) =>
      uow.inOneTrip<[{ id: number }, { id: number }]>(SYSTEM, [
        { sql: 'insert into note (id) values ($1)', params: [id] },
        { sql: 'select * from note where id = $1', params: [id] },
      ]);
    await widenedAfter(() => trip(3));
    const [written, read] = await trip(11);
    expect([written, read.map(({ id }) => id)]).toEqual([[], [11]]);
    expect((await owner.query('select from note where id = 11')).rowCount).toBe(1);
  });

  it('gives every other error to who asked, with nothing kept', async () => {
    const uow = new UnitOfWork(program, new SystemClock(), DIRECT);
    const failingTrip = uow.inOneTrip(SYSTEM, [
      { sql: 'insert into note (id) values (101)', params: [] },
      { sql: 'select 1/0', params: [] },
      { sql: 'insert into note (id) values (102)', params: [] },
    ]);
    await expect(failingTrip).rejects.toMatchObject({ code: '22012' });
    expect((await owner.query('select from note where id in (101, 102)')).rowCount).toBe(0);
    const failing = uow.run(SYSTEM, async (tx) => {
      await tx.query('insert into note (id) values (100)');
      await tx.query('select 1/0');
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect((await owner.query('select from note where id = 100')).rowCount).toBe(0);
  });
});

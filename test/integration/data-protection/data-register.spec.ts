import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { RETENTION_RULES } from '../../../src/modules/retention/index.js';
import { PROJECT_ROOT } from '../../../src/platform/config/config.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';

interface Row {
  readonly table: string;
  readonly identifies: readonly string[];
  readonly mayName: readonly string[];
  readonly other: readonly string[];
  readonly leaves: string;
}

const names = (cell = '') => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '');

function register(): Row[] {
  const text = readFileSync(join(PROJECT_ROOT, 'docs/data.md'), 'utf8');
  return [...text.matchAll(/^\| `(\w+)` *\|(.*)\|(.*)\|(.*)\|(.*)\|$/gm)].map(
    ([, table = '', identifies, mayName, other, leaves = '']) => ({
      table,
      identifies: names(identifies),
      mayName: names(mayName),
      other: names(other),
      leaves: leaves.trim(),
    }),
  );
}

/** Parts of a table hold what the whole holds. */
const COLUMNS = `
select c.relname as table, a.attname as column,
  exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'account'::regclass
    and a.attnum = any(f.conkey)) as is_person
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
order by 1, a.attnum`;

describe('docs/data.md', () => {
  let database: TestDatabase;
  let columns: { table: string; column: string; is_person: boolean }[];
  beforeAll(async () => {
    database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    ({ rows: columns } = await client.query(COLUMNS));
    await client.end();
  });
  afterAll(() => database.drop());

  it('puts every column of every table into one class, and knows none that is not there', () => {
    const classed = register().flatMap(({ table, identifies, mayName, other }) =>
      [...identifies, ...mayName, ...other].map((column) => `${table}.${column}`),
    );
    const real = columns.map(({ table, column }) => `${table}.${column}`);
    expect(real.filter((column) => !classed.includes(column))).toEqual([]);
    expect(classed.filter((column) => !real.includes(column))).toEqual([]);
    expect(classed.filter((column, i) => classed.indexOf(column) !== i)).toEqual([]);
  });

  it('says of every column that refers to an account that it identifies a person', () => {
    const identifying = new Set(
      register().flatMap(({ table, identifies }) => identifies.map((c) => `${table}.${c}`)),
    );
    const people = columns
      .filter(({ is_person }) => is_person)
      .map(({ table, column }) => `${table}.${column}`);
    expect(people.length).toBeGreaterThan(30);
    expect(people.filter((column) => !identifying.has(column))).toEqual([]);
  });

  it('says of every table with a rule of retention when its rows leave', () => {
    const leaves = new Map(register().map((row) => [row.table, row.leaves]));
    for (const { table, days } of RETENTION_RULES)
      expect([table, leaves.get(table)]).toEqual([table, expect.stringContaining(`${days} day`)]);
  });
});

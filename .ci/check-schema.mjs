/**
 * Schema drift: migrates a throw-away database and holds every TypeORM entity against it, column by column (name, type,
 * nullability). Indexes, policies and triggers live in the migrations alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';

const { startEmbeddedPostgres } = await import('../dist/src/platform/database/embedded/index.js');
const { migrate } = await import('../dist/src/platform/database/migrate.js');

/** Array types by their internal names. */
const ELEMENTS = { _text: 'text', _date: 'date', _uuid: 'uuid' };

const dataDir = mkdtempSync(join(tmpdir(), 'zhenggai-schema-'));
const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
try {
  await migrate(server.url);
  const faults = await drift(server.url, await entities());
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function entities() {
  const modules = new URL('../dist/src/modules/', import.meta.url);
  const files = (await readdir(modules, { recursive: true })).filter((file) => file.endsWith('.entity.js'));
  if (files.length === 0) throw new Error('no entity was found to compare');
  const loaded = await Promise.all(files.map((file) => import(new URL(file, modules).href)));
  return loaded.flatMap((module) => Object.values(module)).filter((value) => typeof value === 'function');
}

async function drift(url, classes) {
  const dataSource = await new DataSource({ type: 'postgres', url, entities: classes }).initialize();
  try {
    const faults = [];
    for (const { tableName, columns } of dataSource.entityMetadatas) {
      const rows = await dataSource.query(
        `select column_name as name, is_nullable = 'YES' as nullable, data_type as type, udt_name as udt
         from information_schema.columns where table_schema = 'public' and table_name = $1`,
        [tableName],
      );
      const actual = new Map(rows.map((row) => [row.name, row]));
      for (const column of columns) {
        const place = `${tableName}.${column.databaseName}`;
        const row = actual.get(column.databaseName);
        actual.delete(column.databaseName);
        if (row === undefined) faults.push(`${place}: in the entity, not in the database`);
        else if (row.nullable !== column.isNullable)
          faults.push(`${place}: nullable is ${row.nullable} in the database`);
        else if (typeOf(row) !== normalised(dataSource, column))
          faults.push(`${place}: ${typeOf(row)} in the database`);
      }
      for (const name of actual.keys())
        faults.push(`${tableName}.${name}: in the database, not in the entity`);
    }
    return faults;
  } finally {
    await dataSource.destroy();
  }
}

function typeOf({ type, udt }) {
  return type === 'ARRAY' ? `${ELEMENTS[udt] ?? udt}[]` : type;
}

function normalised(dataSource, column) {
  const type = dataSource.driver.normalizeType(column);
  return column.isArray ? `${type}[]` : type;
}

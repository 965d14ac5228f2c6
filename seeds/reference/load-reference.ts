import { join } from 'node:path';
import { Client } from 'pg';
import { readYearTables } from './calendar/year-tables.js';

/** Loads what production needs too. May run at every start: an edition that is there stays as it is. */
export async function loadReference(databaseUrl: string, seedsFolder: string): Promise<void> {
  const tables = readYearTables(join(seedsFolder, 'reference', 'calendar'));
  const client = new Client({ connectionString: databaseUrl, application_name: 'zhenggai-seed' });
  await client.connect();
  try {
    await client.query(ADD_CALENDAR, [JSON.stringify(tables)]);
  } finally {
    await client.end();
  }
}

const ADD_CALENDAR = `
with given as (
  select * from jsonb_to_recordset($1::jsonb) as t (year int, version int, provisional boolean, days jsonb)
), added as (
  insert into calendar_year (year, edition, source, provisional)
  select year, version, case when provisional then '全国年节及纪念日放假办法（当年安排尚未公布）' else '国务院办公厅节假日安排通知' end,
    provisional from given
  on conflict do nothing returning year, edition
)
insert into calendar_day (year, edition, day, kind, name)
select a.year, a.edition, d.date, d.kind, d.name
from added a join given g on g.year = a.year and g.version = a.edition,
  jsonb_to_recordset(g.days) as d (date date, kind text, name text)`;

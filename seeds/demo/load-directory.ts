import type { Tx } from '../../src/platform/database/tx.js';
import { hashPassword } from '../../src/modules/identity/index.js';
import { DEMO_ORGANISATIONS } from './organisations.js';
import { DEMO_PEOPLE } from './people.js';

/** The same for every demo account; the demo refuses production. */
export const DEMO_PASSWORD = 'zhenggai-2025';
/** Before the first act of the story. */
const IN_OFFICE_SINCE = '2024-01-01';

/** Organisations and people of the demo, parents first. */
export async function loadDirectory(tx: Tx): Promise<void> {
  const organisations = [...DEMO_ORGANISATIONS].sort((a, b) => a.path.length - b.path.length);
  await tx.query(ADD_ORGANISATIONS, [JSON.stringify(organisations)]);
  await tx.query(ADD_ALIASES, [JSON.stringify(organisations)]);
  await tx.query(ADD_DUTIES, [JSON.stringify(organisations)]);
  await tx.query(ADD_PEOPLE, [JSON.stringify(DEMO_PEOPLE), await hashPassword(DEMO_PASSWORD)]);
  await tx.query(ADD_GRANTS, [JSON.stringify(DEMO_PEOPLE), IN_OFFICE_SINCE]);
}

/** A parent in the same list is found by its path: rows of the statement itself are not in the table yet. */
const ADD_ORGANISATIONS = `
with g as materialized (
  select gen_random_uuid() as id, o.* from jsonb_to_recordset($1::jsonb) as o (path text, code text, kind text, level text, name text,
    "shortName" text, "documentPrefix" text, "isReportingBody" boolean)
)
insert into organisation (id, path, code, kind, level, name, short_name, document_prefix, is_reporting_body, parent_id)
select g.id, g.path, g.code, g.kind, g.level, g.name, g."shortName", g."documentPrefix", g."isReportingBody", p.id
from g left join g p on p.path = regexp_replace(g.path, '[^/]+/$', '')`;

const ADD_ALIASES = `
insert into organisation_alias (organisation_id, alias)
select o.id, a from jsonb_to_recordset($1::jsonb) as g (code text, aliases jsonb), jsonb_array_elements_text(g.aliases) a, organisation o
where o.code = g.code`;

const ADD_DUTIES = `
insert into organisation_duty (organisation_id, theme, keywords, basis)
select o.id, d.theme, array(select jsonb_array_elements_text(d.keywords)), d.basis
from jsonb_to_recordset($1::jsonb) as g (code text, duties jsonb),
  jsonb_to_recordset(g.duties) as d (theme text, keywords jsonb, basis text), organisation o
where o.code = g.code`;

const ADD_PEOPLE = `
insert into account (organisation_id, login, display_name, post_title, email, password_hash)
select o.id, p.login, p."displayName", p.post, p.email, $2
from jsonb_to_recordset($1::jsonb) as p (login text, "displayName" text, organisation text, post text, email text)
join organisation o on o.code = p.organisation`;

const ADD_GRANTS = `
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
select a.id, r, o.id, $2, '演示数据'
from jsonb_to_recordset($1::jsonb) as p (login text, scope text, roles jsonb), jsonb_array_elements_text(p.roles) r, account a, organisation o
where a.login = p.login and o.code = p.scope`;

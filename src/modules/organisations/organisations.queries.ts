import { Injectable } from '@nestjs/common';
import { SYSTEM, type DatabaseContext } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/page.js';
import type { DutyView } from './administration/administration.dto.js';
import type { ListOrganisationsQuery, OrganisationView } from './organisations.dto.js';

/** A unit under one of the names that texts use for it. */
export interface NamedOrganisation {
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

/** What a unit answers for. */
export interface Duty {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly path: string;
  readonly theme: string;
  readonly keywords: readonly string[];
  readonly basis: string;
}

const DEFAULT_LIMIT = 50;
/** Of an organisation under the alias `o`. */
export const ORGANISATION_COLUMNS = `o.id, o.parent_id as "parentId", o.path, o.name, o.short_name as "shortName", o.kind, o.level,
  o.is_reporting_body as "isReportingBody", o.document_prefix as "documentPrefix", o.closed_on::text as "closedOn",
  o.successor_id as "successorId", o.version,
  array(select a.alias from organisation_alias a where a.organisation_id = o.id order by a.alias) as aliases`;

@Injectable()
export class OrganisationQueries {
  constructor(private readonly reader: Reader) {}

  /** The directory is open to everybody who signed in: a task needs the name of a unit outside one's own subtree. */
  async list(context: DatabaseContext, query: ListOrganisationsQuery): Promise<Page<OrganisationView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 1)[0];
    const rows = await this.reader.rows<OrganisationView>(context, {
      text: `select ${ORGANISATION_COLUMNS} from organisation o
        where ($1::text is null or o.path > $1 collate "C") and ($4 or o.closed_on is null)
          and ($2::text is null or strpos(o.name, $2) > 0 or strpos(o.short_name, $2) > 0
            or exists (select from organisation_alias a where a.organisation_id = o.id and strpos(a.alias, $2) > 0))
        order by o.path limit $3`,
      values: [after, query.search ?? null, limit + 1, query.includeClosed === true],
    });
    return toPage(rows, limit, (row) => [row.path]);
  }

  byId(context: DatabaseContext, id: string): Promise<OrganisationView | null> {
    return this.reader.one(context, {
      text: `select ${ORGANISATION_COLUMNS} from organisation o where o.id = $1`,
      values: [id],
    });
  }

  bodyById(id: string): Promise<NamedOrganisation | null> {
    return this.reader.one<NamedOrganisation>(SYSTEM, {
      text: 'select id, path, name from organisation where id = $1 and is_reporting_body',
      values: [id],
    });
  }

  /** Bodies whose name, short name or alias is the text, longest path first: the most local reading of an ambiguous name. */
  named(name: string): Promise<NamedOrganisation[]> {
    return this.reader.rows<NamedOrganisation>(SYSTEM, {
      name: 'body-named',
      text: BODY_NAMED,
      values: [name],
    });
  }

  /** Units that go by one of the names, once for each name they match. */
  underNames(names: readonly string[]): Promise<NamedOrganisation[]> {
    return this.reader.rows<NamedOrganisation>(SYSTEM, {
      name: 'units-under-names',
      text: UNITS_UNDER_NAMES,
      values: [names],
    });
  }

  /** An organisation's own, none where there is no such organisation. */
  dutiesOf(id: string): Promise<DutyView[]> {
    return this.reader.unscoped<DutyView>({
      text: 'select theme, keywords, basis from organisation_duty where organisation_id = $1 order by theme limit 100',
      values: [id],
    });
  }

  /** Duties of every unit that a body's task may go to: those of its own county and below. */
  dutiesUnder(path: string): Promise<Duty[]> {
    return this.reader.rows<Duty>(SYSTEM, {
      text: `select o.id as "organisationId", o.name as "organisationName", o.path, d.theme, d.keywords, d.basis
        from organisation_duty d join organisation o on o.id = d.organisation_id
        where starts_with(o.path, $1) and o.closed_on is null order by o.path, d.theme`,
      values: [path],
    });
  }
}

/** One branch for each kind of name, so that each finds its units by its own index. */
const BODY_NAMED = `
select o.id, o.path, o.name from organisation o
where o.is_reporting_body and o.id in (
  select id from organisation where name = $1 union select id from organisation where short_name = $1
  union select organisation_id from organisation_alias where alias = $1)
order by o.path desc limit 5`;

const UNITS_UNDER_NAMES = `
select id, path, name from (
  select o.id, o.path, o.name from organisation o where o.name = any($1::text[]) and o.closed_on is null
  union select o.id, o.path, o.short_name from organisation o where o.short_name = any($1::text[]) and o.closed_on is null
  union select o.id, o.path, a.alias from organisation_alias a join organisation o on o.id = a.organisation_id
    where a.alias = any($1::text[]) and o.closed_on is null) as under
order by path, name limit 2000`;

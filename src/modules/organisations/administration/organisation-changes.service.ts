import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import type { Administrator } from '../../accounts/index.js';
import { EventLog } from '../../audit/index.js';
import type { OrganisationView } from '../organisations.dto.js';
import { ORGANISATION_COLUMNS } from '../organisations.queries.js';
import type { AddOrganisationDto, ChangeOrganisationDto } from './administration.dto.js';
import { lockOrganisation, subjectOf } from './locked-organisation.js';

/** Adds and renames organisations within somebody's transaction: an administrator's, or that of a list. */
@Injectable()
export class OrganisationChanges {
  constructor(private readonly events: EventLog) {}

  /**
   * @returns the new organisation's id
   * @throws database errors that mean `organisation.name-taken`, `organisation.code-taken`
   */
  async add(
    tx: Tx,
    by: Administrator,
    { parentId, asked }: { parentId: string; asked: AddOrganisationDto },
  ): Promise<string> {
    const parent = await lockOrganisation(tx, by, parentId);
    const path = `${parent.path}${asked.code}/`;
    const { code, kind, level, name, shortName, documentPrefix = null, isReportingBody = false } = asked;
    const values = [parentId, path, code, kind, level, name, shortName, documentPrefix, isReportingBody];
    const [row] = await tx.query<{ id: string }>(ADD, values);
    const subject = subjectOf({ id: row?.id ?? '', path });
    await this.events.record(tx, by.recorded, [
      { ...subject, name: 'organisation.added', payload: { ...asked, parentId } },
    ]);
    return subject.subjectId;
  }

  /** A name that is given up goes on as an alias: papers of before use it. */
  async change(
    tx: Tx,
    by: Administrator,
    { id, asked, expected }: { id: string; asked: ChangeOrganisationDto; expected: number | null },
  ): Promise<void> {
    const organisation = await lockOrganisation(tx, by, id);
    requireVersion(expected, organisation.version);
    const before = await viewOf(tx, id);
    const { name, shortName, documentPrefix, isReportingBody, aliases } = asked;
    await tx.query(
      CHANGE,
      [id, name, shortName, documentPrefix, isReportingBody].map((value) => value ?? null),
    );
    const names = new Set(aliases ?? before.aliases);
    if (name !== undefined && name !== before.name) names.add(before.name);
    await tx.query('delete from organisation_alias where organisation_id = $1', [id]);
    await tx.query(ADD_ALIASES, [id, [...names]]);
    const { reason, ...after } = asked;
    await this.events.record(tx, by.recorded, [
      { ...subjectOf(organisation), name: 'organisation.changed', payload: { reason, before, after } },
    ]);
  }
}

/** As the transaction leaves it. */
export async function viewOf(tx: Tx, id: string): Promise<OrganisationView> {
  const [view] = await tx.query<OrganisationView>(
    `select ${ORGANISATION_COLUMNS} from organisation o where o.id = $1`,
    [id],
  );
  if (view === undefined) throw new Problem('record.not-found');
  return view;
}

const ADD = `
insert into organisation (parent_id, path, code, kind, level, name, short_name, document_prefix, is_reporting_body)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`;
const CHANGE = `
update organisation set name = coalesce($2, name), short_name = coalesce($3, short_name), document_prefix = coalesce($4, document_prefix),
  is_reporting_body = coalesce($5, is_reporting_body), version = version + 1
where id = $1`;
const ADD_ALIASES =
  'insert into organisation_alias (organisation_id, alias) select $1, a from unnest($2::text[]) a';

import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { OrganisationView } from '../organisations.dto.js';
import { ORGANISATION_COLUMNS } from '../organisations.queries.js';
import type {
  AddOrganisationDto,
  ChangeOrganisationDto,
  DutyView,
  SetDutiesDto,
} from './administration.dto.js';
import { lockOrganisation, subjectOf } from './locked-organisation.js';

/** 机构: added, renamed, known under further names, answering for something. The system administrator's, within the own subtree. */
@Injectable()
export class OrganisationActs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
  ) {}

  /** @throws Problem `organisation.name-taken`, `organisation.code-taken` */
  add(actor: Actor, parentId: string, asked: AddOrganisationDto): Promise<OrganisationView> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const parent = await lockOrganisation(tx, actor, parentId);
      const path = `${parent.path}${asked.code}/`;
      const { code, kind, level, name, shortName, documentPrefix = null, isReportingBody = false } = asked;
      const values = [parentId, path, code, kind, level, name, shortName, documentPrefix, isReportingBody];
      const [row] = await tx.query<{ id: string }>(ADD, values);
      const subject = subjectOf({ id: row?.id ?? '', path });
      await this.events.record(tx, actor, [
        { ...subject, name: 'organisation.added', payload: { ...asked, parentId } },
      ]);
      return viewOf(tx, subject.subjectId);
    });
  }

  /** A name that is given up goes on as an alias: papers of before use it. */
  change(
    actor: Actor,
    { id, asked, expected }: { id: string; asked: ChangeOrganisationDto; expected: number | null },
  ): Promise<OrganisationView> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const organisation = await lockOrganisation(tx, actor, id);
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
      await this.events.record(tx, actor, [
        { ...subjectOf(organisation), name: 'organisation.changed', payload: { reason, before, after } },
      ]);
      return viewOf(tx, id);
    });
  }

  setDuties(actor: Actor, id: string, { duties }: SetDutiesDto): Promise<DutyView[]> {
    if (new Set(duties.map(({ theme }) => theme)).size < duties.length) throw new Problem('record.duplicate');
    return this.uow.run(contextOf(actor), async (tx) => {
      const organisation = await lockOrganisation(tx, actor, id);
      await tx.query('delete from organisation_duty where organisation_id = $1', [id]);
      await tx.query(ADD_DUTIES, [id, JSON.stringify(duties)]);
      await tx.query('update organisation set version = version + 1 where id = $1', [id]);
      await this.events.record(tx, actor, [
        { ...subjectOf(organisation), name: 'organisation.duties-set', payload: { duties } },
      ]);
      return tx.query<DutyView>(DUTIES, [id]);
    });
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
const ADD_DUTIES = `
insert into organisation_duty (organisation_id, theme, keywords, basis)
select $1, d.theme, d.keywords, d.basis from jsonb_to_recordset($2::jsonb) as d (theme text, keywords text[], basis text)`;
const DUTIES =
  'select theme, keywords, basis from organisation_duty where organisation_id = $1 order by theme';

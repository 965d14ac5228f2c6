import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { administratorOf } from '../../accounts/index.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { OrganisationView } from '../organisations.dto.js';
import type {
  AddOrganisationDto,
  ChangeOrganisationDto,
  DutyView,
  SetDutiesDto,
} from './administration.dto.js';
import { lockOrganisation, subjectOf } from './locked-organisation.js';
import { OrganisationChanges, viewOf } from './organisation-changes.service.js';

/** 机构: added, renamed, known under further names, answering for something. The system administrator's, within the own subtree. */
@Injectable()
export class OrganisationActs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly changes: OrganisationChanges,
    private readonly events: EventLog,
  ) {}

  /** @throws Problem `organisation.name-taken`, `organisation.code-taken` */
  add(actor: Actor, parentId: string, asked: AddOrganisationDto): Promise<OrganisationView> {
    return this.uow.run(contextOf(actor), async (tx) =>
      viewOf(tx, await this.changes.add(tx, administratorOf(actor), { parentId, asked })),
    );
  }

  change(
    actor: Actor,
    given: { id: string; asked: ChangeOrganisationDto; expected: number | null },
  ): Promise<OrganisationView> {
    return this.uow.run(contextOf(actor), async (tx) => {
      await this.changes.change(tx, administratorOf(actor), given);
      return viewOf(tx, given.id);
    });
  }

  setDuties(actor: Actor, id: string, { duties }: SetDutiesDto): Promise<DutyView[]> {
    if (new Set(duties.map(({ theme }) => theme)).size < duties.length) throw new Problem('record.duplicate');
    return this.uow.run(contextOf(actor), async (tx) => {
      const organisation = await lockOrganisation(tx, administratorOf(actor), id);
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

const ADD_DUTIES = `
insert into organisation_duty (organisation_id, theme, keywords, basis)
select $1, d.theme, d.keywords, d.basis from jsonb_to_recordset($2::jsonb) as d (theme text, keywords text[], basis text)`;
const DUTIES =
  'select theme, keywords, basis from organisation_duty where organisation_id = $1 order by theme';

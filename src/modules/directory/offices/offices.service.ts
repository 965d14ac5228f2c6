import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { administratorOf } from '../../accounts/index.js';
import { EventLog } from '../../audit/index.js';
import { UNIT_ROLES, type Actor, type Role } from '../../identity/index.js';
import { administeredBy, administeredUnit } from '../clients/clients.service.js';
import { AlignMembers } from './align-members.service.js';
import type { AddDirectoryOfficeDto, DirectoryOfficeView } from './offices.dto.js';

const LISTED = 500;

interface SetOffice {
  readonly id: string;
  readonly directoryId: string;
  readonly orgPath: string;
  readonly groupName: string;
  readonly role: Role;
  readonly unitId: string | null;
  readonly hasEnded: boolean;
}

/** Which group of a directory gives which office. The members of the group get it, and lose it, in the same transaction. */
@Injectable()
export class GroupOffices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly alignMembers: AlignMembers,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Those in force first. */
  list(actor: Actor): Promise<DirectoryOfficeView[]> {
    return this.uow.run(administeredBy(actor), (tx) =>
      tx.query<DirectoryOfficeView>(
        `${VIEW} order by f.ended_at desc nulls first, f.made_at desc, f.id limit $1`,
        [LISTED],
      ),
    );
  }

  /** @throws Problem `grant.unit-elsewhere` for an office of a unit with a unit, `directory.office-exists` */
  add(actor: Actor, asked: AddDirectoryOfficeDto): Promise<DirectoryOfficeView> {
    const { organisationId, groupName, role, unitId = null, reason } = asked;
    if (unitId !== null && UNIT_ROLES.includes(role)) throw new Problem('grant.unit-elsewhere');
    return this.uow.run(administeredBy(actor), async (tx) => {
      const { path } = await administeredUnit(tx, actor, organisationId);
      if (unitId !== null) await requireUnder(tx, unitId, path);
      const values = [
        organisationId,
        path,
        groupName,
        role,
        unitId,
        reason,
        actor.accountId,
        this.clock.now(),
      ];
      const [row] = await tx.query<{ id: string }>(INSERT, values);
      const id = row?.id ?? '';
      await this.took(tx, actor, { name: 'directory.office-set', id, reason });
      return this.within(tx, id);
    });
  }

  /** @throws Problem `record.not-found`, `directory.office-ended` */
  end(actor: Actor, { id, reason }: { id: string; reason: string }): Promise<DirectoryOfficeView> {
    return this.uow.run(administeredBy(actor), async (tx) => {
      if ((await this.lock(tx, id)).hasEnded) throw new Problem('directory.office-ended');
      await tx.query(END, [id, this.clock.now(), actor.accountId, reason]);
      await this.took(tx, actor, { name: 'directory.office-ended', id, reason });
      return this.within(tx, id);
    });
  }

  /** The act on record, and what it means for those who are in the group. */
  private async took(
    tx: Tx,
    actor: Actor,
    { name, id, reason }: { name: string; id: string; reason: string },
  ): Promise<void> {
    const { directoryId, orgPath, groupName, role, unitId } = await this.lock(tx, id);
    const subject = {
      organisationId: directoryId,
      orgPath,
      subjectType: 'organisation',
      subjectId: directoryId,
    } as const;
    const payload = { officeId: id, groupName, role, unitId, reason };
    await this.events.record(tx, actor, [{ ...subject, name, payload }]);
    const members = await tx.query<{ id: string }>(MEMBERS, [directoryId, groupName]);
    const accountIds = members.map((member) => member.id);
    await this.alignMembers.on(tx, { by: administratorOf(actor), directoryId, accountIds });
  }

  private async lock(tx: Tx, id: string): Promise<SetOffice> {
    const [row] = await tx.query<SetOffice>(LOCK, [id]);
    if (row === undefined) throw new Problem('record.not-found');
    return row;
  }

  private async within(tx: Tx, id: string): Promise<DirectoryOfficeView> {
    const [view] = await tx.query<DirectoryOfficeView>(`${VIEW} where f.id = $1`, [id]);
    if (view === undefined) throw new Problem('record.not-found');
    return view;
  }
}

/** A directory gives no office outside its own body. */
async function requireUnder(tx: Tx, unitId: string, path: string): Promise<void> {
  const found = await tx.query(
    'select from organisation where id = $1 and starts_with(path, $2) and closed_on is null',
    [unitId, path],
  );
  if (found.length === 0) throw new Problem('organisation.not-administered');
}

const INSERT = `
insert into directory_office (directory_id, org_path, group_name, role, unit_id, reason, made_by, made_at)
values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`;
const LOCK = `
select id, directory_id as "directoryId", org_path as "orgPath", group_name as "groupName", role, unit_id as "unitId",
  ended_at is not null as "hasEnded"
from directory_office where id = $1 for update`;
const END = 'update directory_office set ended_at = $2, ended_by = $3, end_reason = $4 where id = $1';
const MEMBERS = `
select m.account_id as id from directory_group g join directory_group_member m on m.group_id = g.id
where g.directory_id = $1 and g.display_name = $2 order by 1`;
const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const VIEW = `
select f.id, f.directory_id as "organisationId", o.name as "organisationName", f.group_name as "groupName", f.role, f.unit_id as "unitId",
  u.name as "unitName", f.reason, ${ISO('f.made_at')} as "madeAt", ${ISO('f.ended_at')} as "endedAt", f.end_reason as "endReason",
  (select count(*)::int from directory_group g join directory_group_member m on m.group_id = g.id
    where g.directory_id = f.directory_id and g.display_name = f.group_name) as members
from directory_office f join organisation o on o.id = f.directory_id left join organisation u on u.id = f.unit_id`;

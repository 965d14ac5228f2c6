import { Injectable } from '@nestjs/common';
import { OPEN_STATES } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { administratorOf } from '../../accounts/index.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { OrganisationView } from '../organisations.dto.js';
import type { CloseOrganisationDto, MoveOrganisationDto } from './administration.dto.js';
import { lockOrganisation, subjectOf, type LockedOrganisation } from './locked-organisation.js';
import { viewOf } from './organisation-changes.service.js';

/**
 * 机构改革. What was recorded stays with the body it was recorded for: one that has records is not moved under another body's
 * eyes, it is closed and another one goes on.
 */
@Injectable()
export class Reorganise {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Takes everything under it along. */
  move(actor: Actor, id: string, { parentId, reason }: MoveOrganisationDto): Promise<OrganisationView> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const organisation = await lockOrganisation(tx, administratorOf(actor), id);
      refuseTop(actor, organisation);
      const parent = await lockOrganisation(tx, administratorOf(actor), parentId);
      if (parent.path.startsWith(organisation.path)) throw new Problem('organisation.into-itself');
      const [records] = await tx.query<{ has: boolean }>('select app.has_records($1) as has', [
        organisation.path,
      ]);
      if (records?.has !== false) throw new Problem('organisation.has-records');
      const to = `${parent.path}${organisation.code}/`;
      await tx.query(MOVE, [organisation.path, to]);
      await tx.query('update organisation set parent_id = $2 where id = $1', [id, parentId]);
      const payload = { reason, from: organisation.path, to };
      await this.events.record(tx, actor, [
        { ...subjectOf({ id, path: to }), name: 'organisation.moved', payload },
      ]);
      return viewOf(tx, id);
    });
  }

  /** Only once nobody works there, nothing stands under it and no task of it is open. It stays in every record. */
  close(actor: Actor, id: string, { successorId, reason }: CloseOrganisationDto): Promise<OrganisationView> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const organisation = await lockOrganisation(tx, administratorOf(actor), id);
      refuseTop(actor, organisation);
      const successor =
        successorId === undefined ? null : await lockOrganisation(tx, administratorOf(actor), successorId);
      if (successor?.path.startsWith(organisation.path)) throw new Problem('organisation.into-itself');
      await requireIdle(tx, organisation);
      await tx.query(CLOSE, [id, this.clock.today(), successor?.id ?? null]);
      const payload = { reason, successorId: successor?.id ?? null };
      await this.events.record(tx, actor, [
        { ...subjectOf(organisation), name: 'organisation.closed', payload },
      ]);
      return viewOf(tx, id);
    });
  }
}

/** The body that the administrator looks after, and the topmost one, are somebody else's to move. */
function refuseTop(actor: Actor, { path, parentId }: LockedOrganisation): void {
  if (parentId === null || path === actor.administeredPath) throw new Problem('organisation.top');
}

async function requireIdle(tx: Tx, { id, path }: LockedOrganisation): Promise<void> {
  const [row] = await tx.query<{ people: number; units: number; tasks: number }>(IN_USE, [
    id,
    path,
    OPEN_STATES,
  ]);
  const { people = 1, units = 1, tasks = 1 } = row ?? {};
  if (people + units + tasks > 0) throw new Problem('organisation.in-use', { people, units, tasks });
}

const MOVE = `
update organisation set path = $2 || substr(path, length($1) + 1), version = version + 1 where starts_with(path, $1)`;
const CLOSE =
  'update organisation set closed_on = $2, successor_id = $3, version = version + 1 where id = $1';
const IN_USE = `
select (select count(*)::int from account a where a.organisation_id = $1 and a.disabled_at is null) as people,
  (select count(*)::int from organisation o where starts_with(o.path, $2) and o.id <> $1 and o.closed_on is null) as units,
  app.open_tasks_of($1, $3)::int as tasks`;

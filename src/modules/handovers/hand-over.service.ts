import { Injectable } from '@nestjs/common';
import { OPEN_STATES } from '../../core/task/index.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { EventLog } from '../audit/index.js';
import { contextOf, hasRole, oversees, type Actor } from '../identity/index.js';
import type { HandoverTaskView, PrepareHandoverDto, PreviewHandoverDto } from './handovers.dto.js';
import { sheetsOf } from './handovers.queries.js';

interface HandoverRow {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly fromId: string;
  readonly toId: string;
  readonly givenBy: string | null;
  readonly isTaken: boolean;
  readonly isFinished: boolean;
}

interface Unit {
  readonly organisationId: string;
  readonly path: string;
}

type SheetRow = HandoverTaskView & { readonly orgPath: string };

interface MovedTask {
  readonly taskId: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly roles: readonly string[];
  readonly isMoved: boolean;
}

/** Tasks moved in one transaction, so that no lock is held for long. */
const BATCH = 200;

/** 换人交接: a sheet is made, both sign it, and with the second signature everything goes over. */
@Injectable()
export class HandOver {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** What would go over, and what would stay. Nothing is written. */
  preview(actor: Actor, people: PreviewHandoverDto): Promise<HandoverTaskView[]> {
    return this.uow.run(contextOf(actor), async (tx) => {
      await this.requireMay(tx, actor, people);
      return (await this.sheets(tx, people)).map(({ orgPath: _path, ...task }) => task);
    });
  }

  /** @returns the id of the hand-over, which waits for both signatures */
  prepare(actor: Actor, asked: PrepareHandoverDto): Promise<string> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const unit = await this.requireMay(tx, actor, asked);
      const { fromId, toId, reason } = asked;
      const values = [
        unit.organisationId,
        unit.path,
        fromId,
        toId,
        reason,
        actor.accountId,
        this.clock.now(),
      ];
      const [row] = await tx.query<{ id: string }>(INSERT, values);
      const id = row?.id ?? '';
      const sheets = await this.sheets(tx, asked);
      await tx.query(INSERT_TASKS, [id, unit.path, JSON.stringify(sheets)]);
      await this.record(tx, actor, {
        id,
        ...unit,
        name: 'handover.prepared',
        payload: { ...asked, tasks: sheets.length },
      });
      return id;
    });
  }

  /** The giver's or the receiver's signature; with both, and again after a break, the tasks go over batch by batch. */
  async sign(actor: Actor, id: string, { inPlaceOfGiver = false }): Promise<void> {
    const isComplete = await this.uow.run(contextOf(actor), async (tx) => {
      const row = await this.lock(tx, id);
      const signed = await this.signature(tx, actor, { row, inPlaceOfGiver });
      return signed && !row.isFinished;
    });
    if (!isComplete) return;
    while ((await this.moveBatch(actor, id)) === BATCH);
    await this.uow.run(contextOf(actor), async (tx) => {
      const [row] = await tx.query<Unit>(FINISH, [id, this.clock.now()]);
      if (row !== undefined)
        await this.record(tx, actor, { id, ...row, name: 'handover.finished', payload: {} });
    });
  }

  /** @returns whether both have signed */
  private async signature(
    tx: Tx,
    actor: Actor,
    { row, inPlaceOfGiver }: { row: HandoverRow; inPlaceOfGiver: boolean },
  ): Promise<boolean> {
    const isReceiver = actor.accountId === row.toId && !inPlaceOfGiver;
    if (!isReceiver && !mayGive(actor, row, inPlaceOfGiver)) throw new Problem('handover.not-yours');
    if (isReceiver ? row.isTaken : row.givenBy !== null) {
      if (row.givenBy !== null && row.isTaken) return true;
      throw new Problem('handover.already-signed');
    }
    await tx.query(
      isReceiver ? TAKE : GIVE,
      isReceiver ? [row.id, this.clock.now()] : [row.id, this.clock.now(), actor.accountId],
    );
    const { id, organisationId, orgPath: path } = row;
    const payload = { as: isReceiver ? 'receiver' : 'giver', inPlaceOfGiver };
    await this.record(tx, actor, { id, organisationId, path, name: 'handover.signed', payload });
    return isReceiver ? row.givenBy !== null : row.isTaken;
  }

  private moveBatch(actor: Actor, id: string): Promise<number> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const { fromId, toId } = await this.lock(tx, id);
      const results = await tx.query<MovedTask>(MOVE, [id, fromId, toId, OPEN_STATES, BATCH]);
      const moved = results.filter(({ isMoved }) => isMoved);
      await this.events.record(
        tx,
        actor,
        moved.map(({ taskId, organisationId, orgPath, roles }) => ({
          ...{
            organisationId,
            orgPath,
            subjectType: 'task' as const,
            subjectId: taskId,
            name: 'task.handed-over',
          },
          payload: { handoverId: id, roles, people: [fromId, toId] },
        })),
      );
      return results.length;
    });
  }

  private sheets(tx: Tx, people: PreviewHandoverDto): Promise<SheetRow[]> {
    const { text, values } = sheetsOf(people, this.clock.today());
    return tx.query<SheetRow>(text, values);
  }

  private async lock(tx: Tx, id: string): Promise<HandoverRow> {
    const [row] = await tx.query<HandoverRow>(LOCK, [id]);
    if (row === undefined) throw new Problem('record.not-found');
    return row;
  }

  /** The giver, the signer of the unit, or a supervisor above it; giver and receiver of one unit. */
  private async requireMay(tx: Tx, actor: Actor, { fromId, toId }: PreviewHandoverDto): Promise<Unit> {
    if (fromId === toId) throw new Problem('handover.same-person');
    const [unit] = await tx.query<Unit>(UNIT, [fromId, toId]);
    if (unit === undefined) throw new Problem('handover.other-unit');
    const isOfUnit = actor.organisationId === unit.organisationId && hasRole(actor, 'unit_signer');
    const isAbove = oversees(actor, unit.path) && hasRole(actor, 'supervisor');
    if (actor.accountId !== fromId && !isOfUnit && !isAbove) throw new Problem('handover.not-yours');
    return unit;
  }

  private record(
    tx: Tx,
    actor: Actor,
    { id, organisationId, path, name, payload }: Unit & { id: string; name: string; payload: object },
  ): Promise<void> {
    const subject = { subjectType: 'handover', subjectId: id } as const;
    return this.events.record(tx, actor, [
      {
        organisationId,
        orgPath: path,
        ...subject,
        name,
        payload: payload as Readonly<Record<string, unknown>>,
      },
    ]);
  }
}

/** The giver in person; for one who has left, the signer of the unit, who is not the receiver (监交). */
function mayGive(actor: Actor, row: HandoverRow, inPlaceOfGiver: boolean): boolean {
  if (actor.accountId === row.fromId) return true;
  const isSigner = actor.organisationId === row.organisationId && hasRole(actor, 'unit_signer');
  const isReceiver = [actor, ...actor.standIns].some(({ accountId }) => accountId === row.toId);
  return inPlaceOfGiver && isSigner && !isReceiver;
}

const UNIT = `
select o.id as "organisationId", o.path from account f join account t on t.organisation_id = f.organisation_id
  join organisation o on o.id = f.organisation_id
where f.id = $1 and t.id = $2 and t.disabled_at is null`;

const INSERT = `
insert into handover (organisation_id, org_path, from_id, to_id, reason, prepared_by, prepared_at)
values ($1, $2, $3, $4, $5, $6, $7) returning id`;

const INSERT_TASKS = `
insert into handover_task (handover_id, task_id, org_path, roles, refused, sheet, outcome)
select $1, s."taskId", $2, s.roles, s.refused, s.sheet, case when cardinality(s.roles) = 0 then 'handover.role-missing' end
from jsonb_to_recordset($3::jsonb) as s ("taskId" uuid, roles text[], refused text[], sheet jsonb)`;

const LOCK = `
select id, organisation_id as "organisationId", org_path as "orgPath", from_id as "fromId", to_id as "toId", given_by as "givenBy",
  taken_at is not null as "isTaken", finished_at is not null as "isFinished"
from handover where id = $1 for update`;

const GIVE = 'update handover set given_at = $2, given_by = $3, version = version + 1 where id = $1';
const TAKE = 'update handover set taken_at = $2, version = version + 1 where id = $1';

const FINISH = `
update handover set finished_at = $2 where id = $1 and finished_at is null
returning organisation_id as "organisationId", org_path as path`;

/** Only what the giver still holds goes over, task by task in order of id; each sheet says what became of it. */
const MOVE = `
with due as (
  select h.task_id, h.roles from handover_task h where h.handover_id = $1 and h.outcome is null order by h.task_id limit $5
), locked as (
  select t.id from task t where t.id in (select task_id from due) order by t.id for update
), moved as (
  update task t set
    owner_id = case when t.owner_id = $2 and 'owner' = any(d.roles) then $3 else t.owner_id end,
    liaison_id = case when t.liaison_id = $2 and 'liaison' = any(d.roles) then $3 else t.liaison_id end,
    line_leader_id = case when t.line_leader_id = $2 and 'line_leader' = any(d.roles) then $3 else t.line_leader_id end,
    version = t.version + 1
  from due d join locked l on l.id = d.task_id
  where t.id = d.task_id and t.state = any($4::text[]) and ((t.owner_id = $2 and 'owner' = any(d.roles))
    or (t.liaison_id = $2 and 'liaison' = any(d.roles)) or (t.line_leader_id = $2 and 'line_leader' = any(d.roles)))
  returning t.id, t.organisation_id, t.org_path
), said as (
  update handover_task h set outcome = case when m.id is null then 'handover.changed-meanwhile' else 'moved' end
  from due d left join moved m on m.id = d.task_id where h.handover_id = $1 and h.task_id = d.task_id
  returning h.task_id
)
select s.task_id as "taskId", m.organisation_id as "organisationId", m.org_path as "orgPath", d.roles, m.id is not null as "isMoved"
from said s join due d on d.task_id = s.task_id left join moved m on m.id = s.task_id`;

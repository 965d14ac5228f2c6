import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { Role } from '../../../core/task/index.js';
import type { Light } from '../../../core/warning/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { ChannelName } from '../channels/channel.js';
import type { TextParams } from '../notices/notice-texts.js';
import { READ_BATCH, READ_BY_ID } from './read-tasks.js';
import { PACKS_COUNTING_SEND_BACKS, type SweepRow, type TaskRow } from './sweep-row.js';

/** What many reminders of a batch have in common, whatever their figures. */
export interface ReminderKind {
  readonly ruleId: string;
  readonly dueDay: LocalDate;
  readonly channel: ChannelName;
  readonly orgPath: string;
  readonly family: string;
  readonly level: number;
  readonly role: Role;
  readonly reasonCode: string;
  readonly light: Light;
}

/** Each value once; rows name it by its place. */
class Register<T> {
  readonly values: T[] = [];
  private readonly places = new Map<string, number>();

  /** @param key the same for two values that are the same */
  place(key: string, value: () => T): number {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.values.length);
    return this.values.push(value()) - 1;
  }
}

/**
 * Reminders to be written, one for each task, rule, day, person and channel. They travel as four columns beside a register of
 * kinds and one of figures: ten thousand rows share some hundred of these, and spelling them out costs thrice the insert.
 */
export class PlannedReminders {
  readonly kinds = new Register<ReminderKind>();
  /** JSON texts of the figures that sentences need. */
  readonly params = new Register<string>();
  readonly taskIds: string[] = [];
  readonly recipientIds: string[] = [];
  readonly kindPlaces: number[] = [];
  readonly paramsPlaces: number[] = [];

  add(reminder: { taskId: string; recipientId: string; kindPlace: number; paramsPlace: number }): void {
    this.taskIds.push(reminder.taskId);
    this.recipientIds.push(reminder.recipientId);
    this.kindPlaces.push(reminder.kindPlace);
    this.paramsPlaces.push(reminder.paramsPlace);
  }

  /** Spelled out, for those who read them one by one. */
  rows(): PlannedReminder[] {
    return this.taskIds.map((taskId, i) => ({
      taskId,
      recipientId: at(this.recipientIds, i),
      kind: at(this.kinds.values, at(this.kindPlaces, i)),
      params: JSON.parse(at(this.params.values, at(this.paramsPlaces, i))) as TextParams,
    }));
  }
}

export interface PlannedReminder {
  readonly taskId: string;
  readonly recipientId: string;
  readonly kind: ReminderKind;
  readonly params: TextParams;
}

/** @throws RangeError where the registers do not belong to the rows */
function at<T>(list: readonly T[], place: number): T {
  const value = list[place];
  if (value === undefined) throw new RangeError(`nothing at ${place}`);
  return value;
}

export interface ChangedLight {
  readonly id: string;
  readonly light: Light;
  readonly reason: string;
}

export interface SweepTotals {
  readonly tasksSeen: number;
  readonly noticesPlanned: number;
  readonly lightsChanged: number;
  /** Roles that nobody holds although a notice was due to them. */
  readonly gaps: readonly object[];
}

export interface BatchRequest {
  /** Last id of the batch before; null for the first one. */
  readonly after: string | null;
  readonly limit: number;
  readonly today: LocalDate;
  /** The last day that is judged on these rows: clocks of the end of a task are read that count towards it. */
  readonly through: LocalDate;
}

/** Tasks read, judged and written at a time: trips to the database are cheap, and no request waits long for the processor. */
export const SWEEP_BATCH = 2000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Rows in, rows out: a sweep touches the database a few times a batch, however large the batch. */
@Injectable()
export class SweepRepository {
  async lastFinished(tx: Tx): Promise<LocalDate | null> {
    const [last] = await tx.query<{ day: LocalDate }>(
      'select day::text from sweep_run where finished_at is not null order by day desc limit 1',
    );
    return last?.day ?? null;
  }

  async start(tx: Tx, day: LocalDate, at: Date): Promise<string> {
    const [run] = await tx.query<{ id: string }>(
      'insert into sweep_run (day, started_at) values ($1, $2) returning id',
      [day, at],
    );
    return run?.id ?? '';
  }

  async finish(tx: Tx, runId: string, totals: SweepTotals, at: Date): Promise<void> {
    const { tasksSeen, noticesPlanned, lightsChanged, gaps } = totals;
    await tx.query(
      'update sweep_run set finished_at = $2, tasks_seen = $3, notices_planned = $4, lights_changed = $5, gaps = $6 where id = $1',
      [runId, at, tasksSeen, noticesPlanned, lightsChanged, JSON.stringify(gaps)],
    );
  }

  /** In order of id. What an earlier run of the same day planned does not count as reached: the two must plan the same. */
  batch(tx: Tx, { after, limit, today, through }: BatchRequest): Promise<SweepRow[]> {
    return tx.query<SweepRow>(READ_BATCH, [after ?? FIRST, limit, today, PACKS_COUNTING_SEND_BACKS, through]);
  }

  byId(tx: Tx, ids: readonly string[], today: LocalDate): Promise<TaskRow[]> {
    return tx.query<TaskRow>(READ_BY_ID, [JSON.stringify(ids), ids.length, today, PACKS_COUNTING_SEND_BACKS]);
  }

  /** @returns how many were new */
  async addReminders(tx: Tx, planned: PlannedReminders, today: LocalDate): Promise<number> {
    const { kinds, params, taskIds, recipientIds, kindPlaces, paramsPlaces } = planned;
    if (taskIds.length === 0) return 0;
    const [added] = await tx.query<{ count: number }>(ADD_REMINDERS, [
      JSON.stringify(kinds.values.map((kind, place) => ({ place, ...kind }))),
      params.values,
      taskIds,
      recipientIds,
      kindPlaces,
      paramsPlaces,
      today,
    ]);
    return added?.count ?? 0;
  }

  /** The version of a task stays: a light is what the day makes of it, not an act that somebody could have missed. */
  async setLights(tx: Tx, changed: readonly ChangedLight[], today: LocalDate): Promise<void> {
    if (changed.length === 0) return;
    const lists = [
      changed.map(({ id }) => id),
      changed.map(({ light }) => light),
      changed.map(({ reason }) => reason),
    ];
    await tx.query(SET_LIGHTS, [...lists, today]);
  }

  /** Everybody for whom a reminder waits. */
  async waitingPeople(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select distinct recipient_id as id from reminder where delivery_id is null and outdated_on is null',
    );
    return rows.map(({ id }) => id);
  }
}

const ADD_REMINDERS = `
with kind as materialized (
  select * from json_to_recordset($1::json) as k (place int, "ruleId" text, "dueDay" date, channel text, "orgPath" text, family text,
    level smallint, role text, "reasonCode" text, light text)
), params as materialized (
  select value::jsonb as value, place - 1 as place from unnest($2::text[]) with ordinality as p (value, place)
), added as (
  insert into reminder (task_id, rule_id, due_day, recipient_id, channel, org_path, family, level, role, reason_code, params, light, planned_on)
  select r.task_id, k."ruleId", k."dueDay", r.recipient_id, k.channel, k."orgPath", k.family, k.level, k.role, k."reasonCode", p.value,
    k.light, $7
  from unnest($3::uuid[], $4::uuid[], $5::int[], $6::int[]) as r (task_id, recipient_id, kind, params)
    join kind k on k.place = r.kind join params p on p.place = r.params
  on conflict do nothing returning 1
)
select count(*)::int as count from added`;

/** Locked in order of id, as every other act on a set of tasks does it. The tasks by list, too: of a join alone the whole table is read. */
const SET_LIGHTS = `
with locked as (
  select t.id, c.light, c.reason from unnest($1::uuid[], $2::text[], $3::text[]) as c (id, light, reason) join task t on t.id = c.id
  where t.id = any($1::uuid[]) order by t.id for no key update of t
)
update task t set light = c.light, light_reason = c.reason, light_on = $4
from locked c where t.id = c.id and t.id = any($1::uuid[])`;

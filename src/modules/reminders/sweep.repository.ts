import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../core/shared/local-date.js';
import type { Light } from '../../core/warning/index.js';
import type { Tx } from '../../platform/database/tx.js';
import type { ChannelName } from './channels/channel.js';
import type { SweepRow } from './sweep-row.js';

/** A reminder to be written: one for each task, rule, day, person and channel. */
export interface PlannedReminder {
  readonly taskId: string;
  readonly ruleId: string;
  readonly dueDay: LocalDate;
  readonly recipientId: string;
  readonly channel: ChannelName;
  readonly orgPath: string;
  readonly family: string;
  readonly level: number;
  readonly role: string;
  readonly reasonCode: string;
  /** JSON text: the same for all recipients of a notice. */
  readonly params: string;
  readonly light: Light;
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
  /** Rule packs whose lights depend on how often a task was sent back. */
  readonly packsCountingSendBacks: readonly string[];
}

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
  batch(tx: Tx, { after, limit, today, packsCountingSendBacks }: BatchRequest): Promise<SweepRow[]> {
    return tx.query<SweepRow>(BATCH, [after ?? FIRST, limit, today, packsCountingSendBacks]);
  }

  /** @returns how many were new */
  async addReminders(tx: Tx, reminders: readonly PlannedReminder[], today: LocalDate): Promise<number> {
    if (reminders.length === 0) return 0;
    const [added] = await tx.query<{ count: number }>(ADD_REMINDERS, [JSON.stringify(reminders), today]);
    return added?.count ?? 0;
  }

  /** The version of a task stays: a light is what the day makes of it, not an act that somebody could have missed. */
  async setLights(tx: Tx, lights: readonly ChangedLight[], today: LocalDate): Promise<void> {
    if (lights.length > 0) await tx.query(SET_LIGHTS, [JSON.stringify(lights), today]);
  }

  /** Everybody for whom a reminder waits. */
  async waitingPeople(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select distinct recipient_id as id from reminder where delivery_id is null',
    );
    return rows.map(({ id }) => id);
  }
}

export const SWEPT_STATES = `('issued', 'return_pending', 'in_progress', 'paused', 'submitted', 'verifying',
  'basically_done', 'continuing', 'not_done', 'reopened')`;

export const BATCH = `
with page as materialized (
  select * from task t where t.id > $1 and (t.state in ${SWEPT_STATES} or t.light <> 'grey') order by t.id limit $2
), reached as (
  select task_id, jsonb_object_agg(family, level) as levels from (
    select r.task_id, r.family, max(r.level) as level from reminder r
    where r.task_id in (select id from page) and r.order_id is null and r.planned_on < $3 group by r.task_id, r.family) l
  group by task_id
), milestone as (
  select m.task_id, jsonb_agg(jsonb_build_object('dueOn', m.milestone_on, 'weight', m.weight, 'reachedOn', m.done_on)) as list
  from task_measure m where m.task_id in (select id from page) and m.milestone_on is not null group by m.task_id
), sent_back as (
  select e.subject_id, count(*)::int as times from event e
  where e.subject_type = 'task' and e.name = 'task.sent-back'
    and e.subject_id in (select id from page where rule_pack = any($4::text[]))
  group by e.subject_id
)
select t.id, t.org_path as "orgPath", t.lead_organisation_id as "leadOrganisationId", t.owner_id as "ownerId", t.liaison_id as "liaisonId",
  t.line_leader_id as "lineLeaderId", t.created_by as "createdBy", t.state, t.rectification_class as "rectificationClass",
  t.issued_on::text as "issuedOn", t.sign_due_on::text as "signDueOn", t.signed_on::text as "signedOn",
  t.current_due_on::text as "currentDueOn", t.submitted_on::text as "submittedOn",
  t.return_decision_due_on::text as "returnDecisionDueOn", t.extension_decision_due_on::text as "extensionDecisionDueOn",
  t.review_on::text as "reviewOn", t.progress_reported_on::text as "lastProgressOn", t.progress, t.paused_workdays as "pausedWorkdays",
  t.plan_state <> 'none' as "hasPlan", t.rule_pack as "rulePack", t.light, t.light_reason as "lightReason",
  m.list as milestones, r.levels as reached, coalesce(s.times, 0) as "timesSentBack"
from page t left join reached r on r.task_id = t.id left join milestone m on m.task_id = t.id left join sent_back s on s.subject_id = t.id
order by t.id`;

const ADD_REMINDERS = `
with added as (
  insert into reminder (task_id, rule_id, due_day, recipient_id, channel, org_path, family, level, role, reason_code, params, light, planned_on)
  select r."taskId", r."ruleId", r."dueDay", r."recipientId", r.channel, r."orgPath", r.family, r.level, r.role, r."reasonCode",
    r.params::jsonb, r.light, $2
  from json_to_recordset($1::json) as r ("taskId" uuid, "ruleId" text, "dueDay" date, "recipientId" uuid, channel text, "orgPath" text,
    family text, level smallint, role text, "reasonCode" text, params text, light text)
  on conflict do nothing returning 1
)
select count(*)::int as count from added`;

/** Locked in order of id, as every other act on a set of tasks does it. */
const SET_LIGHTS = `
with changed as (
  select * from json_to_recordset($1::json) as l (id uuid, light text, reason text)
), locked as (
  select t.id from task t where t.id in (select id from changed) order by t.id for no key update
)
update task t set light = c.light, light_reason = c.reason, light_on = $2
from changed c, locked where t.id = c.id and locked.id = t.id`;

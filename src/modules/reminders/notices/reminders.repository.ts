import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { Role } from '../../../core/task/index.js';
import { sqlIds } from '../../../platform/database/sql-list.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { WaitingReminder } from './digest.js';
import type { TextParams } from './notice-texts.js';
import type { WrittenDelivery } from './notice-writer.service.js';

/** That somebody was told of an event of a task at once. */
export interface Told extends WrittenDelivery {
  readonly taskId: string;
  readonly orgPath: string;
  readonly ruleId: string;
  readonly day: LocalDate;
  readonly orderId: string;
  readonly role: Role;
  readonly light: string;
  readonly params: TextParams;
}

@Injectable()
export class ReminderRepository {
  async recordTold(tx: Tx, told: readonly Told[]): Promise<void> {
    if (told.length > 0) await tx.query(RECORD_TOLD, [JSON.stringify(told)]);
  }

  /** Everything planned for these people up to that day which no digest has taken up yet; of one person, one digest at a time asks. */
  async waitingFor(tx: Tx, accountIds: readonly string[], day: LocalDate): Promise<WaitingReminder[]> {
    const ids = JSON.stringify(accountIds);
    await tx.query(LOCK_PEOPLE, [ids]);
    return tx.query<WaitingReminder>(WAITING, [ids, day]);
  }

  /** Their clocks stopped, or their lights went out, before they could be said. */
  async markOutdated(tx: Tx, outdated: readonly WaitingReminder[], on: LocalDate): Promise<void> {
    if (outdated.length === 0) return;
    const keys = outdated.map(({ recipientId, taskId, ruleId, dueDay }) => ({
      recipientId,
      taskId,
      ruleId,
      dueDay,
    }));
    const people = [...new Set(keys.map(({ recipientId }) => recipientId))];
    await tx.query(MARK_OUTDATED, [on, JSON.stringify(keys), JSON.stringify(people)]);
  }

  /** What these deliveries say is said: the reminders of their people that were planned up to that day. */
  async handOver(tx: Tx, day: LocalDate, deliveries: readonly WrittenDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    const people = [...new Set(deliveries.map(({ accountId }) => accountId))];
    await tx.query(HAND_OVER, [day, JSON.stringify(deliveries), JSON.stringify(people)]);
  }
}

/** In order of id: two orders that share people wait for each other instead of for ever. */
const LOCK_PEOPLE = `select from account where id = any(${sqlIds('$1')}) order by id for no key update`;

const WAITING = `
select r.recipient_id as "recipientId", r.task_id as "taskId", t.number, t.title, t.light, t.current_due_on::text as "dueOn", r.rule_id as "ruleId", r.family,
  r.due_day::text as "dueDay", r.reason_code as "reasonCode", r.params,
  array_agg(distinct r.channel) as channels
from reminder r join task t on t.id = r.task_id
where r.recipient_id = any(${sqlIds('$1')}) and r.delivery_id is null and r.outdated_on is null and r.planned_on <= $2
group by r.recipient_id, r.task_id, r.rule_id, r.family, r.due_day, r.reason_code, r.params, t.number, t.title, t.light, t.current_due_on
order by r.task_id, r.due_day, r.rule_id`;

/** The people by list, too: of a join alone the planner would read what waits for everybody, for each set of a hundred anew. */
const HAND_OVER = `
update reminder r set delivery_id = d.id
from jsonb_to_recordset($2::jsonb) as d (id uuid, "accountId" uuid, channel text)
where r.recipient_id = any(${sqlIds('$3')}) and r.recipient_id = d."accountId" and r.delivery_id is null and r.outdated_on is null and r.planned_on <= $1 and r.channel = d.channel`;

const MARK_OUTDATED = `
update reminder r set outdated_on = $1
from jsonb_to_recordset($2::jsonb) as o ("recipientId" uuid, "taskId" uuid, "ruleId" text, "dueDay" date)
where r.recipient_id = any(${sqlIds('$3')}) and r.recipient_id = o."recipientId" and r.delivery_id is null and r.task_id = o."taskId" and r.rule_id = o."ruleId" and r.due_day = o."dueDay"`;

const RECORD_TOLD = `
insert into reminder (task_id, rule_id, due_day, recipient_id, channel, order_id, org_path, family, level, role, reason_code, params, light,
  planned_on, delivery_id)
select r."taskId", r."ruleId", r.day, r."accountId", r.channel, r."orderId", r."orgPath", 'event', 1, r.role, r."ruleId", r.params, r.light,
  r.day, r.id
from jsonb_to_recordset($1::jsonb) as r ("taskId" uuid, "ruleId" text, day date, "accountId" uuid, channel text, "orderId" uuid, "orgPath" text,
  role text, light text, params jsonb, id uuid)
on conflict do nothing`;

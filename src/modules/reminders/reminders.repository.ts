import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../core/shared/local-date.js';
import type { Role } from '../../core/task/index.js';
import type { Tx } from '../../platform/database/tx.js';
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
}

@Injectable()
export class ReminderRepository {
  async recordTold(tx: Tx, told: readonly Told[]): Promise<void> {
    if (told.length > 0) await tx.query(RECORD_TOLD, [JSON.stringify(told)]);
  }
}

const RECORD_TOLD = `
insert into reminder (task_id, rule_id, due_day, recipient_id, channel, order_id, org_path, family, level, role, reason_code, params, light,
  planned_on, delivery_id)
select r."taskId", r."ruleId", r.day, r."accountId", r.channel, r."orderId", r."orgPath", 'event', 1, r.role, r."ruleId", '{}', r.light,
  r.day, r.id
from jsonb_to_recordset($1::jsonb) as r ("taskId" uuid, "ruleId" text, day date, "accountId" uuid, channel text, "orderId" uuid, "orgPath" text,
  role text, light text, id uuid)
on conflict do nothing`;

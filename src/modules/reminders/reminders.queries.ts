import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { Problem } from '../../platform/http/problem.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/page.js';
import { sentenceOf, type TextParams } from './notices/notice-texts.js';
import { iso, OPENED, SIGNED_AFTER } from './proof/proof.queries.js';
import type { ListNoticesQuery, NoticeView, ReminderProofView } from './reminders.dto.js';

const DEFAULT_LIMIT = 50;
/** A task that lives for three years and is overdue for one has about three hundred. */
const MOST_PROOFS = 1000;

type ProofRow = Omit<ReminderProofView, 'text'> & { reasonCode: string; params: TextParams };

@Injectable()
export class ReminderQueries {
  constructor(private readonly reader: Reader) {}

  /** The caller's own, newest first. */
  async inbox(context: DatabaseContext, query: ListNoticesQuery): Promise<Page<NoticeView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<NoticeView>(context, {
      name: 'inbox',
      text: INBOX,
      values: [context.accountId, query.unopened ?? false, at, id, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.createdAt, row.id]);
  }

  /** Who was told what about a task, and whether it got there; newest first. */
  async proofOf(context: DatabaseContext, taskId: string): Promise<ReminderProofView[]> {
    const task = await this.reader.one(context, {
      text: 'select 1 from task where id = $1',
      values: [taskId],
    });
    if (task === null) throw new Problem('record.not-found');
    const rows = await this.reader.rows<ProofRow>(context, {
      name: 'reminder-proof',
      text: PROOF,
      values: [taskId, MOST_PROOFS],
    });
    return rows.map(({ reasonCode, params, ...row }) => ({
      ...row,
      text: sentenceOf({ reasonCode, params }),
    }));
  }
}

const INBOX = `
select n.id, n.kind, n.day::text, n.title, n.body, n.link, n.light, n.task_id as "taskId", ${iso('n.created_at')} as "createdAt",
  ${iso('d.opened_at')} as "openedAt"
from notice n join delivery d on d.notice_id = n.id and d.channel = 'inbox'
where n.account_id = $1 and (not $2 or d.opened_at is null)
  and ($3::timestamptz is null or (n.created_at, n.id) < ($3, $4::uuid))
order by n.created_at desc, n.id desc limit $5`;

const PROOF = `
select r.rule_id as "ruleId", r.due_day::text as "dueDay", r.reason_code as "reasonCode", r.params, r.recipient_id as "recipientId",
  a.display_name as "recipientName", o.name as "organisationName", r.role, r.channel, coalesce(d.state, case when r.outdated_on is null then 'queued' else 'outdated' end) as state,
  coalesce(d.attempts, 0) as attempts, d.last_error as "lastError", r.planned_on::text as "plannedOn", ${iso('d.queued_at')} as "queuedAt",
  ${iso('d.sent_at')} as "sentAt", ${iso('opened.opened_at')} as "openedAt", ${iso('signed.at')} as "signedAt", signed.name as "signedByName"
from reminder r join account a on a.id = r.recipient_id join organisation o on o.id = a.organisation_id
  left join delivery d on d.id = r.delivery_id ${OPENED} ${SIGNED_AFTER}
where r.task_id = $1
order by r.planned_on desc, d.queued_at desc nulls first, r.rule_id, a.display_name, r.channel limit $2`;

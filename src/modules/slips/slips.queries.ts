import { Injectable } from '@nestjs/common';
import { SYSTEM, type DatabaseContext } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { decodeCursor, toPage } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import type { ListSlipsQuery, SlipConflict, SlipPage, SlipSummary, SlipView } from './slips.dto.js';
import { READ_SLIP, type SlipRow } from './slip-row.js';
import { SLIP_STATES_OUT } from '../../core/slip/index.js';
import { sqlList } from '../../platform/database/sql-list.js';

const DEFAULT_LIMIT = 50;

/** What a slip says in full, before it is told what the reader may do with it. */
export type PrintedSlip = Omit<SlipView, 'openActions' | 'conflicts'>;

@Injectable()
export class SlipQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest first. Drafts are among them for those who supervise; a unit sees what was issued. */
  async list(context: DatabaseContext, query: ListSlipsQuery): Promise<SlipPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<SlipSummary>(context, {
      text: LIST,
      values: [
        query.taskId ?? null,
        query.toOrganisationId ?? null,
        query.fromOrganisationId ?? null,
        query.state ?? null,
        query.colour ?? null,
        at,
        id,
        limit + 1,
      ],
    });
    return toPage(rows, limit, (row) => [row.draftedAt, row.id]);
  }

  /** @throws Problem `record.not-found` also where row-level security hides it */
  async printed(context: DatabaseContext, id: string): Promise<PrintedSlip> {
    await this.requireSight(context, id);
    const slip = await this.reader.one<PrintedSlip>(SYSTEM, { text: PRINTED, values: [id] });
    if (slip === null) throw new Problem('record.not-found');
    return slip;
  }

  /** A unit that a slip is copied to sees the slip and what stands on its face, but not the task behind it. */
  private async requireSight(context: DatabaseContext, id: string): Promise<void> {
    const seen = await this.reader.one(context, { text: 'select 1 from slip where id = $1', values: [id] });
    if (seen === null) throw new Problem('record.not-found');
  }

  /** Slips that other offices have out for the same task: shown, never merged. */
  conflicts(
    context: DatabaseContext,
    slip: Pick<SlipRow, 'taskId' | 'fromOrganisationId'>,
  ): Promise<SlipConflict[]> {
    return this.reader.rows<SlipConflict>(context, {
      text: CONFLICTS,
      values: [slip.taskId, slip.fromOrganisationId],
    });
  }

  async row(context: DatabaseContext, id: string): Promise<SlipRow> {
    await this.requireSight(context, id);
    const row = await this.reader.one<SlipRow>(SYSTEM, { text: READ_SLIP, values: [id] });
    if (row === null) throw new Problem('record.not-found');
    return row;
  }
}

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;
const at = (column: string) => `to_char(${column} at time zone 'UTC', ${ISO})`;
/** Columns of a slip in a list, over {@link SLIP_JOINS}. */
export const SLIP_SUMMARY = `s.id, s.number, s.colour, s.state, s.task_id as "taskId", t.title as "taskTitle", f.name as "fromName", u.name as "toName",
  s.issued_on::text as "issuedOn", s.limit_on::text as "limitOn", ${at('s.drafted_at')} as "draftedAt", s.version`;
export const SLIP_JOINS = `from slip s join task t on t.id = s.task_id join organisation f on f.id = s.from_organisation_id
  join organisation u on u.id = s.to_organisation_id`;

const LIST = `
select ${SLIP_SUMMARY} ${SLIP_JOINS}
where ($1::uuid is null or s.task_id = $1) and ($2::uuid is null or s.to_organisation_id = $2)
  and ($3::uuid is null or s.from_organisation_id = $3) and ($4::text is null or s.state = $4)
  and ($5::text is null or s.colour = $5) and ($6::timestamptz is null or (s.drafted_at, s.id) < ($6, $7::uuid))
order by s.drafted_at desc, s.id desc limit $8`;

const name = (column: string) => `(select a.display_name from account a where a.id = ${column})`;

const PRINTED = `
select ${SLIP_SUMMARY}, s.from_organisation_id as "fromOrganisationId", s.to_organisation_id as "toOrganisationId",
  s.copy_to as "copyTo", array(select o.name from organisation o where o.id = any(s.copy_to) order by o.path) as "copyToNames",
  t.number as "taskNumber", t.problem, s.demands, s.cause, s.ground, s.limit_workdays as "limitWorkdays",
  (select coalesce(jsonb_agg(jsonb_build_object('from', m.from_on, 'to', m.to_on, 'note', m.note, 'movedByName', ${name('m.moved_by')},
     'movedOn', (m.moved_at at time zone 'Asia/Shanghai')::date) order by m.moved_at, m.id), '[]')
   from slip_limit_move m where m.slip_id = s.id) as "limitMoves",
  ${name('s.drafted_by')} as "draftedByName", ${name('s.approved_by')} as "approvedByName", ${name('s.issued_by')} as "issuedByName",
  ${name('s.signed_by')} as "signedByName", s.signed_on::text as "signedOn", ${name('s.settled_by')} as "settledByName",
  s.settled_on::text as "settledOn", s.outcome_reason as "outcomeReason",
  (select coalesce(jsonb_agg(jsonb_build_object('text', r.text, 'repliedByName', ${name('r.replied_by')}, 'repliedAt', r.replied_at,
     'isLate', r.is_late) order by r.replied_at), '[]') from slip_reply r where r.slip_id = s.id) as replies
${SLIP_JOINS} where s.id = $1`;

const CONFLICTS = `
select s.id as "slipId", s.number, s.colour, f.name as "fromName", s.limit_on::text as "limitOn"
from slip s join organisation f on f.id = s.from_organisation_id
where s.task_id = $1 and s.from_organisation_id <> $2 and s.state in ${sqlList(SLIP_STATES_OUT)}
order by s.issued_at`;

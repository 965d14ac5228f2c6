import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import type { ListProposalsQuery, ProposalPage, ProposalView } from '../slips.dto.js';

const DEFAULT_LIMIT = 50;

/** 约谈, 通报 and 专函 as they are read and printed; newest first. */
@Injectable()
export class ProposalQueries {
  constructor(private readonly reader: Reader) {}

  async list(context: DatabaseContext, query: ListProposalsQuery): Promise<ProposalPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<ProposalView>(context, {
      text: `${VIEW} where ($1::uuid is null or p.task_id = $1) and ($2::text is null or p.state = $2)
        and ($3::text is null or p.kind = $3) and ($4::timestamptz is null or (p.proposed_at, p.id) < ($4, $5::uuid))
        order by p.proposed_at desc, p.id desc limit $6`,
      values: [query.taskId ?? null, query.state ?? null, query.kind ?? null, at, id, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.proposedAt, row.id]);
  }

  async byId(context: DatabaseContext, id: string): Promise<ProposalView> {
    const view = await this.reader.one<ProposalView>(context, {
      text: `${VIEW} where p.id = $1`,
      values: [id],
    });
    if (view === null) throw new Problem('record.not-found');
    return view;
  }
}

const name = (column: string) => `(select a.display_name from account a where a.id = ${column})`;

const VIEW = `
select p.id, p.kind, p.state, p.number, p.task_id as "taskId", t.title as "taskTitle", f.name as "fromName",
  u.id as "toOrganisationId", u.name as "toName", p.grounds,
  to_char(p.proposed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "proposedAt", ${name('p.proposed_by')} as "proposedByName",
  ${name('p.decided_by')} as "decidedByName", p.decided_on::text as "decidedOn", p.decision_reason as "decisionReason", p.record,
  p.held_on::text as "heldOn", p.limit_on::text as "limitOn", ${name('p.signed_by')} as "signedByName", p.signed_on::text as "signedOn",
  p.settled_on::text as "settledOn", p.outcome_reason as "outcomeReason", p.version
from proposal p join task t on t.id = p.task_id join organisation f on f.id = p.from_organisation_id
  join organisation u on u.id = p.to_organisation_id`;

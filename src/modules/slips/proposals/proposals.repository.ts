import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { ProposalDecision, ProposalRecord } from '../../../core/slip/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import type { MakeProposalDto } from '../slips.dto.js';
import { columnsOf, SlipRepository, update } from '../slips.repository.js';

export interface ProposalRow extends ProposalRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  /** In Asia/Shanghai. */
  readonly begunOn: LocalDate;
  readonly fromOrganisationId: string;
  readonly fromPath: string;
  readonly taskId: string;
  readonly number: string | null;
  readonly version: number;
}

/** 约谈, 通报 and 专函 as rows. */
@Injectable()
export class ProposalRepository {
  constructor(
    private readonly slips: SlipRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `record.not-found` also where row-level security hides it */
  lockById(tx: Tx, id: string): Promise<ProposalRow> {
    return one(tx, `${ROW} for update`, id);
  }

  /** As it stands, for those who only look. @throws Problem `record.not-found` as above */
  byId(tx: Tx, id: string): Promise<ProposalRow> {
    return one(tx, ROW, id);
  }

  async insert(
    tx: Tx,
    made: MakeProposalDto & { taskId: string },
    by: { accountId: string; organisationId: string },
  ): Promise<string> {
    const values = [made.taskId, by.organisationId, by.accountId, made.kind, made.grounds, this.clock.now()];
    const [row] = await tx.query<{ id: string }>(INSERT, values);
    return row?.id ?? '';
  }

  async apply(tx: Tx, row: ProposalRow, { to, changes }: ProposalDecision): Promise<string | null> {
    const number =
      changes.heldOn === undefined
        ? row.number
        : await this.slips.proposalNumber(tx, row.fromOrganisationId, { kind: row.kind, on: changes.heldOn });
    await update(tx, 'proposal', row.id, { ...columnsOf(changes), state: to, number });
    return number;
  }
}

async function one(tx: Tx, text: string, id: string): Promise<ProposalRow> {
  const [row] = await tx.query<ProposalRow>(text, [id]);
  if (row === undefined) throw new Problem('record.not-found');
  return row;
}

const ROW = `
select id, organisation_id as "organisationId", org_path as "orgPath", from_organisation_id as "fromOrganisationId", from_path as "fromPath",
  to_organisation_id as "toOrganisationId", task_id as "taskId", kind, state, proposed_by as "proposedBy", limit_on::text as "limitOn",
  number, version, (proposed_at at time zone 'Asia/Shanghai')::date::text as "begunOn"
from proposal where id = $1`;

const INSERT = `
insert into proposal (organisation_id, org_path, from_organisation_id, from_path, to_organisation_id, task_id, task_due_on, proposed_by, kind,
  grounds, proposed_at)
select t.organisation_id, t.org_path, o.id, o.path, t.lead_organisation_id, t.id, t.current_due_on, $3, $4, $5, $6
from task t, organisation o where t.id = $1 and o.id = $2
returning id`;

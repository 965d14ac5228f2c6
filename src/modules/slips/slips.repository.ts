import { Injectable } from '@nestjs/common';
import { proposalNumber, slipNumber, type SlipDecision } from '../../core/slip/index.js';
import { yearOf, type LocalDate } from '../../core/shared/local-date.js';
import type { TaskState } from '../../core/task/index.js';
import { type Proposal, type SlipColour } from '../../core/warning/index.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { READ_SLIP, type SlipRow } from './slip-row.js';

/** What a new draft says. */
export interface SlipDraftRow {
  readonly taskId: string;
  readonly colour: SlipColour;
  readonly ground: 'officer' | 'cause' | 'limit';
  readonly cause: string | null;
  readonly demands: string;
  readonly limitWorkdays: number;
  readonly copyTo: readonly string[];
}

/** The task of a slip that is to be drafted. */
export interface SlipTask {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly leadOrganisationId: string | null;
  readonly state: TaskState;
  readonly rulePack: string;
}

/** The series of an office: all colours of a year count together. */
type Series = 'slip' | Proposal;

@Injectable()
export class SlipRepository {
  constructor(private readonly clock: Clock) {}

  /**
   * Locks the task before the slip: of two offices, or two colours, that go out at the same moment the second sees the first.
   * @throws Problem `record.not-found` also where row-level security hides it
   */
  async lockById(tx: Tx, id: string): Promise<SlipRow> {
    await tx.query('select from task where id = (select task_id from slip where id = $1) for no key update', [
      id,
    ]);
    await tx.query('select from slip where id = $1 for update', [id]);
    const [row] = await tx.query<SlipRow>(READ_SLIP, [id]);
    if (row === undefined) throw new Problem('record.not-found');
    return row;
  }

  async lockTask(tx: Tx, taskId: string): Promise<SlipTask> {
    const [task] = await tx.query<SlipTask>(LOCK_TASK, [taskId]);
    if (task === undefined) throw new Problem('record.not-found');
    return task;
  }

  /** @param by null: the sweep; it drafts for the office of whoever registered the task */
  async insert(
    tx: Tx,
    draft: SlipDraftRow,
    by: { accountId: string; organisationId: string },
  ): Promise<string> {
    const { taskId, colour, ground, cause, demands, limitWorkdays, copyTo } = draft;
    const [row] = await tx.query<{ id: string }>(INSERT_SLIP, [
      taskId,
      by.organisationId,
      by.accountId,
      colour,
      ground,
      cause,
      demands,
      limitWorkdays,
      [...copyTo],
      this.clock.now(),
    ]);
    return row?.id ?? '';
  }

  async change(tx: Tx, id: string, draft: Omit<SlipDraftRow, 'taskId' | 'ground' | 'colour'>): Promise<void> {
    const { cause, demands, limitWorkdays, copyTo } = draft;
    await tx.query(CHANGE_DRAFT, [id, cause, demands, limitWorkdays, [...copyTo]]);
  }

  /** Writes what the rules decided. */
  async apply(tx: Tx, row: SlipRow, { to, changes }: SlipDecision): Promise<string | null> {
    const number = changes.issuedOn === undefined ? row.number : await this.number(tx, row, changes.issuedOn);
    const set: Record<string, unknown> = { ...columnsOf(changes), state: to, number };
    if (changes.issuedOn !== undefined) set['issued_at'] = this.clock.now();
    if (changes.issuedOn !== undefined) set['task_due_on'] = row.taskDueOn;
    await update(tx, 'slip', row.id, set);
    return number;
  }

  async addReply(tx: Tx, row: SlipRow, reply: { text: string; by: string; isLate: boolean }): Promise<void> {
    await tx.query(
      'insert into slip_reply (slip_id, org_path, text, replied_by, replied_at, is_late) values ($1, $2, $3, $4, $5, $6)',
      [row.id, row.orgPath, reply.text, reply.by, this.clock.now(), reply.isLate],
    );
  }

  /** The next number of an office's series; a rolled-back act gives it back, so the series has no gap. */
  async take(
    tx: Tx,
    officeId: string,
    series: { year: number; document: Series },
  ): Promise<{ n: number; prefix: string }> {
    const [taken] = await tx.query<{ n: number; prefix: string }>(TAKE_NUMBER, [
      officeId,
      series.year,
      series.document,
    ]);
    if (taken === undefined) throw new Problem('record.reference-missing');
    return taken;
  }

  async proposalNumber(tx: Tx, officeId: string, at: { kind: Proposal; on: LocalDate }): Promise<string> {
    const year = yearOf(at.on);
    const { n, prefix } = await this.take(tx, officeId, { year, document: at.kind });
    return proposalNumber(prefix, { year, n }, at.kind);
  }

  private async number(tx: Tx, { fromOrganisationId, colour }: SlipRow, on: LocalDate): Promise<string> {
    const year = yearOf(on);
    const { n, prefix } = await this.take(tx, fromOrganisationId, { year, document: 'slip' });
    return slipNumber(prefix, { year, n }, colour);
  }
}

/** `limitOn` → `limit_on`: the rules name their changes as the columns are named. */
export function columnsOf(changes: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      value,
    ]),
  );
}

export async function update(
  tx: Tx,
  table: 'slip' | 'proposal',
  id: string,
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  const names = Object.keys(set);
  const list = names.map((name, i) => `${name} = $${i + 2}`).join(', ');
  await tx.query(`update ${table} set ${list}, version = version + 1 where id = $1`, [
    id,
    ...Object.values(set),
  ]);
}

const LOCK_TASK = `
select id, organisation_id as "organisationId", org_path as "orgPath", lead_organisation_id as "leadOrganisationId", state,
  rule_pack as "rulePack"
from task where id = $1 for no key update`;

const INSERT_SLIP = `
insert into slip (organisation_id, org_path, from_organisation_id, from_path, to_organisation_id, task_id, task_due_on, rule_pack, drafted_by, colour,
  ground, cause, demands, limit_workdays, copy_to, drafted_at)
select t.organisation_id, t.org_path, o.id, o.path, t.lead_organisation_id, t.id, t.current_due_on, t.rule_pack, $3, $4, $5, $6, $7, $8, $9::uuid[], $10
from task t, organisation o where t.id = $1 and o.id = $2
returning id`;

const CHANGE_DRAFT = `
update slip set cause = $2, demands = $3, limit_workdays = $4, copy_to = $5::uuid[], approved_by = null, state = 'draft',
  version = version + 1
where id = $1`;

/** An office without 机关代字 of its own uses its short name. */
const TAKE_NUMBER = `
with series as (
  insert into number_series (organisation_id, year, document, last_number) values ($1, $2, $3, 1)
  on conflict (organisation_id, year, document) do update set last_number = number_series.last_number + 1
  returning organisation_id, last_number)
select s.last_number as n, coalesce(o.document_prefix, o.short_name) as prefix from series s join organisation o on o.id = s.organisation_id`;

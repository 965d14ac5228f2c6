import { Injectable } from '@nestjs/common';
import type { Difference } from '../../../core/report/review/versions/index.js';
import type { ReviewedItem } from '../../../core/report/review/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import type { LockedReport } from '../review/review.repository.js';

export type SuccessionDecision = 'same' | 'different' | 'acknowledged';

export interface Succession {
  readonly seq: number;
  readonly oldItemId: string | null;
  readonly newItemId: string | null;
  readonly match: Difference['match'];
  readonly needsDecision: boolean;
  readonly decision: SuccessionDecision | null;
}

@Injectable()
export class VersionsRepository {
  /** The body's report of the year that is in force, locked. */
  async inForce(tx: Tx, organisationId: string, year: number): Promise<LockedReport | null> {
    const [report] = await tx.query<LockedReport>(IN_FORCE, [organisationId, year]);
    return report ?? null;
  }

  async supersede(tx: Tx, reportId: string): Promise<void> {
    await tx.query(`update report set state = 'superseded', version = version + 1 where id = $1`, [reportId]);
  }

  async keep(
    tx: Tx,
    report: Pick<LockedReport, 'id' | 'orgPath'>,
    rows: readonly (Difference & { readonly needsDecision: boolean })[],
  ): Promise<void> {
    const numbered = rows.map((row, seq) => ({ ...row, seq }));
    await tx.query(KEEP, [report.id, report.orgPath, JSON.stringify(numbered)]);
  }

  /** @throws Problem `record.not-found` */
  async succession(tx: Tx, reportId: string, seq: number): Promise<Succession> {
    const [row] = await tx.query<Succession>(SUCCESSION, [reportId, seq]);
    if (row === undefined) throw new Problem('record.not-found');
    return row;
  }

  async decide(
    tx: Tx,
    at: { reportId: string; seq: number },
    decided: { decision: SuccessionDecision; by: string; at: Date },
  ): Promise<void> {
    await tx.query(DECIDE, [at.reportId, at.seq, decided.decision, decided.by, decided.at]);
  }

  /** Who handed a file in, as the record of acts names them. */
  async person(
    tx: Tx,
    accountId: string,
  ): Promise<{ accountId: string; displayName: string; address: null }> {
    const [row] = await tx.query<{ displayName: string }>(
      'select display_name as "displayName" from account where id = $1',
      [accountId],
    );
    return { accountId, displayName: row?.displayName ?? '', address: null };
  }
}

/** Items of tasks and the ones that took their place: same words, or a person said that they are the same matter. */
export function itemsThatFollow(
  tx: Tx,
  reportId: string,
): Promise<{ oldItemId: string; newItemId: string }[]> {
  return tx.query(FOLLOWING, [reportId]);
}

/** Whether a person has to look: they had decided, and it is not plain that the same decision holds. */
export function needsDecision({ match }: Difference, old: ReviewedItem | undefined): boolean {
  if (old === undefined) return false;
  if (match === 'reworded') return old.state !== 'candidate';
  return match === 'gone' && ['accepted', 'tasked'].includes(old.state);
}

const IN_FORCE = `
select id, organisation_id as "organisationId", org_path as "orgPath", state, version from report
where organisation_id = $1 and report_year = $2 and state <> 'superseded' for no key update`;

const KEEP = `
insert into item_succession (report_id, org_path, seq, old_item_id, new_item_id, match, similarity, needs_decision)
select $1, $2, d.seq, d."oldId", d."newId", d.match, d.similarity, d."needsDecision"
from jsonb_to_recordset($3::jsonb) as d (seq int, "oldId" uuid, "newId" uuid, match text, similarity real, "needsDecision" boolean)`;

const SUCCESSION = `
select seq, old_item_id as "oldItemId", new_item_id as "newItemId", match, needs_decision as "needsDecision", decision
from item_succession where report_id = $1 and seq = $2 for update`;

const DECIDE = `
update item_succession set decision = $3, decided_by = $4, decided_at = $5 where report_id = $1 and seq = $2`;

const FOLLOWING = `
select old_item_id as "oldItemId", new_item_id as "newItemId" from item_succession
where report_id = $1 and (match in ('unchanged', 'moved') or decision = 'same') order by seq`;

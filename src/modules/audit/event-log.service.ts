import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Actor } from '../identity/index.js';

/** A past fact about one record, in the chain of the body it belongs to. */
export interface ActedOn {
  readonly organisationId: string;
  readonly orgPath: string;
  readonly subjectType: 'report' | 'report_item' | 'task' | 'closure_check' | 'webhook_subscription';
  readonly subjectId: string;
  /** `task.submitted` */
  readonly name: string;
  /** What the act said and changed: field → value, or field → [before, after]. */
  readonly payload: Readonly<Record<string, unknown>>;
}

const SYSTEM_NAME = '系统';

/** Append-only record of acts: written in the transaction of the act itself, chained and hashed by the database. */
@Injectable()
export class EventLog {
  constructor(private readonly clock: Clock) {}

  /** @param actor null: the system itself acted (a schedule, a job) */
  async record(
    tx: Tx,
    actor: Pick<Actor, 'accountId' | 'displayName' | 'address'> | null,
    acts: readonly ActedOn[],
  ): Promise<void> {
    if (acts.length === 0) return;
    await tx.query(INSERT, [
      actor?.accountId ?? null,
      actor?.displayName ?? SYSTEM_NAME,
      actor?.address ?? null,
      this.clock.now(),
      JSON.stringify(acts.map(toRow)),
    ]);
  }
}

function toRow({ organisationId, orgPath, subjectType, subjectId, name, payload }: ActedOn) {
  return {
    organisation_id: organisationId,
    org_path: orgPath,
    subject_type: subjectType,
    subject_id: subjectId,
    name,
    payload,
  };
}

const INSERT = `
insert into event (organisation_id, org_path, name, subject_type, subject_id, payload, actor_id, actor_name, address, occurred_at)
select e.organisation_id, e.org_path, e.name, e.subject_type, e.subject_id, e.payload, $1, $2, $3, $4
from jsonb_to_recordset($5::jsonb) as e (organisation_id uuid, org_path text, subject_type text, subject_id uuid, name text, payload jsonb)`;

import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { CONFIG, type AppConfig } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/tx.js';
import { LiveSignals } from '../../platform/live/live-signals.js';
import type { Actor } from '../identity/index.js';

/** A past fact about one record, in the chain of the body it belongs to. */
export interface ActedOn {
  readonly organisationId: string;
  readonly orgPath: string;
  readonly subjectType:
    | 'report'
    | 'report_item'
    | 'task'
    | 'closure_check'
    | 'campaign'
    | 'webhook_subscription'
    | 'organisation'
    | 'account'
    | 'document_template'
    | 'slip'
    | 'proposal'
    | 'handover'
    | 'substitution'
    | 'calendar'
    | 'body_setting'
    | 'evidence';
  readonly subjectId: string;
  /** `task.submitted` */
  readonly name: string;
  /** What the act said. What it changed in a task, before and after, the database adds by itself. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Who acted, for whom, and from where. */
export type RecordedActor = Pick<Actor, 'displayName' | 'address'> & {
  /** Null: no person, such as the directory of an office. */
  readonly accountId: string | null;
  readonly tokenName?: string | null;
  /** Whose place the person took: 甲 in "甲（代乙）" is the actor, 乙 stands here. */
  readonly onBehalfOf?: string | null;
};

const SYSTEM_NAME = '系统';

/**
 * Append-only record of acts: written in the transaction of the act itself, after the row it speaks of, then chained and
 * hashed by the database. Whoever looks at a task through this process hears of an act on it at once.
 */
@Injectable()
export class EventLog {
  constructor(
    private readonly clock: Clock,
    private readonly live: LiveSignals,
    @Inject(CONFIG) private readonly config: AppConfig,
  ) {}

  /** @param actor null: the system itself acted (a schedule, a job) */
  async record(tx: Tx, actor: RecordedActor | null, acts: readonly ActedOn[]): Promise<void> {
    if (acts.length === 0) return;
    await tx.query(INSERT, [
      actor?.accountId ?? null,
      actor?.displayName ?? SYSTEM_NAME,
      actor?.address ?? null,
      this.clock.now(),
      JSON.stringify(acts.map(toRow)),
      actor?.tokenName ?? null,
      actor?.onBehalfOf ?? null,
      this.config.auditHash,
    ]);
    const onTasks = acts.filter(({ subjectType }) => subjectType === 'task');
    await this.live.tellOfTasksHere(
      tx,
      onTasks.map(({ subjectId }) => subjectId),
    );
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
insert into event (organisation_id, org_path, name, subject_type, subject_id, payload, actor_id, actor_name, address, occurred_at,
  token_name, on_behalf_of, hash_algorithm)
select e.organisation_id, e.org_path, e.name, e.subject_type, e.subject_id, e.payload, $1, $2, $3, $4, $6, $7, $8
from jsonb_to_recordset($5::jsonb) as e (organisation_id uuid, org_path text, subject_type text, subject_id uuid, name text, payload jsonb)`;

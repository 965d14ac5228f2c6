import { Injectable } from '@nestjs/common';
import { publicationHolds, type ClearanceFacts, type SecrecyReview } from '../../../core/evidence/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { FileQuotas } from '../../file-quotas/index.js';
import type { Actor } from '../../identity/index.js';
import { TaskRepository, type LoadedTask } from '../../tasks/index.js';

export interface EvidenceRow {
  readonly id: string;
  readonly taskId: string;
  readonly orgPath: string;
  readonly organisationId: string;
  readonly addedBy: string;
  /** In Asia/Shanghai. */
  readonly addedOn: LocalDate;
  readonly title: string;
  readonly reference: string | null;
  readonly fileName: string | null;
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly sizeBytes: number | null;
  readonly isInternal: boolean;
  readonly isWithdrawn: boolean;
  readonly isReplaced: boolean;
}

export interface NewEvidence {
  readonly taskId: string;
  readonly criterionId: string;
  readonly kind: string;
  readonly title: string;
  readonly reference: string | null;
  readonly effectiveOn: string;
  readonly effectiveTo: string | null;
  readonly isInternal: boolean;
  readonly replacesId: string | null;
  readonly sha256: string | null;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly sizeBytes: number | null;
}

export interface LockedEvidence {
  readonly evidence: EvidenceRow;
  readonly loaded: LoadedTask;
}

/** The rows around a piece of evidence; whatever changes them holds the lock of its task. */
@Injectable()
export class EvidenceRepository {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly quotas: FileQuotas,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `record.not-found` also where row-level security hides it */
  async lock(tx: Tx, id: string): Promise<LockedEvidence> {
    const taskId = (await this.byId(tx, id)).taskId;
    const loaded = await this.tasks.lockById(tx, taskId);
    return { loaded, evidence: await this.byId(tx, id) };
  }

  async byId(tx: Tx, id: string): Promise<EvidenceRow> {
    const [row] = await tx.query<EvidenceRow>(BY_ID, [id]);
    if (row === undefined) throw new Problem('record.not-found');
    return row;
  }

  /** @throws Problem `record.reference-missing` where the criterion is none of the task; `file.quota-exceeded` */
  async add(tx: Tx, actor: Actor, evidence: NewEvidence): Promise<string> {
    const row = { ...evidence, addedBy: actor.accountId, organisationId: actor.organisationId };
    const [added] = await tx.query<{ id: string }>(ADD, [JSON.stringify(row), this.clock.now()]);
    if (added === undefined) throw new Problem('record.reference-missing');
    if (evidence.sha256 !== null) await this.quotas.requireKept(tx, actor.accountId);
    return added.id;
  }

  async count(tx: Tx, taskId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::int as n from task_evidence where task_id = $1',
      [taskId],
    );
    return row?.n ?? 0;
  }

  /** Asks the rules anew whether the public may be shown it, and writes down their answer. */
  async settleClearance(tx: Tx, id: string): Promise<void> {
    const [row] = await tx.query<Omit<ClearanceFacts, 'reviews'> & { reviews: SecrecyReview[] }>(
      CLEARANCE_FACTS,
      [id],
    );
    if (row === undefined) return;
    if (publicationHolds(row).length === 0) await tx.query(CLEAR, [id, this.clock.now()]);
    else await tx.query('delete from evidence_clearance where evidence_id = $1', [id]);
  }
}

const BY_ID = `
select e.id, e.task_id as "taskId", e.org_path as "orgPath", e.organisation_id as "organisationId", e.added_by as "addedBy",
  (e.added_at at time zone 'Asia/Shanghai')::date::text as "addedOn", e.title, e.reference, e.file_name as "fileName", e.sha256, e.media_type as "mediaType", e.size_bytes::float8 as "sizeBytes",
  e.is_internal as "isInternal",
  exists (select from evidence_withdrawal w where w.evidence_id = e.id) as "isWithdrawn",
  exists (select from task_evidence n where n.replaces_id = e.id) as "isReplaced"
from task_evidence e where e.id = $1`;

const ADD = `
insert into task_evidence (task_id, org_path, criterion_id, kind, title, reference, effective_on, effective_to, is_internal,
  replaces_id, sha256, file_name, media_type, size_bytes, organisation_id, added_by, added_at)
select c.task_id, c.org_path, c.id, n.kind, n.title, n.reference, n."effectiveOn", n."effectiveTo", n."isInternal",
  n."replacesId", n.sha256, n."fileName", n."mediaType", n."sizeBytes", n."organisationId", n."addedBy", $2
from jsonb_to_record($1::jsonb) as n ("taskId" uuid, "criterionId" uuid, kind text, title text, reference text, "effectiveOn" date,
    "effectiveTo" date, "isInternal" boolean, "replacesId" uuid, sha256 text, "fileName" text, "mediaType" text, "sizeBytes" bigint,
    "organisationId" uuid, "addedBy" uuid)
  join task_criterion c on c.id = n."criterionId" and c.task_id = n."taskId"
returning id`;

const CLEARANCE_FACTS = `
select e.is_internal as "isInternal", c.id is not null as "isCurrent", s.state as scan,
  (select coalesce(jsonb_agg(jsonb_build_object('outcome', r.outcome, 'personalDataChecked', r.personal_data_checked)), '[]')
    from evidence_review r where r.evidence_id = e.id) as reviews
from task_evidence e left join current_task_evidence c on c.id = e.id left join evidence_scan s on s.evidence_id = e.id
where e.id = $1`;

const CLEAR = `
insert into evidence_clearance (evidence_id, task_id, org_path, cleared_at)
select e.id, e.task_id, e.org_path, $2 from task_evidence e where e.id = $1 on conflict do nothing`;

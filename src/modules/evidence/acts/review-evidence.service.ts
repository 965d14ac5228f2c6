import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { actedOnTask } from '../../tasks/index.js';
import type { ReviewEvidenceDto } from '../evidence.dto.js';
import { requireReviewer } from './evidence.policy.js';
import { EvidenceRepository } from './evidence.repository.js';

/** 保密审查: one of two people says whether a piece of evidence may be shown to the public. */
@Injectable()
export class ReviewEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly evidence: EvidenceRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of its task */
  run(actor: Actor, evidenceId: string, review: ReviewEvidenceDto): Promise<string> {
    const { outcome, reason = null, personalDataChecked } = review;
    if (outcome === 'withheld' && reason === null) throw new Problem('reason.missing');
    return this.uow.run(contextOf(actor), async (tx) => {
      const { evidence, loaded } = await this.evidence.lock(tx, evidenceId);
      requireReviewer(actor, evidence);
      const { taskId, orgPath, addedBy } = evidence;
      await tx.query(REVIEW, [
        ...[evidenceId, actor.accountId, addedBy, taskId, orgPath],
        ...[outcome, reason, personalDataChecked, this.clock.now()],
      ]);
      await this.evidence.settleClearance(tx, evidenceId);
      await this.events.record(tx, actor, [
        actedOnTask(loaded.task, 'task.evidence-reviewed', { evidenceId, ...review }),
      ]);
      return taskId;
    });
  }
}

const REVIEW = `
insert into evidence_review (evidence_id, reviewer_id, added_by, task_id, org_path, outcome, reason, personal_data_checked, reviewed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

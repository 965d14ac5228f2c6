import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { actedOnTask } from '../../tasks/index.js';
import { requireContributor, requireOwn } from './evidence.policy.js';
import { EvidenceRepository } from './evidence.repository.js';

/** Takes a piece of evidence out of what counts, with a reason; the row and its file stay on record. */
@Injectable()
export class WithdrawEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly evidence: EvidenceRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of its task */
  run(actor: Actor, evidenceId: string, reason: string): Promise<string> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const { evidence, loaded } = await this.evidence.lock(tx, evidenceId);
      requireContributor(actor, loaded);
      requireOwn(actor, evidence);
      const { taskId, orgPath } = evidence;
      await tx.query(WITHDRAW, [evidenceId, taskId, orgPath, reason, actor.accountId, this.clock.now()]);
      await this.evidence.settleClearance(tx, evidenceId);
      await this.events.record(tx, actor, [
        actedOnTask(loaded.task, 'task.evidence-withdrawn', { evidenceId, reason }),
      ]);
      return taskId;
    });
  }
}

const WITHDRAW = `
insert into evidence_withdrawal (evidence_id, task_id, org_path, reason, withdrawn_by, withdrawn_at) values ($1, $2, $3, $4, $5, $6)`;

import { Injectable } from '@nestjs/common';
import { isOneOf, STATES_OF_WORK } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, hasRole, UNIT_ROLES, type Actor } from '../../identity/index.js';
import type { AddEvidenceDto, EvidenceAdded } from '../acts/task-actions.dto.js';
import { actedOnTask } from '../record/task-event.js';
import { TaskRepository, type LoadedTask } from '../record/tasks.repository.js';

/** Evidence for one criterion, by a unit that takes part while the work is going on. */
@Injectable()
export class AddEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, taskId: string, evidence: AddEvidenceDto): Promise<EvidenceAdded> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const loaded = await this.tasks.lockById(tx, taskId);
      refuseStrangers(actor, loaded);
      const { task } = loaded;
      const [added] = await tx.query<{ id: string }>(ADD, [
        evidence.criterionId,
        evidence.kind,
        evidence.title,
        evidence.reference,
        evidence.effectiveOn,
        actor.accountId,
        this.clock.now(),
        taskId,
      ]);
      if (added === undefined) throw new Problem('record.reference-missing');
      await this.events.record(tx, actor, [
        actedOnTask(task, 'task.evidence-added', { ...evidence, evidenceId: added.id }),
      ]);
      return { id: added.id, warnings: warningsOn(evidence, loaded, this.clock.today()) };
    });
  }
}

function refuseStrangers(actor: Actor, { task, facts }: LoadedTask): void {
  const takesPart = facts.parties.some((party) => party.organisationId === actor.organisationId);
  if (!takesPart || !hasRole(actor, ...UNIT_ROLES)) throw new Problem('actor.not-lead-unit');
  if (!isOneOf(STATES_OF_WORK, task.state))
    throw new Problem('task.action-not-allowed', { state: task.state, action: 'addEvidence' });
}

/** Warned, not refused: papers of before the problem was handed out, or of a day still to come. */
function warningsOn({ effectiveOn }: AddEvidenceDto, { task }: LoadedTask, today: string): string[] {
  const early =
    task.issuedOn !== null && effectiveOn < `${task.reportYear}-01-01` ? ['evidence.before-problem'] : [];
  return effectiveOn > today ? [...early, 'evidence.in-the-future'] : early;
}

const ADD = `
insert into task_evidence (task_id, org_path, criterion_id, kind, title, reference, effective_on, added_by, added_at)
select c.task_id, c.org_path, c.id, $2, $3, $4, $5, $6, $7 from task_criterion c where c.id = $1 and c.task_id = $8 returning id`;

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { RectificationClass } from '../../../core/task/index.js';
import { DEFAULT_PACK } from '../../../core/warning/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { hasRole, oversees, type Actor } from '../../identity/index.js';
import { actedOnTask } from '../record/task-event.js';
import { TaskEntity } from '../record/task.entity.js';
import { addParties } from './create-tasks.service.js';

/** A matter from a ledger that somebody kept before. */
export interface LedgerMatter {
  readonly body: { readonly id: string; readonly path: string };
  readonly reportYear: number;
  readonly kind: 'shortcoming' | 'plan' | 'feedback' | 'instruction';
  readonly title: string;
  readonly problem: string;
  readonly target: string | null;
  readonly measures: string | null;
  readonly rectificationClass: RectificationClass | null;
  readonly dueOn: LocalDate | null;
  readonly leadId: string | null;
  readonly responsibleIds: readonly string[];
  readonly assistingIds: readonly string[];
  /** Null: a person entered it by hand. */
  readonly source: {
    readonly intakeId: string;
    readonly fileName: string;
    readonly sheet: string;
    readonly rowNo: number;
    readonly cells: object;
  } | null;
}

/** A line of a ledger becomes a draft, with the line as its source; an officer completes and registers it. */
@Injectable()
export class DraftFromLedger {
  constructor(
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the draft */
  async runIn(tx: Tx, actor: Actor, matter: LedgerMatter): Promise<string> {
    if (!oversees(actor, matter.body.path) || !hasRole(actor, 'supervisor', 'officer'))
      throw new Problem('actor.not-officer');
    const task = this.draft(actor, matter);
    const { leadId, responsibleIds, assistingIds, source, measures } = matter;
    await tx.manager.insert(TaskEntity, task);
    if (leadId !== null)
      await addParties(tx, [task], {
        leadOrganisationId: leadId,
        responsibleIds: [...responsibleIds],
        assistingIds: [...assistingIds],
      });
    if (measures !== null)
      await tx.query('insert into task_measure (task_id, org_path, seq, text) values ($1, $2, 1, $3)', [
        ...[task.id, task.orgPath, measures],
      ]);
    if (source !== null)
      await tx.query(ADD_SOURCE, [
        ...[task.id, task.orgPath, source.intakeId, source.fileName, source.sheet, source.rowNo],
        JSON.stringify(source.cells),
      ]);
    const from = source && { source: 'ledger', fileName: source.fileName, row: source.rowNo };
    await this.events.record(tx, actor, [actedOnTask(task, 'task.drafted', from ?? { source: 'hand' })]);
    return task.id;
  }

  private draft(actor: Actor, matter: LedgerMatter): TaskEntity {
    const { body, title, problem, target, reportYear, kind, rectificationClass, leadId, dueOn } = matter;
    return Object.assign(new TaskEntity(), {
      ...{ id: randomUUID(), organisationId: body.id, orgPath: body.path, state: 'draft' },
      ...{ title, problem, target, kind, reportYear, rectificationClass, reportId: null, themes: [] },
      ...{ priority: 'ordinary', isInternal: false, leadOrganisationId: leadId },
      ...{ ownerId: null, liaisonId: null, lineLeaderId: null },
      dueRule: dueOn === null ? null : { kind: 'fixedDate', date: dueOn, roll: false },
      rulePack: DEFAULT_PACK.version,
      ...{ createdBy: actor.accountId, createdAt: this.clock.now() },
      ...{ planState: 'none', progress: 0, light: 'grey' },
    } as const);
  }
}

const ADD_SOURCE = `
insert into task_ledger_source (task_id, org_path, intake_id, file_name, sheet, row_no, cells) values ($1, $2, $3, $4, $5, $6, $7)`;

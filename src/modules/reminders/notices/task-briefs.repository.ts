import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { Verdict } from '../../../core/task/index.js';
import type { Light } from '../../../core/warning/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { TaskPlace } from '../people/recipients.js';

/** As much of a task as a notice about it says. */
export interface TaskBrief extends TaskPlace {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly leadName: string | null;
  readonly signDueOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly verdict: Verdict | null;
  /** Of a key task that waits for the second person. */
  readonly firstVerdict: Verdict | null;
  readonly light: Light;
  readonly version: number;
}

@Injectable()
export class TaskBriefs {
  async byId(tx: Tx, taskId: string): Promise<TaskBrief | null> {
    const [brief] = await tx.query<TaskBrief>(BRIEF, [taskId]);
    return brief ?? null;
  }
}

const BRIEF = `
select t.id, t.number, t.title, t.org_path as "orgPath", t.lead_organisation_id as "leadOrganisationId", lead.name as "leadName",
  t.owner_id as "ownerId", t.liaison_id as "liaisonId", t.line_leader_id as "lineLeaderId", t.created_by as "createdBy",
  t.sign_due_on::text as "signDueOn", t.current_due_on::text as "dueOn", t.verdict, t.first_verdict as "firstVerdict", t.light, t.version
from task t left join organisation lead on lead.id = t.lead_organisation_id where t.id = $1`;

import type { Schema } from '../../../api/client.js';

type BulkInput = Schema<'BulkInputDto'>;
type Assignment = Schema<'AssignmentDto'>;
type DueRule = Schema<'DueRuleDto'>;

/** What the dialog of a bulk act holds, as its fields have it. */
export interface BulkForm {
  readonly reason?: string;
  readonly newDueOn?: string;
  readonly approvalReference?: string;
  readonly leadOrganisationId?: string;
  readonly responsibleIds?: string[];
  readonly assistingIds?: string[];
  readonly rectificationClass?: Assignment['rectificationClass'];
  readonly priority?: NonNullable<Assignment['priority']>;
  readonly dueKind?: DueRule['kind'];
  readonly dueCount?: number;
  readonly dueDate?: string;
  readonly target?: string;
  /** One criterion a line. */
  readonly criteria?: string;
}

/** @returns what the API takes; what is required was asked for by the form */
export function inputOf(act: Schema<'PrepareBulkDto'>['act'], form: BulkForm): BulkInput {
  if (act === 'assign') return { assignment: assignmentOf(form) };
  const { reason, newDueOn, approvalReference } = form;
  return {
    ...(reason && { reason: reason.trim() }),
    ...(newDueOn && { newDueOn }),
    ...(approvalReference && { approvalReference: approvalReference.trim() }),
  };
}

function assignmentOf(form: BulkForm): Assignment {
  const { responsibleIds = [], assistingIds = [], priority } = form;
  return {
    leadOrganisationId: form.leadOrganisationId ?? '',
    ...(responsibleIds.length > 0 && { responsibleIds }),
    ...(assistingIds.length > 0 && { assistingIds }),
    dueRule: dueRuleOf(form),
    rectificationClass: form.rectificationClass ?? 'staged',
    ...(priority !== undefined && { priority }),
    target: form.target?.trim() ?? '',
    criteria: linesOf(form.criteria ?? ''),
  };
}

function dueRuleOf({ dueKind = 'workdays', dueCount, dueDate }: BulkForm): DueRule {
  if (dueKind === 'yearEnd') return { kind: dueKind };
  if (dueKind === 'fixedDate') return { kind: dueKind, ...(dueDate && { date: dueDate }) };
  return { kind: dueKind, ...(dueCount !== undefined && { n: dueCount }) };
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

import type { Schema } from '../../api/client.js';

export type Assignment = Schema<'AssignmentDto'>;
export type DueRule = Schema<'DueRuleDto'>;
export type Suggestion = Schema<'SuggestionView'>;

/** What all tasks of one assignment have in common. */
export type Template = Pick<
  Assignment,
  'dueRule' | 'rectificationClass' | 'priority' | 'target' | 'criteria' | 'assistingIds'
>;

/** What a person set for one item; what is absent is as in the template. */
export interface RowChoice {
  readonly leadOrganisationId?: string | undefined;
  readonly dueOn?: string | undefined;
}

export interface PlannedRow {
  readonly itemId: string;
  readonly choice: RowChoice;
}

export interface Group {
  readonly itemIds: readonly string[];
  readonly assignment: Assignment;
}

/** @returns what the suggestions begin with: the first unit and the first day that the words name */
export function choiceFrom(suggestion: Suggestion | undefined): RowChoice {
  return {
    leadOrganisationId: suggestion?.leadUnits[0]?.organisationId,
    dueOn: suggestion?.dueDates[0]?.date,
  };
}

/** Items under one and the same assignment go out in one request. Rows without a lead unit are left out. */
export function groupsOf(rows: readonly PlannedRow[], template: Template): Group[] {
  const groups = new Map<string, { itemIds: string[]; assignment: Assignment }>();
  for (const { itemId, choice } of rows) {
    const assignment = assignmentOf(choice, template);
    if (assignment === null) continue;
    const key = `${assignment.leadOrganisationId} ${JSON.stringify(assignment.dueRule)}`;
    const group = groups.get(key) ?? { itemIds: [], assignment };
    group.itemIds.push(itemId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function assignmentOf({ leadOrganisationId, dueOn }: RowChoice, template: Template): Assignment | null {
  if (leadOrganisationId === undefined) return null;
  const assisting = (template.assistingIds ?? []).filter((id) => id !== leadOrganisationId);
  return {
    ...template,
    leadOrganisationId,
    dueRule: dueOn === undefined ? template.dueRule : { kind: 'fixedDate', date: dueOn },
    assistingIds: assisting,
  };
}

export type Missing = 'items' | 'lead' | 'target' | 'criteria' | 'due';

/** What still has to be said before tasks can be made of the rows. */
export function missingIn(rows: readonly PlannedRow[], template: Template): Missing[] {
  const { target, criteria, dueRule } = template;
  const takesTemplateDay = rows.some(({ choice }) => choice.dueOn === undefined);
  return [
    ...(rows.length === 0 ? (['items'] as const) : []),
    ...(rows.some(({ choice }) => choice.leadOrganisationId === undefined) ? (['lead'] as const) : []),
    ...(takesTemplateDay && !isWhole(dueRule) ? (['due'] as const) : []),
    ...(target.trim() === '' ? (['target'] as const) : []),
    ...(criteria.length === 0 ? (['criteria'] as const) : []),
  ];
}

function isWhole({ kind, n, date }: DueRule): boolean {
  if (kind === 'yearEnd') return true;
  return kind === 'fixedDate' ? date !== undefined : n !== undefined && n > 0;
}

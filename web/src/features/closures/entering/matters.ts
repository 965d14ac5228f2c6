import type { Schema } from '../../../api/client.js';

/** One matter as it is being typed. */
export interface Matter {
  readonly kind: Schema<'MatterDto'>['kind'];
  readonly problem: string;
  readonly target?: string;
  readonly leadOrganisationId?: string;
  readonly dueOn?: string;
}

/** What the API takes at once. */
export const MOST_MATTERS = 100;

export const BLANK: Matter = { kind: 'shortcoming', problem: '' };

/** What is sent: without the fields that were left empty. */
export function written({ kind, problem, ...more }: Matter): Schema<'MatterDto'> {
  const filled = Object.entries(more).filter(([, value]) => value !== undefined && value.trim() !== '');
  return { kind, problem: problem.trim(), ...Object.fromEntries(filled) };
}

import { TASK_ACTS, type PersonalAction } from '../acts.js';
import type { NewEvidence } from '../evidence/add-evidence.js';
import { withoutWay, type EvidenceValues } from '../evidence/evidence-values.js';

/** What stands in the form of an act: fields of its body by name, and the evidence beside it. */
export interface ActValues {
  readonly [name: string]: unknown;
}

interface OpenCriterionValues {
  readonly [criterionId: string]: string | undefined;
}

/** @returns the request body: what was left empty is left out */
export function bodyOf(action: PersonalAction, values: ActValues): object {
  if (TASK_ACTS[action].body === null) return {};
  const { evidence: _evidence, withEvidence: _with, openCriteria, failed, ...rest } = values;
  const given = Object.entries(rest).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return {
    ...Object.fromEntries(given),
    ...(action === 'decide' && openCriteriaOf(openCriteria)),
    ...(action === 'recordFindings' && typeof failed === 'string' && { failed: numbersIn(failed) }),
    ...(action === 'submit' && { pledgeSigned: values['pledgeSigned'] === true }),
  };
}

export function evidenceOf({ evidence, withEvidence }: ActValues): NewEvidence | null {
  return withEvidence === true ? withoutWay(evidence as EvidenceValues) : null;
}

function openCriteriaOf(chosen: unknown): object {
  const days = Object.entries((chosen ?? {}) as OpenCriterionValues);
  const openCriteria = days.flatMap(([criterionId, dueOn]) => (dueOn ? [{ criterionId, dueOn }] : []));
  return openCriteria.length === 0 ? {} : { openCriteria };
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

import type { ActedOn } from '../../audit/index.js';
import type { ClosureCheckEntity } from './closure-check.entity.js';

/** One entry of the record of acts, in the chain of the body whose check it is. */
export function actedOnCheck(
  check: ClosureCheckEntity,
  name: string,
  payload: Readonly<Record<string, unknown>>,
): ActedOn {
  const { organisationId, orgPath, id } = check;
  return { organisationId, orgPath, subjectType: 'closure_check', subjectId: id, name, payload };
}

import type { ReactNode } from 'react';
import type { ActFieldsProps } from './act-field-parts.js';
import { OFFICE_FIELDS } from './office-fields.js';
import { UNIT_FIELDS } from './unit-fields.js';

/** What is asked for an act: the fields of its body, with the bounds of the API. */
export function ActFields(props: ActFieldsProps): ReactNode {
  return UNIT_FIELDS[props.action]?.(props) ?? OFFICE_FIELDS[props.action]?.(props) ?? null;
}

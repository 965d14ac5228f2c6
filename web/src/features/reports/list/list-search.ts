import type { Schema } from '../../../api/client.js';
import { oneOf, uuidOf, withoutAbsent, yearOf, type RawSearch } from '../../../app/search-fields.js';

export type ReportState = Schema<'ReportRow'>['state'];

export const REPORT_STATES = [
  'parsed',
  'reviewing',
  'confirmed',
  'archived',
  'superseded',
  'uploaded',
] as const satisfies readonly ReportState[];

/** The filters of the list, as they stand in the address. */
export interface ListSearch {
  readonly year?: number;
  readonly state?: ReportState;
  readonly organisationId?: string;
}

export function listSearch(raw: RawSearch): ListSearch {
  return withoutAbsent({
    year: yearOf(raw['year']),
    state: oneOf(raw['state'], REPORT_STATES),
    organisationId: uuidOf(raw['organisationId']),
  });
}

import { uuidOf, withoutAbsent, yearOf, type RawSearch } from '../../../app/search-fields.js';

export interface EnteringSearch {
  readonly organisationId?: string;
  /** Of the report that answers. */
  readonly year?: number;
}

export function enteringSearch(raw: RawSearch): EnteringSearch {
  return withoutAbsent({ organisationId: uuidOf(raw['organisationId']), year: yearOf(raw['year']) });
}

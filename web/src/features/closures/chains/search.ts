import { uuidOf, wholeNumberOf, withoutAbsent, type RawSearch } from '../../../app/search-fields.js';

/** Which chains: of a body with all below it, over at least so many years. */
export interface ChainsSearch {
  readonly underOrganisationId?: string;
  readonly atLeast?: number;
}

const MOST_YEARS = 50;

export function chainsSearch(raw: RawSearch): ChainsSearch {
  const atLeast = wholeNumberOf(raw['atLeast']) ?? 0;
  return withoutAbsent({
    underOrganisationId: uuidOf(raw['underOrganisationId']),
    atLeast: atLeast > 2 && atLeast <= MOST_YEARS ? atLeast : undefined,
  });
}

import { uuidOf } from '../../reports/list/list-search.js';

/** Which chains: of a body with all below it, over at least so many years. */
export interface ChainsSearch {
  readonly underOrganisationId?: string;
  readonly atLeast?: number;
}

const MOST_YEARS = 50;

export function chainsSearch(raw: Readonly<Record<string, unknown>>): ChainsSearch {
  const underOrganisationId = uuidOf(raw['underOrganisationId']);
  const atLeast = Number(raw['atLeast']);
  return {
    ...(underOrganisationId !== undefined && { underOrganisationId }),
    ...(Number.isInteger(atLeast) && atLeast > 2 && atLeast <= MOST_YEARS && { atLeast }),
  };
}

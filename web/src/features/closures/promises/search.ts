import { oneOf, trueOf, uuidOf, withoutAbsent, yearOf, type RawSearch } from '../../../app/search-fields.js';

export const VERDICTS = ['fulfilled', 'partly', 'not-mentioned'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Which promises: of the report year that answers, of a body with all below it, by what became of them. */
export interface PromisesSearch {
  readonly year?: number;
  readonly underOrganisationId?: string;
  readonly verdict?: Verdict;
  /** Only those with a number that is short of what was promised. */
  readonly isShort?: true;
}

export function promisesSearch(raw: RawSearch): PromisesSearch {
  return withoutAbsent({
    year: yearOf(raw['year']),
    underOrganisationId: uuidOf(raw['underOrganisationId']),
    verdict: oneOf(raw['verdict'], VERDICTS),
    isShort: trueOf(raw['isShort']),
  });
}

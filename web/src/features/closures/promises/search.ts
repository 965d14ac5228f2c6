import { uuidOf, yearOf } from '../../reports/list/list-search.js';

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

export function promisesSearch(raw: Readonly<Record<string, unknown>>): PromisesSearch {
  const year = yearOf(raw['year']);
  const underOrganisationId = uuidOf(raw['underOrganisationId']);
  const verdict = VERDICTS.find((one) => one === raw['verdict']);
  return {
    ...(year !== undefined && { year }),
    ...(underOrganisationId !== undefined && { underOrganisationId }),
    ...(verdict !== undefined && { verdict }),
    ...(raw['isShort'] === true && { isShort: true }),
  };
}

import { oneOf, trueOf, typedOf, withoutAbsent, type RawSearch } from '../../app/search-fields.js';

/** Which organisations are listed; `tab`: a list is imported in the place of the tree. */
export interface OrganisationsSearch {
  readonly tab?: 'import';
  readonly search?: string;
  readonly includeClosed?: true;
}

const MOST_LETTERS = 100;

/** What of the address the page understands; the rest is dropped. */
export function organisationsSearchOf(raw: RawSearch): OrganisationsSearch {
  return withoutAbsent({
    tab: oneOf(raw['tab'], ['import']),
    search: typedOf(raw['search'], MOST_LETTERS),
    includeClosed: trueOf(raw['includeClosed']),
  });
}

/** How deep a body stands under the first of the list: `/yz/` 0, `/yz/qy/` 1. */
export function depthOf(path: string, top: string): number {
  const steps = (of: string) => of.split('/').filter((step) => step !== '').length;
  return Math.max(0, steps(path) - steps(top));
}

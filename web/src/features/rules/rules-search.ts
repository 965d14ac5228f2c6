import { oneOf, textOf, uuidOf, withoutAbsent, type RawSearch } from '../../app/search-fields.js';

export const TABS = ['body', 'packs', 'what-if'] as const;
export type RulesTab = (typeof TABS)[number];

/** Which part of the rules, of which body, and which pack is looked at or tried. */
export interface RulesSearch {
  readonly tab?: RulesTab;
  readonly body?: string;
  readonly pack?: string;
  /** Tried against this one; absent: what each task was issued under. */
  readonly against?: string;
}

const VERSION = /^[a-z0-9-]{1,50}@\d{1,4}$/;

/** What of the address the page understands; the rest is dropped. */
export function rulesSearchOf(raw: RawSearch): RulesSearch {
  return withoutAbsent({
    tab: oneOf(raw['tab'], TABS),
    body: uuidOf(raw['body']),
    pack: textOf(raw['pack'], VERSION),
    against: textOf(raw['against'], VERSION),
  });
}

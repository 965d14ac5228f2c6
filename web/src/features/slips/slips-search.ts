import { oneOf, withoutAbsent, type RawSearch } from '../../app/search-fields.js';

export const SECTIONS = ['toApprove', 'toReply', 'toSettle', 'running', 'overdue'] as const;
export type SlipSection = (typeof SECTIONS)[number];
export const TABS = [...SECTIONS, 'all', 'proposals', 'limit-moves'] as const;
export type SlipTab = (typeof TABS)[number];

export interface SlipsSearch {
  readonly tab?: SlipTab;
}

/** Which list of slips; one that is not known is the first that has something in it. */
export function slipsSearchOf(raw: RawSearch): SlipsSearch {
  return withoutAbsent({ tab: oneOf(raw['tab'], TABS) });
}

/** Where somebody begins who asked for nothing: what waits for them, else what is under way. */
export function firstTab(counts: Readonly<Partial<Record<SlipSection, number>>>): SlipTab {
  return SECTIONS.find((section) => (counts[section] ?? 0) > 0) ?? 'all';
}

/** Which part of the page: the tables, or what waits to be moved by a person. */
export interface CalendarsSearch {
  readonly tab?: 'moves';
  readonly year?: number;
}

export function calendarsSearchOf(raw: Readonly<Record<string, unknown>>): CalendarsSearch {
  return { ...(raw['tab'] === 'moves' && { tab: 'moves' as const }), ...draftSearchOf(raw) };
}

/** Which year a new edition begins with. */
export interface DraftSearch {
  readonly year?: number;
}

export function draftSearchOf(raw: Readonly<Record<string, unknown>>): DraftSearch {
  const year = Number(raw['year']);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? { year } : {};
}

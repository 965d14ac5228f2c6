/** What is chosen in the ledger: rows one by one, or everything that the filter finds, however much that is. */
export type Selection =
  { readonly kind: 'rows'; readonly ids: ReadonlySet<string> } | { readonly kind: 'filter' };

export const NOTHING: Selection = { kind: 'rows', ids: new Set() };
/** What one bulk run takes by its ids (`PrepareBulkDto.taskIds`). */
export const MOST_IDS = 10_000;

export function isChosen(selection: Selection, id: string): boolean {
  return selection.kind === 'filter' || selection.ids.has(id);
}

export function isEmpty(selection: Selection): boolean {
  return selection.kind === 'rows' && selection.ids.size === 0;
}

/** Taking one row out of everything leaves the rest of what is shown: what is not shown cannot be left out one by one. */
export function toggle(selection: Selection, id: string, shown: readonly string[]): Selection {
  const before = selection.kind === 'filter' ? new Set(shown) : selection.ids;
  const ids = new Set(before);
  if (!ids.delete(id)) ids.add(id);
  return { kind: 'rows', ids };
}

/** All that are shown, or none where they all are chosen. */
export function toggleShown(selection: Selection, shown: readonly string[]): Selection {
  if (selection.kind === 'filter') return NOTHING;
  const ids = new Set(selection.ids);
  const areAll = shown.every((id) => ids.has(id));
  for (const id of shown)
    if (areAll) ids.delete(id);
    else ids.add(id);
  return { kind: 'rows', ids };
}

/** From the row chosen last to this one, as with the shift key in a spreadsheet. */
export function reach(
  selection: Selection,
  [from, to]: readonly [string, string],
  shown: readonly string[],
): Selection {
  const ends = [shown.indexOf(from), shown.indexOf(to)].sort((a, b) => a - b);
  const [first = -1, last = -1] = ends;
  if (first < 0 || selection.kind === 'filter') return selection;
  return { kind: 'rows', ids: new Set([...selection.ids, ...shown.slice(first, last + 1)]) };
}

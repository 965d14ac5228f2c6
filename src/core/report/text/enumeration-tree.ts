import type { Span } from '../../shared/span.js';
import { type MarkedCopy, markersIn } from './enumeration.js';
import { HEADING_STYLES, type Marker, type MarkerStyle } from './ordinals.js';

/** One numbered entry with all that stands beneath it; offsets are into the matching copy. */
export interface Entry extends Span {
  readonly marker: Marker;
  readonly children: Entry[];
}

const RANK: readonly MarkerStyle[] = ['part', 'cn', 'cnp', 'num', 'dec', 'nump'];

/** The lists of `[start, end)` as a tree: a style seen before closes what it had opened, a new one goes deeper. */
export function enumerationTree(copy: MarkedCopy, range: Span): Entry[] {
  const markers = dropLoneClauses(markersIn(copy, range.start, range.end));
  const roots: Entry[] = [];
  const open: Entry[] = [];
  markers.forEach((marker) => {
    closeFor(marker, open, marker.start);
    const entry: Entry = { marker, start: marker.start, end: range.end, children: [] };
    (open.at(-1)?.children ?? roots).push(entry);
    open.push(entry);
  });
  return settle(roots, range.end);
}

function closeFor(marker: Marker, open: Entry[], _at: number): void {
  const same = open.findLastIndex((entry) => entry.marker.style === marker.style);
  if (same >= 0) {
    open.length = same;
    return;
  }
  while (open.length > 0 && outranks(marker, open[open.length - 1])) open.pop();
}

/** 一、 never stands inside （一）, and a heading that opens a line never inside a clause list of the line before. */
function outranks(marker: Marker, entry: Entry | undefined): boolean {
  if (!entry) return false;
  const [mine, theirs] = [RANK.indexOf(marker.style), RANK.indexOf(entry.marker.style)];
  if (mine >= 0 && theirs >= 0) return mine < theirs;
  return mine >= 0 && marker.leads && !entry.marker.leads;
}

/** A single 一是 is an ordinary phrase, not a list. */
function dropLoneClauses(markers: readonly Marker[]): Marker[] {
  const counts = new Map<MarkerStyle, number>();
  for (const { style } of markers) counts.set(style, (counts.get(style) ?? 0) + 1);
  return markers.filter(
    ({ style, leads }) => (counts.get(style) ?? 0) > 1 || (HEADING_STYLES.has(style) && leads),
  );
}

function settle(entries: Entry[], end: number): Entry[] {
  return entries.map((entry, index) => {
    const to = entries[index + 1]?.start ?? end;
    const children = entry.children.length > 1 ? settle(entry.children, to) : [];
    const [only] = entry.children;
    if (!only || entry.children.length > 1) return { ...entry, end: to, children };
    // A list of one is a list only where it has a line of its own, or goes on with the numbers of the list before it;
    // else its children, if any, are what is cut.
    const own =
      HEADING_STYLES.has(only.marker.style) && (only.marker.leads || goesOn(entries[index - 1], only));
    return { ...entry, end: to, children: settle(own ? [only] : only.children, to) };
  });
}

/** 「(一)…1.…2.…(二)…3.…」: the numbers run through the groups. */
function goesOn(before: Entry | undefined, { marker }: Entry): boolean {
  const last = before?.children.at(-1)?.marker;
  return last?.style === marker.style && marker.number === last.number + 1;
}

import type { Span } from '../shared/span.js';
import type { ReportReading, SectionRole } from './types.js';

const COVERED_ROLES: ReadonlySet<SectionRole> = new Set(['shortcomings', 'plan', 'prior-rectification']);

/** Of the items only their places count. */
interface Covered extends Pick<ReportReading, 'sections'> {
  readonly items: readonly Span[];
}

/**
 * The text inside parts on shortcomings, plan and prior rectification that no item covers, in text order: openers,
 * remarks, headings of groups. A person should see it before the reading is confirmed. Marks and white space alone are
 * nothing to see.
 */
export function uncoveredSpans(reading: Covered, text: string): Span[] {
  const { sections, items } = reading;
  return sections.flatMap((section, index) => {
    if (!COVERED_ROLES.has(section.role)) return [];
    const inner = sections.slice(index + 1, firstBeyond(reading, index));
    const own = items.filter((item) => item.start >= section.start && item.end <= section.end);
    const holes = [...inner.map(withHeading), ...own].sort((one, other) => one.start - other.start);
    return gaps(section, holes)
      .map((gap) => trim(text, gap))
      .filter((gap) => gap.end > gap.start);
  });

  function withHeading(section: { start: number; end: number; heading: string | null }): Span {
    const before = section.heading === null ? -1 : text.lastIndexOf(section.heading, section.start);
    return { start: before < 0 ? section.start : before, end: section.end };
  }
}

/** Nested parts follow their parent: the first one that begins at or after its end is no longer inside. */
function firstBeyond({ sections }: Pick<ReportReading, 'sections'>, index: number): number {
  const end = sections[index]?.end ?? 0;
  let next = index + 1;
  while ((sections[next]?.start ?? Infinity) < end) next++;
  return next;
}

function gaps(range: Span, holes: readonly Span[]): Span[] {
  const found: Span[] = [];
  let from = range.start;
  for (const hole of holes) {
    if (hole.start > from) found.push({ start: from, end: hole.start });
    from = Math.max(from, hole.end);
  }
  if (range.end > from) found.push({ start: from, end: range.end });
  return found;
}

const WORD = /[\p{L}\p{N}]/u;
const DEBRIS = /\[bookmark:[^\]]{0,60}\]/gi;

function trim(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from] ?? '')) from++;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--;
  return WORD.test(text.slice(from, to).replace(DEBRIS, ''))
    ? { start: from, end: to }
    : { start: from, end: from };
}

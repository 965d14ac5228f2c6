import type { GoldReport, SectionRole } from '../../src/core/report/index.js';
import type { LabelledReport } from './report-text.js';

/** Set phrases such as officials print above a part; none of them says what the part is for. */
const SET_PHRASES = ['凝心聚力，行稳致远', '实干笃行，善作善成', '知行合一，厚积薄发', '守正创新，稳中求进'];
const OWN_HEADING = /^(?:[一二三四五六七八九十]{1,2}、|第[一二三四五六]部分)/;
const HEADING_MAX = 60;

/** A report in which the heading of one part says nothing of its role. */
export interface Unnamed extends LabelledReport {
  readonly role: SectionRole;
  /** Where the body of that part begins. */
  readonly start: number;
}

/** For each part with a first-level heading on a line of its own: the report with a set phrase in the place of its words. */
export function withUnnamedHeadings({ text, gold }: LabelledReport): Unnamed[] {
  return gold.sections.flatMap(({ role, start }, index) => {
    const end = text.slice(0, start).trimEnd().length;
    const lineStart = text.lastIndexOf('\n', end - 1) + 1;
    const ordinal = OWN_HEADING.exec(text.slice(lineStart, end))?.[0];
    if (!ordinal || end - lineStart > HEADING_MAX || text[end] !== '\n') return [];
    const phrase = SET_PHRASES[index % SET_PHRASES.length] ?? '';
    const from = lineStart + ordinal.length;
    const moved = (at: number): number => (at < end ? at : at + phrase.length - (end - from));
    return [
      {
        role,
        start: moved(start),
        text: `${text.slice(0, from)}${phrase}${text.slice(end)}`,
        gold: movedLabels(gold, moved),
      },
    ];
  });
}

function movedLabels(gold: GoldReport, moved: (at: number) => number): GoldReport {
  return {
    ...gold,
    sections: gold.sections.map(({ role, start }) => ({ role, start: moved(start) })),
    items: gold.items.map((item) => ({ ...item, start: moved(item.start), end: moved(item.end) })),
  };
}

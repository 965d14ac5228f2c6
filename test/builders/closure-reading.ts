import { checkClosure } from '../../src/core/closure/check-closure.js';
import type { ClosureInput, ClosureReading, PreviousItem } from '../../src/core/closure/types.js';
import type { ReportItem, ReportSection, SectionRole } from '../../src/core/report/types.js';

/** A shortcoming of last year as its report worded it. */
export const DOCUMENTS = '执法文书制作不规范,部分案卷缺少送达回证。';

/** A part of this year's report: its words, and the items that the reader would find in them. */
export interface Part {
  readonly role: SectionRole;
  readonly text: string;
  readonly items?: readonly string[];
}

const KIND_OF_ROLE = {
  shortcomings: 'shortcoming',
  plan: 'plan',
  'prior-rectification': 'prior-rectification',
} as const;

/** A reading of a report put together from its parts, as the report reader would give it. */
export function reportOf(parts: readonly Part[]): Pick<ClosureInput, 'text' | 'sections' | 'items'> {
  let text = '';
  const sections: ReportSection[] = [];
  const items: ReportItem[] = [];
  for (const part of parts) {
    const start = text.length;
    text += `${part.text}\n`;
    sections.push({ role: part.role, heading: null, start, end: text.length });
    for (const [index, wording] of (part.items ?? []).entries()) {
      const at = text.indexOf(wording, start);
      const kind = KIND_OF_ROLE[part.role as keyof typeof KIND_OF_ROLE];
      items.push({
        id: `${kind}-${index + 1}`,
        kind,
        text: wording,
        start: at,
        end: at + wording.length,
        ordinal: null,
        parentId: null,
        sectionIndex: sections.length - 1,
        ruleId: 'test',
        confidence: 1,
      });
    }
  }
  return { text, sections, items };
}

/** Last year's only item. */
export function shortcoming(text: string): PreviousItem {
  return { id: 's1', kind: 'shortcoming', text };
}

/** Last year's only item. */
export function plan(text: string): PreviousItem {
  return { id: 'p1', kind: 'plan', text };
}

/** Holds last year's items against a report of these parts. */
export function check(previous: readonly PreviousItem[], parts: readonly Part[]): ClosureReading {
  return checkClosure({ previous, previousText: null, aliases: [], ...reportOf(parts) });
}

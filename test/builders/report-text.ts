import type { GoldReport, ItemKind, SectionRole } from '../../src/core/report/index.js';

/** A fictional report with its labels: what the text says and what a reader should find in it. */
export interface LabelledReport {
  readonly text: string;
  readonly gold: GoldReport;
}

const KINDS: Readonly<Record<string, ItemKind>> = {
  不足: 'shortcoming',
  原因: 'cause',
  计划: 'plan',
  整改: 'prior-rectification',
};
const TAG = /⟦([^⟧]*)⟧/g;
const HEADER = /^%(\w+)=(.*)\n/;

/**
 * Reads a labelled fixture: `%issuer=`, `%region=`, `%year=`, `%number=`, `%published=` lines, then the text, in which
 * `⟦不足⟧…⟦/⟧` encloses an item (also 原因, 计划, 整改) and `⟦#role⟧` stands where a part's body begins.
 */
export function parseLabelled(fixture: string): LabelledReport {
  const head = new Map<string, string>();
  let rest = fixture;
  for (let header = HEADER.exec(rest); header; header = HEADER.exec(rest)) {
    head.set(header[1] ?? '', header[2] ?? '');
    rest = rest.slice(header[0].length);
  }
  const body = readTags(rest);
  const year = head.get('year');
  return {
    text: body.text,
    gold: {
      issuer: head.get('issuer') ?? null,
      region: head.get('region') ?? null,
      reportYear: year === undefined ? null : Number(year),
      documentNumber: head.get('number') ?? null,
      publishedOn: head.get('published') ?? null,
      sections: body.sections,
      items: body.items,
    },
  };
}

function readTags(marked: string): {
  text: string;
  sections: { role: SectionRole; start: number }[];
  items: { kind: ItemKind; text: string; start: number; end: number }[];
} {
  const sections: { role: SectionRole; start: number }[] = [];
  const items: { kind: ItemKind; text: string; start: number; end: number }[] = [];
  let open: { kind: ItemKind; start: number } | null = null;
  let text = '';
  let from = 0;
  for (const tag of marked.matchAll(TAG)) {
    text += marked.slice(from, tag.index);
    from = tag.index + tag[0].length;
    const name = tag[1] ?? '';
    if (name.startsWith('#')) {
      sections.push({ role: name.slice(1) as SectionRole, start: text.length });
    } else if (name === '/') {
      if (!open) throw new Error('a label closes that was never opened');
      items.push({ ...open, end: text.length, text: text.slice(open.start) });
      open = null;
    } else {
      const kind = KINDS[name];
      if (!kind) throw new Error(`no such label: ${name}`);
      open = { kind, start: text.length };
    }
  }
  return { text: text + marked.slice(from), sections, items };
}

import { err, ok, type Result } from '../../shared/result.js';
import type { GoldItem, GoldReport } from './scoring.js';
import type { ItemKind, SectionRole } from '../types.js';

const LISTS: readonly (readonly [string, ItemKind])[] = [
  ['shortcomings', 'shortcoming'],
  ['causes', 'cause'],
  ['planItems', 'plan'],
  ['priorRectification', 'prior-rectification'],
];

type Json = Readonly<Record<string, unknown>>;

/** Reads one label file; the error says which field is not as expected. */
export function parseGold(value: unknown): Result<GoldReport, string> {
  if (!isObject(value)) return err('not an object');
  const items: GoldItem[] = [];
  for (const [list, kind] of LISTS) {
    for (const entry of asList(value[list])) {
      const item = goldItem(entry, kind);
      if (!item) return err(`${list}: an entry without text, start and end`);
      items.push(item);
    }
  }
  const sections = asList(value.sections).map(goldSection);
  if (sections.some((section) => section === null)) return err('sections: an entry without role and start');
  return ok({
    issuer: asText(value.issuer),
    region: asText(value.region),
    reportYear: typeof value.reportYear === 'number' ? value.reportYear : null,
    documentNumber: asText(value.documentNumber),
    publishedOn: asText(value.publishedOn),
    sections: sections.filter((section) => section !== null),
    items,
  });
}

function goldItem(entry: unknown, kind: ItemKind): GoldItem | null {
  if (!isObject(entry)) return null;
  const { text, start, end } = entry;
  if (typeof text !== 'string' || typeof start !== 'number' || typeof end !== 'number') return null;
  return { kind, text, start, end };
}

function goldSection(entry: unknown): { role: SectionRole; start: number } | null {
  if (!isObject(entry)) return null;
  const { role, start } = entry;
  if (typeof role !== 'string' || typeof start !== 'number') return null;
  return { role: role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) as SectionRole, start };
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { Block } from '../text/blocks.js';
import type { MarkerStyle } from '../text/ordinals.js';
import type { Document } from './parts.js';
import { roleOfHeading } from './roles.js';
import type { SectionRole } from '../types.js';

/** As officials rank them. */
const RANKED = ['part', 'cn', 'cnp', 'num', 'nump'] as const satisfies readonly MarkerStyle[];

/**
 * The numbering of the document's own first level: the highest-ranking one in use, unless a lower one comes first and
 * names more of the parts (some number the parts 1. 2. 3. and the items in them 一、二、).
 */
export function topStyle(document: Document): MarkerStyle | null {
  const { blocks } = document;
  let best: { style: MarkerStyle; first: number; roles: number } | null = null;
  for (const style of RANKED) {
    const members = blocks.filter((block) => block.marker?.style === style);
    const [first] = members;
    const alone = members.length === 1 && style === 'cn' && first?.leads;
    if (!first || (members.length < 2 && !alone)) continue;
    const candidate = { style, first: first.start, roles: rolesNamed(document, members) };
    if (!best || (candidate.first < best.first && candidate.roles > best.roles)) best = candidate;
  }
  return best?.style ?? null;
}

function rolesNamed({ text, reportYear }: Document, members: readonly Block[]): number {
  const roles = new Set<SectionRole>();
  for (const { heading } of members) {
    const named = roleOfHeading(text.slice(heading.start, heading.end), reportYear);
    if (!named?.strong) continue;
    roles.add(named.role);
    if (named.also) roles.add(named.also);
  }
  return roles.size;
}

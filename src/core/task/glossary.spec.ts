import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { NOTICE_FAMILIES } from '../escalation/index.js';
import { EVIDENCE_KINDS, PUBLICATION_HOLDS } from '../evidence/index.js';
import { NOTE_CODES } from '../report/checks/index.js';
import { FIELD_KINDS } from '../report/fields/index.js';
import { LINK_FEATURE_KINDS } from '../report/gaps/index.js';
import { PROPOSAL_ACTIONS, PROPOSAL_STATES, SLIP_ACTIONS, SLIP_STATES } from '../slip/index.js';
import { LIGHTS, RULE_PACKS } from '../warning/index.js';
import {
  ITEM_LIFE,
  PART_ACTIONS,
  PART_STATES,
  PARTS,
  PRIORITIES,
  RECTIFICATION_CLASSES,
  REPORT_LIFE,
  ROLES,
  SEND_BACK_REASONS,
  TASK_ACTIONS,
  TASK_STATES,
  VERIFICATION_METHODS,
} from './index.js';

const GLOSSARY = readFileSync('docs/glossary.md', 'utf8');

/** Identifiers of the rows under a heading, in order. */
function identifiersUnder(heading: string): string[] {
  const section = GLOSSARY.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| [^|]+ \| `([^`]+)` +\|/gm)].map(([, identifier]) => identifier ?? '');
}

describe('the glossary', () => {
  it.each<[string, readonly string[]]>([
    ['Task states', TASK_STATES],
    ['Task actions', TASK_ACTIONS],
    ['States of a part', PART_STATES],
    ['Acts on a part', PART_ACTIONS],
    ['Roles', ROLES],
    ['Parts of a unit in a task', PARTS],
    ['Classes of rectification', RECTIFICATION_CLASSES],
    ['Priorities', PRIORITIES],
    ['Reasons to send back', SEND_BACK_REASONS],
    ['Ways to verify', VERIFICATION_METHODS],
    ['Lights', LIGHTS],
    ['Kinds of evidence', EVIDENCE_KINDS],
    ['Evidence and the public', PUBLICATION_HOLDS],
    ['Families of notices', NOTICE_FAMILIES],
    ['Kinds of fields', FIELD_KINDS],
    ['Remarks of the checks', NOTE_CODES],
    ['Reasons for a suggested link', LINK_FEATURE_KINDS],
    ['Slip states', SLIP_STATES],
    ['Slip actions', SLIP_ACTIONS],
    ['Proposal states', PROPOSAL_STATES],
    ['Proposal actions', PROPOSAL_ACTIONS],
    ['Report states', Object.keys(REPORT_LIFE)],
    ['Item states', Object.keys(ITEM_LIFE)],
  ])('%s are those of the code', (heading, names) => {
    expect(identifiersUnder(heading)).toEqual([...names]);
  });

  it('names every colour that a pack gives a slip', () => {
    const colours = new Set(RULE_PACKS.flatMap(({ slips }) => slips.map(({ colour }) => colour)));
    expect(identifiersUnder('Colours of slips').sort()).toEqual([...colours].sort());
  });

  it('says each word once under its heading, with a meaning and a clause', () => {
    const rows = [...GLOSSARY.matchAll(/^\|(.+)\|$/gm)]
      .map(([, cells]) => (cells ?? '').split('|').map((cell) => cell.trim()))
      .filter(([, identifier]) => identifier?.startsWith('`'));
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(rows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([]);
    for (const heading of [...GLOSSARY.matchAll(/^## (.+)$/gm)].map(([, title]) => title ?? '')) {
      const names = identifiersUnder(heading);
      expect(names.length).toBe(new Set(names).size);
      expect(names.length).toBeGreaterThan(0);
    }
  });
});

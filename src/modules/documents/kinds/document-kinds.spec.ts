import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DOCUMENT_KIND_NAMES, DOCUMENT_KINDS } from './document-kinds.js';

describe('the glossary', () => {
  it('names every kind of document as people and as the program do', () => {
    const section =
      readFileSync('docs/glossary.md', 'utf8')
        .split(/^## /m)
        .find((part) => part.startsWith('Kinds of documents\n')) ?? '';
    const rows = [...section.matchAll(/^\| (.+?) +\| `([^`]+)` +\|/gm)].map(([, name, kind]) => [kind, name]);
    expect(rows).toEqual(DOCUMENT_KIND_NAMES.map((kind) => [kind, DOCUMENT_KINDS[kind].name]));
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import PizZip from 'pizzip';
import { SaxesParser } from 'saxes';
import { localDate } from '../../core/shared/local-date.js';
import { PROJECT_ROOT } from '../../platform/config/config.js';
import { composeBodyDocument, type BodyPaper } from './compose/compose-body.js';
import { composeTaskDocument, dueDocuments } from './compose/task-documents.js';
import type { TaskPaper } from './compose/task-paper.js';
import {
  BODY_DOCUMENTS,
  DOCUMENT_KIND_NAMES,
  documentKind,
  TASK_DOCUMENTS,
  type DocumentKindName,
} from './kinds/document-kinds.js';
import { DocumentRenderer } from './rendering/document-renderer.service.js';
import { inspectTemplate } from './rendering/inspect-template.js';
import { BLANK, renderDocx, type DocumentData } from './rendering/render-docx.js';

const TODAY = localDate('2026-03-20');
const template = (kind: DocumentKindName) =>
  readFileSync(join(PROJECT_ROOT, 'seeds', 'reference', 'templates', `${kind}.docx`));

/** A task of which nothing is known but what every one has. */
const BARE: TaskPaper = {
  id: 'x',
  organisationId: 'x',
  orgPath: '/yh/qy/',
  takesPart: false,
  bodyName: '青砚县人民政府',
  issuerName: null,
  issuedByName: null,
  approvalReference: null,
  reportTitle: null,
  reportYear: 2025,
  number: null,
  title: '规范执法文书',
  problem: '执法文书制作不够规范',
  target: null,
  state: 'registered',
  light: 'grey',
  priority: 'ordinary',
  rectificationClass: null,
  parties: [],
  ownerName: null,
  liaisonName: null,
  lineLeaderName: null,
  signedByName: null,
  dueRule: null,
  issuedOn: null,
  signedOn: null,
  originalDueOn: null,
  currentDueOn: null,
  submittedOn: null,
  closedOn: null,
  progress: 0,
  lastProgress: null,
  sameKindReview: null,
  extensionCount: 0,
  verdict: null,
  criteria: [],
  measures: [],
  extension: null,
  sentBack: null,
  returnRequest: null,
  interview: null,
  letter: null,
  verification: null,
  decision: null,
  recheck: null,
};
const BODY: BodyPaper = {
  bodyName: '青砚县人民政府',
  issuerName: '青砚县委依法治县办',
  reportYear: 2025,
  tasks: [
    {
      ...BARE,
      number: '2025-qy-001',
      state: 'in_progress',
      light: 'red',
      measures: ['一', '二'],
      bulletin: null,
    },
    {
      ...BARE,
      number: '2025-qy-002',
      state: 'in_progress',
      currentDueOn: localDate('2026-03-10'),
      measures: [],
      bulletin: null,
    },
    { ...BARE, number: '2025-qy-003', state: 'closed', closedOn: TODAY, measures: [], bulletin: null },
    { ...BARE, number: '2025-qy-004', state: 'cancelled', measures: [], bulletin: null },
  ],
};

function dataOf(kind: DocumentKindName, paper = BARE): DocumentData {
  if (documentKind(kind).about === 'task') return composeTaskDocument(kind, paper, TODAY);
  return documentKind(kind).about === 'body' ? composeBodyDocument(kind, BODY, TODAY) : {};
}

const D = localDate;

/** The visible text, a line for each paragraph; throws where a part is not well-formed XML. */
function textOf(bytes: Buffer): string {
  const zip = new PizZip(bytes);
  for (const [name, file] of Object.entries(zip.files)) {
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(file.asText()).close();
  }
  const xml = zip.file('word/document.xml')?.asText() ?? '';
  const lines = xml.split('</w:p>').map((part) => part.replace(/<[^>]+>/g, ''));
  return lines.join('\n').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** Changes one part of the template that comes with the program. */
function edited(change: (zip: PizZip, xml: string) => void): Buffer {
  const zip = new PizZip(template('reminder-notice'));
  change(zip, zip.file('word/document.xml')?.asText() ?? '');
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 1 } });
}
const withText = (text: string) =>
  edited((zip, xml) => zip.file('word/document.xml', xml.replace('{催办事由}', text)));
const faultsOf = (bytes: Buffer) => inspectTemplate(bytes, documentKind('reminder-notice'));

describe.each(DOCUMENT_KIND_NAMES)('%s', (kind) => {
  it('has a default template that asks for nothing unknown', () => {
    expect(inspectTemplate(template(kind), documentKind(kind))).toEqual([]);
  });

  it('is filled with nothing known without an undefined or an open brace', () => {
    const text = textOf(renderDocx(template(kind), dataOf(kind)));
    expect(text).not.toMatch(/undefined|null|NaN|\[object|[{}]/);
    expect(text).toContain(BLANK);
  });

  it('gives the same bytes for the same data', () => {
    const [once, again] = [0, 1].map(() => renderDocx(template(kind), dataOf(kind)));
    expect(once?.equals(again ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('what a document is filled with', () => {
  it.each([...TASK_DOCUMENTS, ...BODY_DOCUMENTS])('%s: is what its kind promises to templates', (kind) => {
    const { fields, lists } = documentKind(kind);
    const data = dataOf(kind);
    expect(Object.keys(data).sort()).toEqual([...fields, ...Object.keys(lists)].sort());
    for (const [list, columns] of Object.entries(lists)) {
      const [row] = data[list] as Record<string, unknown>[];
      if (row !== undefined) expect(Object.keys(row).sort()).toEqual([...columns].sort());
    }
  });

  it('escapes every text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const paper = { ...BARE, title: text, problem: `<w:p>&${text}{x}{#y}` };
        const rendered = textOf(
          renderDocx(template('supervision-notice'), dataOf('supervision-notice', paper)),
        );
        expect(rendered).toContain('<w:p>&');
      }),
      { numRuns: 15 },
    );
  });

  it('is filled in a thread of its own where it is long, to the same bytes', async () => {
    const tasks = BODY.tasks.flatMap((task) => Array.from({ length: 20 }, () => task));
    const data = composeBodyDocument('three-lists', { ...BODY, tasks }, TODAY);
    const inThread = await new DocumentRenderer().render(template('three-lists'), data);
    expect(inThread.equals(renderDocx(template('three-lists'), data))).toBe(true);
    expect(textOf(inThread).match(/2025-qy-001/g)).toHaveLength(60);
  });

  it('offers what the task has come to, and the office its own letters', () => {
    expect(dueDocuments(BARE, true)).toEqual([]);
    const issued = { ...BARE, issuedOn: TODAY };
    expect(dueDocuments(issued, false)).toEqual(['supervision-notice']);
    expect(dueDocuments(issued, true)).toEqual(['supervision-notice', 'reminder-notice', 'interview-notice']);
  });

  it('counts a bulletin by the same rules for every unit', () => {
    const data = composeBodyDocument('bulletin', BODY, TODAY);
    expect(data).toMatchObject({ 任务总数: '3', 已销号数: '1', 在办数: '2', 红灯数: '1', 逾期数: '1' });
    expect(
      (data['通报事项'] as { 任务编号: string; 情况: string }[]).map(({ 任务编号, 情况 }) => [
        任务编号,
        情况,
      ]),
    ).toEqual([
      ['2025-qy-001', '尚未设定办理时限'],
      ['2025-qy-002', '已逾期10天'],
    ]);
  });
});

describe('a template of a locality', () => {
  it.each([
    ['a placeholder that is not known', () => withText('{催办理由}'), 'unknown-placeholder', '催办理由'],
    [
      'a column that is not known',
      () => withText('{#认定标准}{分数}{/认定标准}'),
      'unknown-placeholder',
      '认定标准/分数',
    ],
    ['a loop that is not closed', () => withText('{#认定标准}'), 'unbalanced-placeholder', '认定标准'],
    ['a brace without its other half', () => withText('{催办事由'), 'unbalanced-placeholder', '催办事由'],
    ['XML from the data', () => withText('{@催办事由}'), 'raw-placeholder', '催办事由'],
    [
      'a macro',
      () => edited((zip) => zip.file('word/vbaProject.bin', 'x')),
      'has-macros',
      'word/vbaProject.bin',
    ],
    [
      'a link to outside',
      () =>
        edited((zip) =>
          zip.file('word/_rels/x.rels', '<Relationship TargetMode="External" Target="http://x"/>'),
        ),
      'external-link',
      'word/_rels/x.rels',
    ],
    [
      'an embedded object',
      () => edited((zip) => zip.file('word/embeddings/o.bin', 'x')),
      'embedded-object',
      'word/embeddings/o.bin',
    ],
    [
      'a field that fetches',
      () =>
        edited((zip, xml) =>
          zip.file(
            'word/document.xml',
            xml.replace(
              '<w:body>',
              '<w:body><w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c</w:instrText></w:r></w:p>',
            ),
          ),
        ),
      'active-field',
      'word/document.xml',
    ],
    [
      'an entity',
      () => edited((zip, xml) => zip.file('word/document.xml', `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`)),
      'not-a-document',
      'word/document.xml',
    ],
    ['no document', () => Buffer.from('PK not really'), 'not-a-document', ''],
  ])('with %s is refused, by name', (_, make, code, at) => {
    expect(faultsOf(make())).toContainEqual({ code, at: expect.stringContaining(at) });
  });

  it('that unpacks to more than a form ever is is refused', () => {
    const bomb = edited((zip) => zip.file('word/media/a.xml', 'x'.repeat(21 * 1024 * 1024)));
    expect(faultsOf(bomb)).toMatchObject([{ code: 'too-large' }]);
  });
});

it('tells of the round it is about: the submission that was sent back, the issue that was given back', () => {
  const again: TaskPaper = {
    ...BARE,
    ...{ issuedOn: D('2026-03-16'), submittedOn: D('2026-03-19') },
    sentBack: {
      ...{ reasonCode: null, reason: null, byName: '林砚秋' },
      ...{ submittedOn: D('2026-02-02'), on: D('2026-02-04') },
    },
    returnRequest: {
      ...{ unitName: '县司法局', reason: null, dutyBasis: null, suggestedName: null, byName: '秦守拙' },
      ...{ issuedOn: D('2026-01-05'), on: D('2026-01-07'), answer: null },
    },
  };
  const text = (kind: DocumentKindName) => textOf(renderDocx(template(kind), dataOf(kind, again)));
  expect(text('return-form')).toContain('2026年2月2日');
  expect(text('return-form')).not.toContain('2026年3月19日');
  expect(text('return-request')).toContain('2026年1月5日');
  expect(text('return-request')).not.toContain('2026年3月16日');
});

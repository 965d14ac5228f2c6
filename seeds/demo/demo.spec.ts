import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { readFileSync, readdirSync } from 'node:fs';
import { ROLES } from '../../src/modules/identity/index.js';
import { DEMO_ORGANISATIONS } from './organisations.js';
import { DEMO_PEOPLE } from './people.js';
import { DEMO_REPORTS, type DemoReport } from './reports.js';

const folder = new URL('./reports/', import.meta.url);
const textOf = (report: DemoReport): string =>
  iconv.decode(readFileSync(new URL(report.file, folder)), report.encoding);

const REAL_NAMES = ['渤海镇', '怀柔', '即墨', '上义镇', '渭滨', '都督乡'];
const codes = new Set(DEMO_ORGANISATIONS.map(({ code }) => code));

describe('demo organisations', () => {
  it('has each code and each path once, parents first', () => {
    expect(codes.size).toBe(DEMO_ORGANISATIONS.length);
    const known = new Set<string>();
    for (const { path, code } of DEMO_ORGANISATIONS) {
      const labels = path.split('/').slice(1, -1);
      expect(labels.at(-1)).toBe(code);
      if (labels.length > 1) expect(known).toContain(`/${labels.slice(0, -1).join('/')}/`);
      known.add(path);
    }
  });

  it('writes paths the way the database wants them', () => {
    for (const { path } of DEMO_ORGANISATIONS) expect(path).toMatch(/^\/([a-z0-9-]+\/)+$/);
  });

  it('names joint reporters that exist', () => {
    for (const { jointWith } of DEMO_ORGANISATIONS)
      if (jointWith !== null) expect(codes).toContain(jointWith);
  });
});

describe('demo people', () => {
  it('has each login once, with an organisation and a scope that exist', () => {
    expect(new Set(DEMO_PEOPLE.map(({ login }) => login)).size).toBe(DEMO_PEOPLE.length);
    for (const person of DEMO_PEOPLE) {
      expect(codes).toContain(person.organisation);
      expect(codes).toContain(person.scope);
      expect(person.email).toMatch(/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/);
    }
  });

  it('has somebody for every role that a county has', () => {
    const held = new Set(DEMO_PEOPLE.flatMap((person) => person.roles));
    expect([...held].sort()).toEqual(ROLES.filter((role) => role !== 'detail_reader').sort());
  });

  it('keeps the three administrators apart from each other and from all business', () => {
    const administrators = DEMO_PEOPLE.filter(({ roles }) => roles.some((role) => role.endsWith('_admin')));
    expect(administrators).toHaveLength(3);
    for (const { roles } of administrators) expect(roles).toHaveLength(1);
  });
});

describe('demo reports', () => {
  it('lists every file of the folder and no other', () => {
    expect(DEMO_REPORTS.map(({ file }) => file).sort()).toEqual(readdirSync(folder).sort());
  });

  it.each(DEMO_REPORTS)(
    '$file belongs to known bodies, decodes cleanly and is of a real length',
    (report) => {
      for (const code of [report.organisation, ...report.issuers]) expect(codes).toContain(code);
      const text = textOf(report);
      expect(text).not.toContain('�');
      expect(text).toContain(String(report.reportYear));
      expect(text.length).toBeGreaterThanOrEqual(1_500);
    },
  );

  it('holds one file that is no UTF-8', () => {
    const others = DEMO_REPORTS.filter(({ encoding }) => encoding !== 'utf-8');
    expect(others.map(({ file }) => file)).toEqual(['sl-2024.txt']);
    for (const { file } of others)
      expect(readFileSync(new URL(file, folder)).toString('utf8')).toContain('�');
  });

  it('names none of the bodies of the real reports', () => {
    const written = [...DEMO_REPORTS.map(textOf), JSON.stringify([DEMO_ORGANISATIONS, DEMO_PEOPLE])];
    for (const text of written) for (const name of REAL_NAMES) expect(text).not.toContain(name);
  });

  it('has two consecutive years of four bodies', () => {
    const years = new Map<string, number[]>();
    for (const { organisation, reportYear } of DEMO_REPORTS)
      years.set(organisation, [...(years.get(organisation) ?? []), reportYear]);
    const pairs = [...years.values()].filter((list) => list.length === 2);
    expect(pairs).toHaveLength(4);
    for (const pair of pairs) expect(pair).toEqual([2024, 2025]);
  });
});

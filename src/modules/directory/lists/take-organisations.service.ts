import { Injectable } from '@nestjs/common';
import { GOVERNMENT_LEVELS } from '../../../core/shared/levels.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import type { Administrator } from '../../accounts/index.js';
import { ORGANISATION_KINDS, OrganisationChanges } from '../../organisations/index.js';
import { ListRun, type Taken } from './list-run.service.js';
import type { ListTakenView } from './directory.dto.js';
import { readList, type Columns, type ListLine } from './read-list.js';
import { unitOf } from './take-people.service.js';

const COLUMNS: Columns = {
  code: ['代码', '单位代码'],
  parent: ['上级单位', '上级'],
  name: ['单位名称', '名称'],
  short: ['简称'],
  kind: ['类别'],
  level: ['层级'],
  prefix: ['机关代字'],
  reports: ['年度报告', '报告单位'],
};
const KINDS: Readonly<Record<string, string>> = {
  党委: 'party',
  政府: 'government',
  部门: 'department',
  乡镇: 'town',
  办公室: 'office',
};
const LEVELS: Readonly<Record<string, string>> = { 省: 'province', 市: 'city', 县: 'county', 乡: 'town' };
const YES = ['是', 'true', '1', 'yes'];

/** 机构名单: adds what is new and renames what is known by its code under its parent; nothing is moved or closed by a list. */
@Injectable()
export class TakeOrganisations {
  constructor(
    private readonly listRun: ListRun,
    private readonly changes: OrganisationChanges,
  ) {}

  /** The same list again changes nothing. */
  async run(by: Administrator, { bytes, isDry }: { bytes: Buffer; isDry: boolean }): Promise<ListTakenView> {
    const lines = readList(bytes, COLUMNS, ['code', 'parent', 'name']);
    const taken = await this.listRun.run(lines, { key: 'code', isDry }, (tx, line) =>
      this.take(tx, by, line),
    );
    return { isDryRun: isDry, lines: taken };
  }

  private async take(tx: Tx, by: Administrator, { fields }: ListLine): Promise<Taken> {
    const asked = organisationOf(fields);
    const parentId = await unitOf(tx, by, fields['parent'] ?? '');
    const [known] = await tx.query<{ id: string; name: string; shortName: string }>(KNOWN, [
      parentId,
      asked.code,
    ]);
    if (known === undefined) {
      await this.changes.add(tx, by, { parentId, asked });
      return { outcome: 'created' };
    }
    const { name, shortName } = asked;
    if (known.name === name && known.shortName === shortName) return { outcome: 'unchanged' };
    await this.changes.change(tx, by, {
      id: known.id,
      asked: { name, shortName, reason: '机构名单' },
      expected: null,
    });
    return { outcome: 'changed' };
  }
}

function organisationOf(fields: ListLine['fields']) {
  const { code = '', name = '', short = name, prefix, reports = '' } = fields;
  const kind = wordOf(ORGANISATION_KINDS, KINDS, fields['kind'] ?? '部门');
  const level = wordOf(GOVERNMENT_LEVELS, LEVELS, fields['level'] ?? '县');
  const fits =
    /^[a-z0-9-]{1,40}$/.test(code) && name.length >= 2 && name.length <= 200 && short.length <= 100;
  if (!fits || kind === undefined || level === undefined) throw new Problem('directory.line-invalid');
  const isReportingBody = YES.includes(reports.toLowerCase());
  return {
    code,
    name,
    shortName: short,
    kind,
    level,
    isReportingBody,
    ...(prefix !== undefined && { documentPrefix: prefix.slice(0, 20) }),
  };
}

function wordOf<T extends string>(
  known: readonly T[],
  words: Readonly<Record<string, string>>,
  given: string,
): T | undefined {
  return known.find((word) => word === given || word === words[given]);
}

const KNOWN =
  'select id, name, short_name as "shortName" from organisation where parent_id = $1 and code = $2';

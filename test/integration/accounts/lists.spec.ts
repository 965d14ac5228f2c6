import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { OPERATOR } from '../../../src/modules/accounts/index.js';
import { TakePeople } from '../../../src/modules/directory/index.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

interface Line {
  readonly line: number;
  readonly key: string;
  readonly outcome: string;
  readonly code: string | null;
  readonly firstPassword: string | null;
  readonly openTasks: number;
}

describe('lists of people and organisations', () => {
  let app: TestApp;
  let security: Person;
  let system: Person;
  beforeAll(async () => {
    app = await TestApp.start();
    security = await app.as('anquan');
    system = await app.as('xitong');
  });
  afterAll(() => app.stop());

  const take = async (by: Person, what: string, rows: readonly string[], more: object = {}) =>
    (await by.post(`/api/directory/${what}`, { csv: rows.join('\n'), ...more })).body<{ lines: Line[] }>()
      .lines;
  const fates = (lines: readonly Line[]) => lines.map(({ key, outcome, code }) => [key, code ?? outcome]);

  const PEOPLE = [
    '登录名,姓名,单位,职务,状态',
    'cheng.xu,程叙,县司法局,科员,在职',
    'Bad Login,某人,县司法局,,',
    'tang.he,唐和,没有的单位,,',
    'caizheng-lianluo,苏念安,青砚县财政局,副股长,在职',
    'fagai-lianluo,尹归樵,县发改局,,停用',
    'cheng.xu,程叙,县司法局,科员,在职',
  ];

  it('say line by line what would happen, and leave nothing, in a dry run', async () => {
    const before = await app.rows('select count(*) from account union all select count(*) from event');
    const lines = await take(security, 'people', PEOPLE, { dryRun: true });
    expect(fates(lines)).toEqual([
      ['cheng.xu', 'created'],
      ['Bad Login', 'directory.line-invalid'],
      ['tang.he', 'directory.unit-unknown'],
      ['caizheng-lianluo', 'changed'],
      ['fagai-lianluo', 'suspended'],
      ['cheng.xu', 'unchanged'],
    ]);
    expect(lines.every(({ firstPassword }) => firstPassword === null)).toBe(true);
    expect(await app.rows('select count(*) from account union all select count(*) from event')).toEqual(
      before,
    );
  });

  it('are taken, one bad line stops no other, and taken again they change nothing', async () => {
    const gone = await app.as('fagai-lianluo');
    const lines = await take(security, 'people', PEOPLE);
    expect(fates(lines).map(([, fate]) => fate)).toEqual([
      'created',
      'directory.line-invalid',
      'directory.unit-unknown',
      'changed',
      'suspended',
      'unchanged',
    ]);
    expect((await gone.get('/api/session')).code).toBe('auth.required');
    const password = lines[0]?.firstPassword ?? '';
    expect((await app.stranger().post('/api/session', { login: 'cheng.xu', password })).status).toBe(204);
    const again = await take(security, 'people', PEOPLE);
    expect(fates(again).map(([, fate]) => fate)).toEqual([
      'unchanged',
      'directory.line-invalid',
      'directory.unit-unknown',
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    const back = await take(security, 'people', [PEOPLE[0] ?? '', 'fagai-lianluo,尹归樵,县发改局,,在职']);
    expect(fates(back)).toEqual([['fagai-lianluo', 'restored']]);
  });

  it('of organisations add parents before children and rename what is known', async () => {
    const rows = [
      '代码;上级单位;单位名称;简称;类别;层级',
      'qyjt;青砚县人民政府;青砚县交通运输局;县交通局;部门;县',
      'ztzd;县交通局;青砚县交通综合执法大队;交通执法大队;部门;县',
      'x;云珩市人民政府;云珩市某局;某局;部门;市',
    ];
    const expected = [
      ['qyjt', 'created'],
      ['ztzd', 'created'],
      ['x', 'directory.unit-unknown'],
    ];
    expect(fates(await take(system, 'organisations', rows, { dryRun: true }))).toEqual(expected);
    expect(fates(await take(system, 'organisations', rows))).toEqual(expected);
    rows[1] = 'qyjt;青砚县人民政府;青砚县交通和物流局;县交通局;部门;县';
    expect(fates(await take(system, 'organisations', rows)).slice(0, 2)).toEqual([
      ['qyjt', 'changed'],
      ['ztzd', 'unchanged'],
    ]);
    const [made] = await app.rows('select path from organisation where code = $1', ['ztzd']);
    expect(made).toEqual({ path: '/yh/qy/qyjt/ztzd/' });
  });

  it('that are none are refused whole, and each is one administrator’s', async () => {
    const send = (by: Person, what: string, csv: string) => by.post(`/api/directory/${what}`, { csv });
    expect((await send(security, 'people', '甲,乙\n1,2')).code).toBe('directory.no-such-list');
    expect((await send(system, 'people', PEOPLE.join('\n'))).code).toBe('auth.forbidden');
    expect((await send(security, 'organisations', PEOPLE.join('\n'))).code).toBe('auth.forbidden');
  });

  it('are taken by the operator too, in the encoding that offices save', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhenggai-list-'));
    const bytes = iconv.encode('登录名,姓名,单位\nlu.an,陆安,县财政局\n', 'gb18030');
    writeFileSync(join(folder, 'people.csv'), bytes);
    const { lines } = await app.nest.get(TakePeople).run(OPERATOR, { bytes, isDry: false });
    expect(lines).toMatchObject([{ key: 'lu.an', outcome: 'created' }]);
    const acts = await app.rows(
      `select actor_name from event where name = 'account.created' and payload ->> 'login' = 'lu.an'`,
    );
    expect(acts).toEqual([{ actor_name: '系统' }]);
    await rm(folder, { recursive: true });
  });
});

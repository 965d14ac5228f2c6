import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportText } from '../../support/county.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';
import { TaskInWork } from '../evidence/task-in-work.js';

const KIB = 1024;
const MIB = KIB * KIB;

interface Quota {
  readonly usedBytes: number;
  readonly files: number;
  readonly limitBytes: number | null;
  readonly isOwnLimit: boolean;
  readonly version: number;
}

/** A PDF of so many bytes, another for each letter. */
const pdf = (letter: string, bytes: number) => ({
  name: `${letter}.pdf`,
  content: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes - 9, letter)]),
});

describe('what the files of an organisation may take up', () => {
  let app: TestApp;
  let task: TaskInWork;
  let administrator: Person;
  let unitId: string;
  beforeAll(async () => {
    app = await TestApp.start({ environment: { FILE_QUOTA_MB: '1' } });
    task = await TaskInWork.begin(app);
    administrator = await app.as('xitong');
    const [unit] = await app.rows<{ id: string }>(
      `select organisation_id as id from account where login = 'sifa-lianluo'`,
    );
    unitId = unit?.id ?? '';
  });
  afterAll(() => app.stop());

  const url = () => `/api/organisations/${unitId}/file-quota`;
  const quota = async (person = task.liaison) => {
    const answer = await person.get(url());
    expect(answer.status).toBe(200);
    return answer.body<Quota>();
  };

  it('is counted with what names them, the same bytes once', async () => {
    expect(await quota()).toMatchObject({ usedBytes: 0, files: 0, limitBytes: MIB, isOwnLimit: false });
    await task.add(pdf('a', 400 * KIB));
    await task.add(pdf('a', 400 * KIB));
    expect(await quota()).toMatchObject({ usedBytes: 400 * KIB, files: 1 });
    expect((await quota(task.supervisor)).usedBytes).toBe(400 * KIB);
    expect((await (await app.as('yifaban')).get('/metrics')).text).toMatch(
      /^zhenggai_file_quota_used_bytes [1-9]/m,
    );
  });

  it('is not passed, not by two who hand in at the same moment either; what is refused counts nothing', async () => {
    const answers = await Promise.all([
      task.upload(pdf('b', 400 * KIB)),
      task.upload(pdf('c', 400 * KIB)),
      task.upload(pdf('d', 400 * KIB)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 413, 413]);
    const refused = answers.find(({ status }) => status === 413);
    expect(refused?.code).toBe('file.quota-exceeded');
    expect(refused?.body()).toMatchObject({ params: { limitBytes: MIB } });
    expect(await quota()).toMatchObject({ usedBytes: 800 * KIB, files: 2 });
    expect((await task.upload(pdf('e', 200 * KIB))).status).toBe(201);
    expect((await app.stranger().get('/metrics')).text).toMatch(/^zhenggai_file_quota_refused_total 2/m);
  });

  it('is said by each file of an intake that it does not hold', async () => {
    const big = `${reportText(1)}\n${'甲'.repeat(200_000)}`;
    const office = await app.as('yifaban');
    const handed = await office.upload('/api/intakes', [
      { name: 'small.txt', content: reportText(2) },
      { name: 'big.txt', content: `${big}一` },
      { name: 'more.txt', content: `${big}二` },
    ]);
    expect(handed.status).toBeLessThan(300);
    const rows = await app.rows<{ name: string; code: string | null; kept: boolean }>(
      "select file_name as name, problem_code as code, sha256 is not null as kept from intake_file where file_name in ('small.txt', 'big.txt', 'more.txt') order by seq",
    );
    expect(rows.map(({ kept }) => kept)).toEqual([true, true, false]);
    expect(rows[2]?.code).toBe('file.quota-exceeded');
  });

  it('is raised by the administrator, on record and for a reason, seen by nobody foreign', async () => {
    const before = await quota();
    const raise = (limitMb: number | undefined, version: number, by = administrator) =>
      by.with({ 'if-match': `"${version}"` }).put(url(), { limitMb, reason: '证据材料较多' });
    expect((await raise(2, before.version, task.supervisor)).status).toBe(403);
    expect((await raise(2, before.version + 7)).status).toBe(412);
    const raised = await raise(2, before.version);
    expect(raised.body<Quota>()).toMatchObject({ limitBytes: 2 * MIB, isOwnLimit: true });
    expect((await task.upload(pdf('f', 400 * KIB))).status).toBe(201);
    const lowered = await raise(0, raised.body<Quota>().version);
    expect(lowered.body<Quota>().usedBytes).toBeGreaterThan(MIB);
    expect((await task.upload(pdf('g', KIB))).code).toBe('file.quota-exceeded');
    expect((await raise(undefined, lowered.body<Quota>().version)).body<Quota>()).toMatchObject({
      limitBytes: MIB,
      isOwnLimit: false,
    });
    const acts = await app.rows(`select 1 from event where name = 'organisation.file-quota-set'`);
    expect(acts).toHaveLength(3);
    expect((await app.stranger().get(url())).status).toBe(401);
  });
});

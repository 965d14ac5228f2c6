import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportText } from '../../support/county.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

interface IntakeFile {
  readonly id: string;
  readonly state: string;
  readonly problemCode: string | null;
  readonly reportId: string | null;
}

describe('a file whose body or year a person names', () => {
  let app: TestApp;
  let supervisor: Person;
  const units: Record<string, string> = {};

  beforeAll(async () => {
    app = await TestApp.start();
    supervisor = await app.as('yifaban');
    for (const { name, id } of await app.rows<{ name: string; id: string }>(
      'select name, id from organisation',
    ))
      units[name] = id;
  });
  afterAll(() => app.stop());

  async function fate(batchId: string): Promise<IntakeFile> {
    await app.runOrders();
    const [file] = (await supervisor.get(`/api/intakes/${batchId}`)).body<{ files: IntakeFile[] }>().files;
    if (file === undefined) throw new Error('no file');
    return file;
  }
  async function handIn(
    body: string,
    content: string,
    reportYear?: number,
  ): Promise<IntakeFile & { batchId: string }> {
    const year = reportYear === undefined ? '' : `&reportYear=${reportYear}`;
    const url = `/api/intakes?organisationId=${units[body]}${year}`;
    const { batchId } = (await supervisor.upload(url, [{ name: 'r.txt', content }])).body<{
      batchId: string;
    }>();
    return { ...(await fate(batchId)), batchId };
  }

  it('is not taken for that body where another one signs it, until the person says so of this very file', async () => {
    const text = reportText(1);
    const file = await handIn('青砚县司法局', text);
    expect(file).toMatchObject({ state: 'needs-a-look', problemCode: 'report.body-differs', reportId: null });
    await supervisor.post(`/api/intakes/files/${file.id}/amendment`, {
      organisationId: units['青砚县司法局'],
    });
    expect(await fate(file.batchId)).toMatchObject({ state: 'parsed', problemCode: null });
  });

  it('is taken where the text is signed by it, or by nobody that is known', async () => {
    expect(await handIn('青砚县人民政府荻渚街道办事处', reportText(2, '荻渚街道办事处', 2023))).toMatchObject(
      { state: 'parsed' },
    );
    const unknown = reportText(3, '无名镇人民政府', 2024);
    expect(await handIn('青砚县司法局', unknown)).toMatchObject({ state: 'parsed' });
  });

  it('is not filed under the county where a bureau signs it that nobody knows', async () => {
    const text = reportText(6, '青砚县水务局', 2019);
    const received = await supervisor.upload('/api/intakes', [{ name: 'w.txt', content: text }]);
    const { batchId } = received.body<{ batchId: string }>();
    expect(await fate(batchId)).toMatchObject({ state: 'needs-a-look', problemCode: 'report.body-unknown' });
  });

  it('is not taken for a year that the text is not of, until the person says so of this very file', async () => {
    const street = '青砚县人民政府荻渚街道办事处';
    const text = reportText(4, '荻渚街道办事处', 2021);
    const file = await handIn(street, text, 2022);
    expect(file).toMatchObject({ state: 'needs-a-look', problemCode: 'report.year-differs', reportId: null });
    await supervisor.post(`/api/intakes/files/${file.id}/amendment`, { reportYear: 2022 });
    expect(await fate(file.batchId)).toMatchObject({ state: 'parsed', problemCode: null });
    expect(await handIn(street, reportText(5, '荻渚街道办事处', 2020), 2020)).toMatchObject({
      state: 'parsed',
    });
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Office } from '../slips/office.js';

interface Comparison {
  readonly tasks: number;
  readonly before: Record<string, number>;
  readonly after: Record<string, number>;
  readonly changed: {
    taskId: string;
    before: string;
    after: string;
    reasonBefore: string;
    reasonAfter: string;
  }[];
  readonly next: string | null;
}

describe('rule packs on live data', () => {
  let office: Office;
  let body: string;
  beforeAll(async () => {
    office = await Office.open('2026-04-07');
    [{ id: body }] = (await office.app.rows<{ id: string }>(
      `select id from organisation where code = 'qy'`,
    )) as [{ id: string }];
  });
  afterAll(() => office.app.stop());

  const compare = async (query: string) =>
    (await office.as('duchashi').get(`/api/rule-packs/comparison?${query}`)).body<Comparison>();

  test('are compared over the tasks of today, with reasons, page by page, and nothing is written', async () => {
    const near = await office.task({ progress: 95 });
    await office.task({ progress: 100, current_due_on: '2026-06-30' });
    const before = await office.app.rows('select id, light, light_reason, version from task order by id');
    const whole = await compare('to=yinchuan@1');
    expect(whole).toMatchObject({
      tasks: 2,
      before: { grey: 0, green: 1, yellow: 1, red: 0 },
      after: { grey: 0, green: 2, yellow: 0, red: 0 },
      changed: [
        {
          taskId: near,
          before: 'yellow',
          reasonBefore: 'light.near-due',
          after: 'green',
          reasonAfter: 'light.on-schedule',
        },
      ],
      next: null,
    });
    const first = await compare('to=yinchuan@1&limit=1');
    const second = await compare(`to=yinchuan@1&limit=1&cursor=${first.next}`);
    expect([...first.changed, ...second.changed]).toEqual(whole.changed);
    expect(await compare('to=default@1&from=default@1')).toMatchObject({ changed: [] });
    expect(await compare(`to=yinchuan@1&year=2019`)).toMatchObject({ tasks: 0 });
    expect(await office.app.rows('select id, light, light_reason, version from task order by id')).toEqual(
      before,
    );
    const unknown = await office.as('duchashi').get('/api/rule-packs/comparison?to=nowhere@1');
    expect(unknown.code).toBe('setting.pack-unknown');
    expect((await office.as('sifa-lianluo').get('/api/rule-packs/comparison?to=yinchuan@1')).status).toBe(
      403,
    );
  });

  test('a body issues under the pack in force on the day, and a task keeps it', async () => {
    const set = (version: string, startsOn: string, login = 'duchashi') =>
      office
        .as(login)
        .post(`/api/organisations/${body}/rule-pack`, { version, startsOn, reason: '本地实施细则' });
    expect((await set('yinchuan@1', '2026-04-06')).code).toBe('setting.starts-in-past');
    expect((await set('nowhere@1', '2026-04-07')).code).toBe('setting.pack-unknown');
    expect((await set('yinchuan@1', '2026-04-07', 'sifa-shenqian')).status).toBe(403);
    expect((await set('yinchuan@1', '2026-04-07')).status).toBe(201);
    await set('guangyuan@1', '2026-05-01');
    let chief = office.as('duchashi');
    const issue = async () => {
      const id = await office.task({ state: 'registered', issued_on: null, current_due_on: null });
      await office.app.rows(
        'insert into task_criterion (task_id, org_path, seq, text) values ($1, $2, 1, $3)',
        [id, '/yh/qy/', '标准'],
      );
      const answer = await chief.post(`/api/tasks/${id}/issue`, {});
      expect(answer.status).toBe(200);
      return id;
    };
    const first = await issue();
    office.app.clock.set('2026-05-06');
    chief = await office.app.as('duchashi');
    const second = await issue();
    const packs = await office.app.rows<{ id: string; rule_pack: string }>(
      'select id, rule_pack from task where id = any($1::uuid[])',
      [[first, second]],
    );
    expect(new Map(packs.map(({ id, rule_pack }) => [id, rule_pack]))).toEqual(
      new Map([
        [first, 'yinchuan@1'],
        [second, 'guangyuan@1'],
      ]),
    );
    const settings = await chief.get(`/api/organisations/${body}/settings`);
    expect(settings.body()).toMatchObject({
      items: [
        { value: { version: 'guangyuan@1' }, isCurrent: true },
        { value: { version: 'yinchuan@1' }, isCurrent: false, setByName: '顾听澜' },
      ],
    });
    const events = await office.app.rows(`select from event where name = 'body.setting-made'`);
    expect(events).toHaveLength(2);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Sweep } from '../../../src/modules/reminders/index.js';
import { RobotSecrets } from '../../../src/modules/reminders/channels/robot-secrets.js';
import { UnitOfWork } from '../../../src/platform/database/tx.js';
import { SecretKey } from '../../../src/platform/secrets/index.js';
import { HttpSink } from '../../support/http-sink.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

const PREFERENCES = { push: 'mail', muted: [], quiet: [] };

interface Proof {
  readonly role: string;
  readonly channel: string;
  readonly state: string;
}

interface Entry {
  readonly id: string;
  readonly channel: string;
  readonly state: string;
  readonly queuedAt: string;
  readonly personName: string;
  readonly rules: readonly string[];
}
interface Kept {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}
interface Log {
  readonly items: readonly Entry[];
  readonly next: string | null;
}

/** 县司法局 has tasks that are due; its liaison is told by whatever way they chose. */
describe('how people are told', () => {
  let app: TestApp;
  let sink: HttpSink;
  let liaison: Person;
  let supervisor: Person;

  beforeAll(async () => {
    sink = await HttpSink.start();
    app = await TestApp.start({
      at: '2026-09-14',
      environment: { OUTGOING_ALLOW: '127.0.0.0/8', SMS_URL: `${sink.url}/sms`, SMS_TOKEN: 'key' },
    });
    await itIs('2026-09-14T08:30:00');
  });
  afterAll(async () => {
    await app.stop();
    await sink.stop();
  });
  beforeEach(() => {
    sink.received.length = 0;
    sink.answer = { status: 200, body: '{"errcode":0,"code":0}' };
  });

  async function taskDue(on: string): Promise<string> {
    const [task] = await app.rows<{ id: string }>(TASK, [on]);
    return task?.id ?? '';
  }

  async function prefer(more: object): Promise<void> {
    const set = await liaison.put('/api/notices/preferences', { ...PREFERENCES, ...more });
    expect(set.status).toBe(200);
  }

  async function sweep(): Promise<void> {
    await app.nest.get(Sweep, { strict: false }).runIfDue(new AbortController().signal);
    await app.runOrders();
  }

  /** Nobody stays signed in over night. */
  async function itIs(time: string): Promise<void> {
    app.clock.set(`${time}+08:00`);
    liaison = await app.as('sifa-lianluo');
    supervisor = await app.as('duchashi');
  }

  async function morning(day: string): Promise<void> {
    await itIs(`${day}T08:40:00`);
    await sweep();
  }

  /** What became of it, way by way. */
  const waysOf = async (task: string) => {
    const proof = (await supervisor.get(`/api/tasks/${task}/notices`)).body<Proof[]>();
    const ofLiaison = proof.filter(({ role }) => role === 'liaison');
    return ofLiaison.map(({ channel, state }) => `${channel} ${state}`).sort();
  };
  const told = () =>
    sink.received.map(({ path, body }) => ({ path, body: JSON.parse(body) as Record<string, unknown> }));

  it('in the group of the unit, by its robot', async () => {
    expect(
      (await liaison.put('/api/notices/robot', { kind: 'wecom', url: `${sink.url}/wecom?key=k` })).status,
    ).toBe(200);
    await prefer({ push: 'robot', mobile: '13900000001' });
    const task = await taskDue('2026-09-20');
    await morning('2026-09-14');
    expect(told()).toMatchObject([
      { path: '/wecom?key=k', body: { msgtype: 'text', text: { mentioned_mobile_list: ['13900000001'] } } },
    ]);
    expect(JSON.stringify(told()[0]?.body)).toContain(`/tasks/${task}`);
    expect(await waysOf(task)).toEqual(['inbox sent', 'robot sent']);
  });

  it('not faster than the robot takes it', async () => {
    const task = await taskDue('2026-09-21');
    await itIs('2026-09-15T08:40:10');
    await app.rows(`update send_slot set minute = '2026-09-15T08:40:00+08:00', taken = 20 returning key`);
    await sweep();
    expect(told()).toEqual([]);
    await itIs('2026-09-15T08:41:00');
    await app.runOrders();
    expect(told()).toHaveLength(1);
    expect(await waysOf(task)).toEqual(['inbox sent', 'robot sent']);
  });

  it('again where the robot says no for a while, and never where it says no for good', async () => {
    const task = await taskDue('2026-09-22');
    sink.answer = { status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' };
    await expect(morning('2026-09-16')).rejects.toThrow('45009');
    expect(await waysOf(task)).toEqual(['inbox sent', 'robot queued']);
    sink.answer = { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' };
    await app.runOrders();
    expect(await waysOf(task)).toEqual(['inbox sent', 'robot bounced']);
  });

  it('by a text message, in the words of one, to the number that was left', async () => {
    await itIs('2026-09-17T08:30:00');
    await prefer({ push: 'sms', mobile: '13900000001' });
    const task = await taskDue('2026-09-23');
    await morning('2026-09-17');
    expect(sink.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer key']);
    expect(told()).toMatchObject([{ path: '/sms', body: { mobile: '13900000001' } }]);
    expect(String(told()[0]?.body['text']).length).toBeLessThanOrEqual(200);
    expect(await waysOf(task)).toEqual(['inbox sent', 'sms sent']);
  });

  it('in the inbox alone where they want no more, or muted what it is about', async () => {
    await itIs('2026-09-18T08:30:00');
    await prefer({ push: 'none' });
    const first = await taskDue('2026-09-24');
    await morning('2026-09-18');
    await prefer({ push: 'robot', muted: ['due'] });
    const second = await taskDue('2026-09-28');
    await morning('2026-09-20');
    expect(told()).toEqual([]);
    expect([await waysOf(first), await waysOf(second)]).toEqual([['inbox sent'], ['inbox sent']]);
  });

  it('of what is red, whatever they want', async () => {
    await itIs('2026-09-21T08:30:00');
    await prefer({
      push: 'robot',
      muted: ['due', 'light'],
      quiet: [{ fromOn: '2026-09-21', throughOn: '2026-09-23' }],
    });
    const red = await taskDue('2026-09-18');
    await morning('2026-09-21');
    expect(await waysOf(red)).toContain('robot sent');
  });

  it('not on the days they want to be left alone, but after them', async () => {
    await app.rows(`update task set state = 'closed', light = 'grey' where title = '任务' returning id`);
    await prefer({ push: 'robot', quiet: [{ fromOn: '2026-09-21', throughOn: '2026-09-23' }] });
    const task = await taskDue('2026-09-30');
    await morning('2026-09-22');
    expect([told(), await waysOf(task)]).toEqual([[], ['inbox queued', 'robot queued']]);
    await morning('2026-09-24');
    expect(told()).toHaveLength(1);
    expect((await waysOf(task)).filter((way) => way.startsWith('robot'))).toContain('robot sent');
  });

  it('with what they may set, and no robot that lies inside', async () => {
    const set = async (more: object) =>
      (await liaison.put('/api/notices/preferences', { ...PREFERENCES, ...more })).code;
    expect(await set({ push: 'pigeon' })).toBe('request.invalid');
    expect(await set({ mobile: '12345' })).toBe('request.invalid');
    expect(await set({ muted: ['slip'] })).toBe('request.invalid');
    expect(await set({ quiet: [{ fromOn: '2026-10-01', throughOn: '2027-10-01' }] })).toBe(
      'quiet-period.too-long',
    );
    const robot = async (url: string) =>
      (await liaison.put('/api/notices/robot', { kind: 'feishu', url })).code;
    expect(await robot('http://10.1.2.3/hook')).toBe('webhook.address-refused');
    expect((await liaison.post('/api/notices/robot/test')).status).toBe(204);
    expect(told()).toMatchObject([{ body: { text: { content: expect.stringContaining('测试') } } }]);
    sink.answer = { status: 404 };
    expect((await liaison.post('/api/notices/robot/test')).code).toBe('robot.failed');
    expect((await liaison.delete('/api/notices/robot')).status).toBe(204);
    expect((await liaison.get('/api/notices/robot')).code).toBe('record.not-found');
  });

  it('by a robot whose address and secret lie enciphered, through a change of the key and from a release before', async () => {
    const [url, secret] = [`${sink.url}/feishu/hook-of-a-group`, 'v1.looks-sealed-and-is-not'];
    await liaison.put('/api/notices/robot', { kind: 'feishu', url, secret });
    const kept = async () =>
      (await app.rows<Kept>('select id, url, secret from notice_robot where ended_at is null'))[0] as Kept;
    const { id } = await kept();
    expect([(await kept()).url, (await kept()).secret]).toEqual([
      expect.stringMatching(/^v1\.[\w-]{80,}$/),
      expect.stringMatching(/^v1\.[\w-]{60,}$/),
    ]);
    const posted = async () => {
      sink.received.length = 0;
      expect((await liaison.post('/api/notices/robot/test')).status).toBe(204);
      return told();
    };
    expect(await posted()).toMatchObject([
      { path: '/feishu/hook-of-a-group', body: { sign: expect.any(String) } },
    ]);

    await app.rows('update notice_robot set url = $2, secret = $3 where id = $1', [id, url, secret]);
    expect(await posted()).toHaveLength(1);
    const own = app.nest.get(RobotSecrets, { strict: false });
    await own.onApplicationBootstrap();
    expect([(await kept()).url, own.open(await kept(), id)]).toEqual([
      expect.stringMatching(/^v1\./),
      { url, secret },
    ]);

    const under = (secretKey: Buffer, secretKeyPrevious: Buffer | null) =>
      new RobotSecrets(
        new SecretKey({ secretKey, secretKeyPrevious, dataDir: '' }),
        app.nest.get(UnitOfWork, { strict: false }),
      );
    const [before, now] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const sealed = under(before, null).seal({ url, secret }, id);
    await app.rows('update notice_robot set url = $2, secret = $3 where id = $1', [
      id,
      sealed.url,
      sealed.secret,
    ]);
    await under(now, before).onApplicationBootstrap();
    expect(under(now, null).open(await kept(), id)).toEqual({ url, secret });
    expect(() => under(now, null).open({ ...sealed, url: sealed.secret ?? '' }, id)).toThrow();
    // What neither key opens is left as it is, here and in the row of the robot before it.
    await own.onApplicationBootstrap();
    expect(under(now, null).open(await kept(), id)).toEqual({ url, secret });
    await liaison.delete('/api/notices/robot');
  });

  it('as the system administrator sees it: what did not get out is sent again, once, and stays in the subtree', async () => {
    const admin = await app.as('xitong');
    const channels = (await admin.get('/api/channels')).body<{ name: string; isOn: boolean }[]>();
    expect(channels.map(({ name, isOn }) => [name, isOn])).toEqual([
      ['inbox', true],
      ['mail', false],
      ['robot', true],
      ['sms', true],
    ]);
    await prefer({ push: 'sms', mobile: '13800000001' });
    const [lost] = await app.rows<{ id: string }>(
      `insert into delivery (notice_id, account_id, channel, state, last_error, queued_at)
       select n.id, n.account_id, 'sms', 'failed', '503 busy', now() from notice n join account a on a.id = n.account_id
       where a.login = 'sifa-lianluo' and not exists (select from delivery d where d.notice_id = n.id and d.channel = 'sms')
       order by n.id limit 1 returning id`,
    );
    const list = async () =>
      (await admin.get('/api/undelivered?channel=sms')).body<{ items: { id: string }[] }>().items;
    expect((await list()).map(({ id }) => id)).toEqual([lost?.id]);
    const again = () => admin.post(`/api/undelivered/${lost?.id}/replay`);
    expect([(await again()).status, (await again()).code]).toEqual([204, 'record.not-found']);
    await app.runOrders();
    expect(await app.rows('select state from delivery where id = $1', [lost?.id])).toEqual([
      { state: 'sent' },
    ]);
    expect(await list()).toEqual([]);
    expect(await app.rows(`select 1 from event where name = 'delivery.sent-again'`)).toHaveLength(1);
    expect((await supervisor.get('/api/undelivered')).code).toBe('auth.forbidden');
  });

  it('as the system administrator finds it in the log: by state, way, person, day and rule, page by page, without a word of it', async () => {
    const admin = await app.as('xitong');
    const found = async (query: string, throughOn = '2026-09-30') =>
      (await admin.get(`/api/deliveries?fromOn=2026-09-01&throughOn=${throughOn}&${query}`)).body<Log>();
    const all = (await found('limit=200')).items;
    const shown = all.map(({ queuedAt }) => queuedAt);
    expect(shown).toEqual([...shown].sort().reverse());
    expect(all.length).toBeGreaterThan(6);
    const isSame = async (query: string, holds: (row: Entry) => boolean, throughOn?: string) => {
      const ids = (await found(`limit=200&${query}`, throughOn)).items.map(({ id }) => id);
      expect(ids).toEqual(all.filter(holds).map(({ id }) => id));
      expect(ids).not.toEqual([]);
    };
    await isSame('channel=sms', ({ channel }) => channel === 'sms');
    await isSame('state=bounced', ({ state }) => state === 'bounced');
    await isSame('family=due', ({ rules }) => rules.some((rule) => rule.startsWith('due.')));
    const [liaison] = await app.rows<{ name: string }>(
      `select display_name as name from account where login = 'sifa-lianluo'`,
    );
    await isSame('person=sifa-lianluo', ({ personName }) => personName === liaison?.name);
    const dayOf = (instant: string) =>
      new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
    await isSame('', ({ queuedAt }) => dayOf(queuedAt) <= '2026-09-16', '2026-09-16');
    const first = await found('limit=3');
    const second = await found(`limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      all.slice(0, 6).map(({ id }) => id),
    );
    expect(JSON.stringify(all)).not.toContain('执法');
    expect((await found('channel=sms&person=nobody')).items).toEqual([]);
    expect((await admin.get('/api/deliveries?cursor=x')).code).toBe('request.cursor-invalid');
    expect((await supervisor.get('/api/deliveries')).code).toBe('auth.forbidden');
  });

  it('as the system administrator tries it: a channel that is off, nobody to tell, and what the gateway answers', async () => {
    const admin = await app.as('xitong');
    const test = (name: string, body: object) => admin.post(`/api/channels/${name}/test`, body);
    expect((await test('mail', {})).code).toBe('channel.off');
    expect((await test('sms', {})).code).toBe('channel.no-address');
    expect((await test('pigeon', {})).status).toBe(400);
    expect((await test('sms', { to: '13800000002' })).status).toBe(204);
    expect(sink.received.map(({ path }) => path)).toEqual(['/sms']);
    sink.answer = { status: 402, body: 'no balance' };
    const refused = await test('sms', { to: '13800000002' });
    expect(refused.code).toBe('channel.test-failed');
    expect(refused.text).toContain('no balance');
  });
});

const TASK = `
with task as (
  insert into task (organisation_id, org_path, number, title, kind, report_year, problem, state, rectification_class, priority, lead_organisation_id,
    issued_on, signed_on, current_due_on, original_due_on, plan_state, progress, progress_reported_on, rule_pack, created_by, created_at, light)
  select c.id, c.path, '2026-' || gen_random_uuid(), '任务', 'shortcoming', 2025, '问题', 'in_progress', 'immediate', 'ordinary', d.id,
    '2026-09-01', '2026-09-01', $1, $1, 'approved', 90, '2026-09-11', 'default@1', a.id, '2026-09-01', 'green'
  from organisation c, organisation d, account a where c.code = 'qy' and d.code = 'qysf' and a.login = 'duchayuan'
  returning id, lead_organisation_id, org_path)
insert into task_party (task_id, organisation_id, org_path, part) select id, lead_organisation_id, org_path, 'lead' from task
returning task_id as id`;

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DatabaseContext } from '../../../src/platform/database/context.js';
import { Reader } from '../../../src/platform/database/reader.js';
import { OpenNotice } from '../../../src/modules/reminders/notices/open-notice.service.js';
import { ReminderQueries } from '../../../src/modules/reminders/reminders.queries.js';
import { toActor, type Actor } from '../../../src/modules/identity/index.js';
import { County, PEOPLE, type PersonName } from './county.js';

let county: County;
let task: string;
beforeEach(async () => {
  county = await County.found();
  task = await county.task({ current_due_on: '2027-03-31', sign_due_on: '2026-09-22', verdict: 'done' });
});
afterEach(() => county.dissolve());

async function hearers(): Promise<string[]> {
  const heard = await Promise.all(
    PEOPLE.map(async (who) => ((await county.inbox(who)).length > 0 ? [who] : [])),
  );
  return heard.flat();
}

async function actorOf(login: PersonName): Promise<Actor> {
  const [row] = await county.sql<Parameters<typeof toActor>[0]>(
    `select a.id as account_id, a.display_name, a.organisation_id, o.path as organisation_path, app.heads_under(o.path) as heads, o.name as organisation_name,
       (select jsonb_agg(jsonb_build_object('role', g.role, 'path', p.path, 'heads', app.heads_under(p.path))) from role_grant g join organisation p on p.id = g.organisation_id
        where g.account_id = a.id) as grants
     from account a join organisation o on o.id = a.organisation_id where a.login = $1`,
    [login],
  );
  if (!row) throw new Error(`no account ${login}`);
  return toActor(row, null, null);
}

async function contextOf(login: PersonName): Promise<DatabaseContext> {
  const { accountId, organisationId, scopePath } = await actorOf(login);
  return { accountId, organisationId, scopePath };
}

describe('an event of a task', () => {
  test.each([
    [
      'task.issued',
      'supervisor',
      ['liaison', 'signer'],
      '新任务交办,请于2026-09-22前签收,办结时限2027-03-31',
    ],
    ['task.sent-back', 'officer', ['liaison', 'owner', 'signer'], '初审退回,请补正后重新报送'],
    [
      'task.extension-granted',
      'supervisor',
      ['liaison', 'owner', 'signer'],
      '延期申请已批准,新的办结时限2027-03-31',
    ],
    ['task.decided', 'supervisor', ['liaison', 'owner', 'signer'], '认定结果:已完成整改'],
    ['task.struck-off', 'supervisor', ['liaison', 'owner', 'signer'], '已销号'],
    ['task.paused', 'supervisor', ['liaison', 'owner', 'signer'], '已暂缓办理'],
    ['task.submitted', 'signer', ['officer'], '试验县司法局已申请销号,待审核'],
    ['task.return-requested', 'signer', ['officer', 'supervisor'], '试验县司法局申请退回,待答复'],
    ['task.signed', 'liaison', ['officer'], '试验县司法局已签收'],
  ] as const)('%s by %s is told to %j', async (...[event, actor, who, sentence]) => {
    await county.tell(task, event, actor);
    expect(await hearers()).toEqual(who);
    const [notice] = await county.inbox(who[0]);
    expect(notice).toMatchObject({
      kind: 'immediate',
      title: `【整改】2026-c-1:${sentence}`,
      body: `2026-c-1 任务1\n${sentence}`,
    });
  });

  test.each(['task.progress-reported', 'task.registered', 'task.evidence-added'])(
    '%s is told to nobody',
    async (event) => {
      await county.tell(task, event, 'liaison');
      expect(await hearers()).toEqual([]);
    },
  );

  test('is never told to the one who did it', async () => {
    await county.tell(task, 'task.submitted', 'officer');
    expect(await hearers()).toEqual([]);
  });

  test('is told once, however often the order comes, and twice where it happened twice', async () => {
    await county.tell(task, 'task.sent-back', 'officer');
    await county.sql('update outbox set done_at = null, attempts = 0');
    await county.runJobs();
    expect(await county.inbox('liaison')).toHaveLength(1);
    await county.tell(task, 'task.sent-back', 'officer');
    expect(await county.inbox('liaison')).toHaveLength(2);
    expect(await county.reminders(task)).toHaveLength(6);
  });

  test('puts the light right at once, and leaves one that gets worse to the sweep', async () => {
    const lightOf = async () =>
      (await county.sql<{ light: string }>('select light from task where id = $1', [task]))[0]?.light;
    await county.sql(`update task set state = 'paused', light = 'red' where id = $1`, [task]);
    await county.tell(task, 'task.paused', 'supervisor');
    expect(await lightOf()).toBe('grey');
    await county.sql(`update task set state = 'in_progress' where id = $1`, [task]);
    await county.tell(task, 'task.progress-reported', 'liaison');
    expect(await lightOf()).toBe('green');
    await county.sql(`update task set current_due_on = '2026-09-17' where id = $1`, [task]);
    await county.tell(task, 'task.progress-reported', 'liaison');
    expect(await lightOf()).toBe('green');
  });

  test('that turns a light red is told at once, and not again by the sweep', async () => {
    await county.sql(`update task set cannot_finish = true where id = $1`, [task]);
    await county.tell(task, 'task.progress-reported', 'liaison');
    await county.tell(task, 'task.progress-reported', 'liaison');
    expect(await hearers()).toEqual(['owner', 'signer']);
    await county.day('2026-09-18');
    await county.day('2026-09-20');
    expect((await county.inbox('owner')).map(({ title, kind }) => [title, kind])).toEqual([
      ['【整改】2026-c-1:转为红灯：预计不能按期完成', 'immediate'],
    ]);
  });

  test('that turns a light red while the supervisor has the task in hand is left to the sweep', async () => {
    await county.sql(
      `update task set cannot_finish = true, state = 'verifying', submitted_on = '2026-09-17' where id = $1`,
      [task],
    );
    await county.tell(task, 'task.progress-reported', 'liaison');
    expect(await hearers()).toEqual([]);
  });

  test('stays out of the digest of the day', async () => {
    await county.tell(task, 'task.sent-back', 'officer');
    await county.day('2026-09-18');
    expect((await county.inbox('liaison')).map(({ kind }) => kind)).toEqual(['immediate']);
  });
});

describe('what somebody was told', () => {
  const queries = () => county.app.get(ReminderQueries);

  test('is read by that person alone, newest first, page by page', async () => {
    for (const event of ['task.issued', 'task.sent-back', 'task.decided']) {
      county.clock.advance(60_000);
      await county.tell(task, event, 'supervisor');
    }
    const context = await contextOf('liaison');
    const first = await queries().inbox(context, { limit: 2 });
    expect(first.items.map(({ title }) => title.slice(13))).toEqual([
      '认定结果:已完成整改',
      '初审退回,请补正后重新报送',
    ]);
    const second = await queries().inbox(context, { limit: 2, cursor: first.next ?? '' });
    expect(second.items).toHaveLength(1);
    expect(second.next).toBeNull();
    expect((await queries().inbox(await contextOf('supervisor'), {})).items).toEqual([]);
  });

  test('can be proved to whoever sees the task, opened or not, and to no other body', async () => {
    await county.tell(task, 'task.issued', 'supervisor');
    const context = await contextOf('liaison');
    const [notice] = (await queries().inbox(context, { unopened: true })).items;
    county.clock.advance(3_600_000);
    const open = county.app.get(OpenNotice);
    await open.run(await actorOf('liaison'), notice?.id ?? '');
    county.clock.advance(3_600_000);
    await open.run(await actorOf('liaison'), notice?.id ?? '');
    expect((await queries().inbox(context, { unopened: true })).items).toEqual([]);

    const proof = await queries().proofOf(await contextOf('supervisor'), task);
    expect(
      proof.map(({ recipientName, state, openedAt, text }) => [recipientName, state, openedAt, text]),
    ).toEqual([
      [
        'liaison',
        'sent',
        '2026-09-18T01:30:00.000000Z',
        '新任务交办,请于2026-09-22前签收,办结时限2027-03-31',
      ],
      ['signer', 'sent', null, '新任务交办,请于2026-09-22前签收,办结时限2027-03-31'],
    ]);
    await expect(open.run(await actorOf('owner'), notice?.id ?? '')).rejects.toThrow('record.not-found');
    const stranger = { scopePath: '/elsewhere/', organisationId: null, accountId: context.accountId };
    await expect(queries().proofOf(stranger, task)).rejects.toThrow('record.not-found');
  });

  test('cannot be read past the queries either', async () => {
    await county.tell(task, 'task.issued', 'supervisor');
    const text =
      'select (select count(*)::int from notice) as notices, (select count(*)::int from delivery) as deliveries';
    const seen = (context: DatabaseContext) => county.app.get(Reader).one(context, { text });
    expect(await seen(await contextOf('liaison'))).toEqual({ notices: 1, deliveries: 2 });
    expect(await seen(await contextOf('supervisor'))).toEqual({ notices: 0, deliveries: 2 });
    expect(
      await seen({ scopePath: '/', organisationId: null, accountId: (await contextOf('mayor')).accountId }),
    ).toEqual({
      notices: 0,
      deliveries: 2,
    });
    expect(await seen({ scopePath: '-', organisationId: null, accountId: null })).toEqual({
      notices: 0,
      deliveries: 0,
    });
  });
});

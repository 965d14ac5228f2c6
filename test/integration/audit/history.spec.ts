import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ChainHeadQueries, ChainVerification, NoteHeads } from '../../../src/modules/audit/index.js';
import { SYSTEM } from '../../../src/platform/database/context.js';
import { TestApp } from '../../support/test-app.js';
import { cast, dice, liveOneDay, passTo, type Cast } from './lives.js';

interface History {
  readonly items: readonly {
    readonly event: string;
    readonly at: string;
    readonly actorName: string;
    readonly tokenName: string | null;
    readonly address: string | null;
    readonly changes: readonly {
      readonly field: string;
      readonly before: unknown;
      readonly after: unknown;
    }[];
  }[];
  readonly next: string | null;
}

const REPLAYED = `
select t.id, app.task_fields(t.id) = (select app.replay(e.changes order by e.id) from event e
  where e.subject_type = 'task' and e.subject_id = t.id) as same from task t order by t.id`;
const AS_OF = `
select t.id, (select app.replay(e.changes order by e.id) from event e where e.subject_type = 'task' and e.subject_id = t.id
  and e.occurred_at < ($1::date + 1)::timestamp at time zone 'Asia/Shanghai') as fields from task t order by t.id`;
const NOW = 'select t.id, app.task_fields(t.id) as fields from task t order by t.id';

describe('what every act changed', () => {
  let app: TestApp;
  let people: Cast;

  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-03-02' });
    people = await cast(app);
  });
  afterAll(() => app.stop());

  const taskAt = (place: number): string => people.taskIds[place] ?? '';
  const historyOf = async (taskId: string, query = ''): Promise<History> =>
    (await people.officer.get(`/api/tasks/${taskId}/history${query}`)).body<History>();

  it('is told field by field: before, after, who, from where, when', async () => {
    await people.supervisor.post(`/api/tasks/${taskAt(0)}/issue`, {});
    await people.liaison.post(`/api/tasks/${taskAt(0)}/signature`, {});
    const reported = await people.liaison.post(`/api/tasks/${taskAt(0)}/progress`, {
      progress: 40,
      text: '已培训一次',
    });
    expect(reported.status).toBe(200);
    const { items } = await historyOf(taskAt(0));
    expect(items.map(({ event }) => event)).toEqual([
      'task.registered',
      'task.issued',
      'task.signed',
      'task.progress-reported',
    ]);
    const last = items.at(-1);
    expect(last).toMatchObject({ at: '2026-03-02T00:30:00.000Z', tokenName: null, address: '127.0.0.1' });
    expect(last?.changes).toEqual(
      expect.arrayContaining([
        { field: 'progress', label: '整改进度（%）', before: 0, after: 40 },
        { field: 'progress_text', label: '整改进展', before: null, after: '已培训一次' },
      ]),
    );
    const onlyState = await historyOf(taskAt(0), '?field=state');
    expect(onlyState.items.map(({ changes }) => [changes[0]?.before, changes[0]?.after])).toEqual([
      [null, 'registered'],
      ['registered', 'issued'],
      ['issued', 'in_progress'],
    ]);
  });

  it('is paged by key', async () => {
    const first = await historyOf(taskAt(0), '?limit=3');
    expect(first.items).toHaveLength(3);
    const second = await historyOf(taskAt(0), `?limit=3&cursor=${first.next ?? ''}`);
    expect(second.items.map(({ event }) => event)).toEqual(['task.progress-reported']);
    expect(second.next).toBeNull();
    expect((await people.officer.get(`/api/tasks/${taskAt(0)}/history?cursor=WyJ4Il0`)).code).toBe(
      'request.cursor-invalid',
    );
  });

  it('is hidden with its task', async () => {
    const elsewhere = await app.as('wangwu-lianluo');
    expect((await elsewhere.get(`/api/tasks/${taskAt(0)}/history`)).code).toBe('record.not-found');
  });

  it('names the token of a department system', async () => {
    const token = await people.liaison.post('/api/tokens', {
      name: '司法局台账系统',
      access: 'write',
      days: 30,
    });
    const { secret } = token.body<{ secret: string }>();
    const machine = app.stranger().with({ authorization: `Bearer ${secret}` });
    const answer = await machine.post(`/api/tasks/${taskAt(0)}/progress`, { progress: 45, text: '系统报送' });
    expect(answer.status).toBe(200);
    expect((await historyOf(taskAt(0))).items.at(-1)).toMatchObject({ tokenName: '司法局台账系统' });
  });

  it('also records what the program changed without an act of its own', async () => {
    await app.rows('update task set title = $2, version = version + 1 where id = $1', [
      taskAt(1),
      '改后的标题',
    ]);
    const { items } = await historyOf(taskAt(1));
    expect(items.at(-1)).toMatchObject({ event: 'task.adjusted', actorName: '系统' });
    expect(items.at(-1)?.changes).toMatchObject([{ field: 'title', after: '改后的标题' }]);
  });

  it('replays to the row as it is, and as it was at the end of every day of random lives', async () => {
    const roll = dice(20260302);
    const days = Array.from({ length: 12 }, (_, i) => `2026-03-${String(3 + i * 2).padStart(2, '0')}`);
    const evenings: { day: string; rows: { id: string; fields: unknown }[] }[] = [];
    for (const day of days) {
      await passTo(app, day);
      for (const taskId of people.taskIds) await liveOneDay(people, taskId, { roll, day });
      evenings.push({ day, rows: await app.rows(NOW) });
    }
    const now = await app.rows<{ same: boolean }>(REPLAYED);
    expect(now.length).toBeGreaterThan(2);
    expect(now.every(({ same }) => same)).toBe(true);
    for (const { day, rows } of evenings) expect(await app.rows(AS_OF, [day])).toEqual(rows);
    const states = new Set(
      evenings.flatMap(({ rows }) => rows.map(({ fields }) => (fields as { state: string }).state)),
    );
    expect(states.size).toBeGreaterThan(2);
    const { broken, unrecorded } = await app.nest.get(ChainVerification).run();
    expect({ broken, unrecorded }).toEqual({ broken: [], unrecorded: [] });
  });

  it('keeps every light with its day', async () => {
    await app.rows(
      `update task set light = 'yellow', light_reason = 'light.behind', light_on = '2026-03-26' where id = $1`,
      [taskAt(0)],
    );
    const lights = await app.rows<{ light: string; on: string }>(
      'select light, lit_on::text as "on" from task_light where task_id = $1 order by id desc limit 1',
      [taskAt(0)],
    );
    expect(lights).toEqual([{ light: 'yellow', on: '2026-03-26' }]);
  });

  it('notes the heads at night, once, and tells them to those who oversee', async () => {
    await passTo(app, '2026-04-01');
    expect(await app.nest.get(NoteHeads).run()).toBeGreaterThan(0);
    expect(await app.nest.get(NoteHeads).run()).toBe(0);
    const heads = (await people.supervisor.get('/api/audit/heads')).body<
      { day: string; head: string; length: number }[]
    >();
    expect(heads[0]).toMatchObject({ day: '2026-03-31', head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const now = await app.nest.get(ChainHeadQueries).atEndOf(SYSTEM, app.clock.today());
    expect(now.map(({ head }) => head)).toContain(heads[0]?.head);
    expect((await people.liaison.get('/api/audit/heads')).code).toBe('auth.forbidden');
    const auditor = await app.as('shenji');
    expect((await auditor.get('/api/audit/heads')).body()).toEqual(heads);
  });

  describe('tampering by the owner of the database', () => {
    let owner: Client;
    beforeAll(async () => {
      owner = new Client({ connectionString: app.databaseUrl });
      await owner.connect();
      await owner.query(
        'alter table event disable trigger user; alter table event_chain disable trigger user; alter table task disable trigger user',
      );
    });
    afterAll(() => owner.end());

    const columns: readonly (readonly [string, string])[] = [
      ['id', '(select max(id) + 1 from event)'],
      ['org_path', `org_path || 'x/'`],
      [
        'organisation_id',
        '(select o.id from organisation o where o.id <> event.organisation_id order by o.path limit 1)',
      ],
      ['place', 'place + 100000'],
      ['name', `name || 'x'`],
      ['subject_type', `subject_type || 'x'`],
      ['subject_id', 'gen_random_uuid()'],
      ['actor_id', 'gen_random_uuid()'],
      ['actor_name', `actor_name || '甲'`],
      ['on_behalf_of', `coalesce(on_behalf_of, '') || '乙'`],
      ['token_name', `coalesce(token_name, '') || '丙'`],
      ['address', `coalesce(address, '') || '1'`],
      ['occurred_at', `occurred_at + interval '1 millisecond'`],
      ['payload', `payload || '{"planted": 1}'`],
      ['changes', `coalesce(changes, '{}') || '{"progress": [1, 2]}'`],
      ['previous_hash', `set_byte(previous_hash || '\\x00', 0, 7)`],
      ['hash', 'set_byte(hash, 3, (get_byte(hash, 3) + 1) % 256)'],
      ['hash_version', '1'],
      ['hash_algorithm', `'sm3'`],
    ];

    it('is found and named for each of a hundred random changes of one field', async () => {
      const roll = dice(7);
      const events = (
        await owner.query<{ id: string; organisation_id: string; place: string; subject_type: string }>(
          'select id, organisation_id, place, subject_type from event order by id',
        )
      ).rows;
      for (let n = 0; n < 100; n += 1) {
        const event = events[roll(events.length)];
        const [column, value] = columns[n % columns.length] ?? ['name', `'x'`];
        await owner.query('begin');
        if (column === 'id') await owner.query('alter table event alter column id drop identity');
        await owner.query(`update event set ${column} = ${value} where id = $1`, [event?.id]);
        const found = await owner.query<{ organisationId: string; place: number }>(VERIFY);
        await owner.query('rollback');
        const named = found.rows.find(({ organisationId }) => organisationId === event?.organisation_id);
        expect([column, n, named === undefined]).toEqual([column, n, false]);
        // A row that left its place is missed where its successor stands.
        if (!['place', 'organisation_id'].includes(column)) expect(named?.place).toBe(Number(event?.place));
      }
    });

    it('is found where a task was changed, acts were cut off, or a whole chain was computed anew', async () => {
      const verify = () => app.nest.get(ChainVerification).run();
      await owner.query(`update task set target = '降低要求' where id = $1`, [taskAt(0)]);
      expect((await verify()).unrecorded).toEqual([{ taskId: taskAt(0), fields: ['target'] }]);
      await owner.query(`update task set target = '问题整改到位' where id = $1`, [taskAt(0)]);
      expect((await verify()).unrecorded).toEqual([]);
      await owner.query(RECOMPUTE);
      const { broken } = await verify();
      expect(broken).toMatchObject([{ fault: 'noted-head-differs' }]);
      await owner.query(
        "delete from event where id = (select max(id) from event where subject_type = 'task')",
      );
      expect((await verify()).broken.map(({ fault }) => fault)).toEqual(['head-differs']);
    });
  });
});

/** The statement of the verification, run inside the transaction that tampers. */
const VERIFY = `
with link as (
  select e.organisation_id, e.place, e.hash, e.previous_hash, app.event_hash(e) as expected,
    lag(e.hash, 1, ''::bytea) over chain as before, lag(e.place, 1, 0::bigint) over chain as place_before
  from event e window chain as (partition by e.organisation_id order by e.place)
)
select distinct on (organisation_id) organisation_id as "organisationId", place::int from link
where hash <> expected or previous_hash <> before or place <> place_before + 1 order by organisation_id, place`;

/** What somebody with all rights can do: change an act and hash everything after it again. */
const RECOMPUTE = `
do $$ declare e event; previous bytea := ''; body uuid;
begin
  select organisation_id into body from event group by 1 order by count(*) desc limit 1;
  update event set actor_name = '另一人' where organisation_id = body and place = 2;
  for e in select * from event where organisation_id = body order by place loop
    e.previous_hash := previous;
    previous := app.event_hash(e);
    update event set previous_hash = e.previous_hash, hash = previous where id = e.id;
  end loop;
  update event_chain set head = previous where organisation_id = body;
end $$`;

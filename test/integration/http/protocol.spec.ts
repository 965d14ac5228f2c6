import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignment, county, receiveReport, reportText, type County } from '../../support/county.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

const SERIES = `regexp_replace(number, '[0-9]+$', '') collate "C"`;
const RUNNING = `substring(number from '[0-9]+$')::int`;

describe('the protocol of the API', () => {
  let app: TestApp;
  let at: County;
  let supervisor: Person;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await county(app);
    supervisor = at.supervisor;
  });
  afterAll(() => app.stop());

  const shortcoming = (n: number) => at.items.filter((item) => item.kind === 'shortcoming')[n]?.id ?? '';
  const create = (person: Person, itemId: string) =>
    person.post('/api/tasks', { itemIds: [itemId], assignment: assignment(at.units['qysf'] ?? '') });

  it('gives the first answer again for the same Idempotency-Key, with one effect', async () => {
    const retrying = supervisor.with({ 'idempotency-key': 'retry-1' });
    const first = await create(retrying, shortcoming(0));
    const again = await create(retrying, shortcoming(0));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(await app.rows('select 1 from task_item where item_id = $1', [shortcoming(0)])).toHaveLength(1);
  });

  it('refuses a key that was used for something else', async () => {
    const answer = await create(supervisor.with({ 'idempotency-key': 'retry-1' }), shortcoming(1));
    expect([answer.status, answer.code]).toEqual([422, 'idempotency.key-reused']);
  });

  it('lets a key be tried again after a refusal, and runs it once when two come at once', async () => {
    const keyed = supervisor.with({ 'idempotency-key': 'retry-2' });
    expect((await create(keyed, '00000000-0000-4000-8000-000000000000')).code).toBe('record.not-found');
    const both = await Promise.all([create(keyed, shortcoming(1)), create(keyed, shortcoming(1))]);
    expect(both.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(await app.rows('select 1 from task_item where item_id = $1', [shortcoming(1)])).toHaveLength(1);
  });

  it('does not happen again where its answer was lost after it had taken effect', async () => {
    const keyed = supervisor.with({ 'idempotency-key': 'retry-3' });
    const item = at.items.filter(({ kind }) => kind === 'plan')[1]?.id ?? '';
    await app.owner(
      `create function answer_lost() returns trigger language plpgsql as $$ begin raise 'lost'; end $$`,
    );
    await app.owner(`create trigger answer_lost before update on idempotency_key for each row
      when (new.status is not null) execute function answer_lost()`);
    const first = await create(keyed, item);
    await app.owner('drop trigger answer_lost on idempotency_key');
    await app.owner('drop function answer_lost()');
    expect(first.status).toBe(500);
    expect((await create(keyed, item)).code).toBe('idempotency.in-progress');
    app.clock.advance(61_000);
    expect((await create(keyed, item)).code).toBe('idempotency.answer-lost');
    expect(await app.rows('select 1 from task_item where item_id = $1', [item])).toHaveLength(1);
  });

  it('answers a stale version with 412 and the current one, and a fresh one with the change', async () => {
    const { taskIds } = (await create(supervisor, shortcoming(2))).body<{ taskIds: string[] }>();
    const url = `/api/tasks/${taskIds[0]}`;
    const read = await supervisor.get(url);
    const etag = String(read.headers['etag']);
    const body = assignment(at.units['qyzf'] ?? '');
    const first = await supervisor.with({ 'if-match': etag }).put(`${url}/assignment`, body);
    const stale = await supervisor.with({ 'if-match': etag }).put(`${url}/assignment`, body);
    expect(first.status).toBe(200);
    expect(stale.status).toBe(412);
    expect(stale.body()).toMatchObject({
      code: 'record.stale',
      params: { current: first.body<{ version: number }>().version },
    });
  });

  it('lets one of many simultaneous acts win and tells the others why', async () => {
    const [item] = at.items.filter(({ kind }) => kind === 'plan');
    const { taskIds } = (await create(supervisor, item?.id ?? '')).body<{ taskIds: string[] }>();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => supervisor.post(`/api/tasks/${taskIds[0]}/issue`, {})),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'task.action-not-allowed')).toHaveLength(19);
    expect(
      await app.rows(`select 1 from event where subject_id = $1 and name = 'task.issued'`, [taskIds[0]]),
    ).toHaveLength(1);
  });

  it('numbers a set without gaps, in the order given, also when part of it is refused', async () => {
    const reportId = await receiveReport(app, supervisor, reportText(9, '望梧镇人民政府'));
    const { items } = (await supervisor.get(`/api/reports/${reportId}`)).body<{
      items: { id: string; kind: string }[];
    }>();
    const itemIds = items.filter(({ kind }) => ['shortcoming', 'plan'].includes(kind)).map(({ id }) => id);
    await supervisor.post('/api/report-items/acceptance', { itemIds });
    const made = await supervisor.post('/api/tasks', {
      itemIds,
      assignment: assignment(at.units['qysf'] ?? ''),
    });
    const { taskIds } = made.body<{ taskIds: string[] }>();
    const [second, ...others] = taskIds;
    const missing = '00000000-0000-4000-8000-000000000000';
    const issue = await supervisor.post('/api/tasks/issue', { taskIds: [...others, missing, second] });
    const results = issue.body<{ number: string | null; problemCode: string | null }[]>();
    expect(results.map((result) => result.number ?? result.problemCode)).toEqual([
      ...others.map((_, i) => `2025-ww-00${i + 1}`),
      'record.not-found',
      `2025-ww-00${taskIds.length}`,
    ]);
  });

  it('reports every faulty field with its pointer', async () => {
    const answer = await supervisor.post('/api/tasks', {
      itemIds: ['no uuid'],
      assignment: {
        ...assignment(at.units['qysf'] ?? ''),
        criteria: [],
        dueRule: { kind: 'soon' },
        extra: 1,
      },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const { errors, code, traceId } = answer.body<{
      errors: { pointer: string }[];
      code: string;
      traceId: string;
    }>();
    expect(code).toBe('request.invalid');
    expect(traceId).toBe(answer.headers['x-request-id']);
    expect(errors.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining([
        '/itemIds',
        '/assignment/criteria',
        '/assignment/dueRule/kind',
        '/assignment/extra',
      ]),
    );
  });

  it.each([
    ['GET', '/api/nowhere', 404, 'request.not-found'],
    ['GET', '/api/tasks/no-uuid', 400, 'request.malformed'],
    ['GET', '/api/tasks?cursor=rubbish', 400, 'request.cursor-invalid'],
    ['GET', '/api/tasks?limit=0', 400, 'request.invalid'],
    ['GET', '/api/tasks/00000000-0000-4000-8000-000000000000', 404, 'record.not-found'],
  ] as const)('%s %s → %i %s', async (_method, url, status, code) => {
    const answer = await supervisor.get(url);
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  it('pages by key: every task once, in order of date', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { id: string }[]; next: string | null } = (
        await supervisor.get(`/api/tasks?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
      ).body();
      seen.push(...page.items.map((item) => item.id));
      cursor = page.next;
    }
    const all = await app.rows<{ id: string }>('select id from task order by current_due_on nulls last, id');
    expect(seen).toEqual(all.map((row) => row.id));
  });

  it.each([
    ['-due', 'current_due_on desc nulls last, id desc'],
    ['light', `array_position('{red,yellow,green,grey}', light), current_due_on nulls last, id`],
    ['-light', `array_position('{grey,green,yellow,red}', light), current_due_on nulls last, id`],
    ['number', `${SERIES} nulls last, ${RUNNING}, id`],
    ['-number', `${SERIES} desc nulls last, ${RUNNING} desc, id desc`],
    ['changed', 'changed_at, id'],
    ['-changed', 'changed_at desc, id desc'],
  ])('in the order %s: every task once, whatever the page ends in', async (sort, order) => {
    const all = await app.rows<{ id: string }>(
      `select id from task join lateral (select max(occurred_at) as changed_at from event
         where subject_type = 'task' and subject_id = task.id) acts on true order by ${order}`,
    );
    expect(all.length).toBeGreaterThan(3);
    for (const limit of [1, 2, 50]) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const answer = await supervisor.get(
          `/api/tasks?sort=${sort}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        expect(answer.status).toBe(200);
        const page = answer.body<{ items: { id: string; changedAt?: string }[]; next: string | null }>();
        expect(
          page.items.every(({ changedAt }) => (changedAt !== undefined) === sort.endsWith('changed')),
        ).toBe(true);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next;
      }
      expect(seen).toEqual(all.map(({ id }) => id));
    }
  });

  it('counts a number as one: the thousandth after the 999th', async () => {
    const issued = await app.rows<{ id: string; number: string }>(
      'select id, number from task where number is not null order by id limit 2',
    );
    const [late, early] = issued.map(({ id }) => id);
    await app.rows(
      `update task set number = case id when $1 then '2025-QY-1000' else '2025-QY-999' end where id = any($2)`,
      [late, [late, early]],
    );
    const { items } = (await supervisor.get('/api/tasks?sort=number')).body<{ items: { id: string }[] }>();
    expect(items.map(({ id }) => id).filter((id) => id === late || id === early)).toEqual([early, late]);
    for (const { id, number } of issued)
      await app.rows('update task set number = $2 where id = $1', [id, number]);
  });

  it('takes no cursor of another order, and none that was tampered with', async () => {
    const first = await supervisor.get('/api/tasks?sort=number&limit=1');
    const { next } = first.body<{ next: string }>();
    const forged = (keys: readonly unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
    for (const cursor of [next, forged(['light', 9, null, 'x']), forged(['light', 0.5, null, null])])
      expect((await supervisor.get(`/api/tasks?sort=light&cursor=${cursor}`)).code).toBe(
        'request.cursor-invalid',
      );
    const nonsense = await supervisor.get(
      `/api/tasks?sort=light&cursor=${forged(['light', 0, 'soon', 'x'])}`,
    );
    expect(nonsense.status).toBeLessThan(500);
  });

  it('finds by several filters at once', async () => {
    const answer = await supervisor.get(
      `/api/tasks?state=issued&year=2025&leadOrganisationId=${at.units['qysf']}&open=true&search=文书`,
    );
    const { items } = answer.body<{ items: { state: string; title: string }[] }>();
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ state, title }) => state === 'issued' && title.includes('文书'))).toBe(true);
  });

  it('suggests a unit and a date with the reason, and applies neither', async () => {
    const plan = at.items.find(({ text }) => text.includes('6月底前'));
    const answer = await supervisor.post('/api/tasks/suggestions', { itemIds: [plan?.id] });
    const [suggestion] = answer.body<{ leadUnits: { reason: string }[]; dueDates: object[] }[]>();
    expect(suggestion?.dueDates).toEqual([{ date: '2026-06-30', quote: '6月底前' }]);
    expect(suggestion?.leadUnits.length).toBeGreaterThan(0);
    expect(suggestion?.leadUnits.every(({ reason }) => reason.length > 5)).toBe(true);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnsweringTask } from '../../../src/modules/tasks/items/items.dto.js';
import type {
  MeasurePage,
  ProblemPage,
  ResponsibilityPage,
} from '../../../src/modules/tasks/lists/lists.dto.js';
import { TASK_ORDERS } from '../../../src/modules/tasks/index.js';
import { assignment } from '../../support/county.js';
import { TaskDesk } from './task-desk.js';

describe('items, tasks and the three lists', () => {
  let desk: TaskDesk;
  beforeAll(async () => (desk = await TaskDesk.open()));
  afterAll(() => desk.close());

  const answering = async (itemId: string | undefined) =>
    (await desk.people.supervisor.get(`/api/report-items/${itemId}/tasks`)).body<AnsweringTask[]>();
  const list = async <Page>(path: string) =>
    (await desk.people.supervisor.get(`/api/lists/${path}`)).body<Page>();

  it('one task answers several items and one item several tasks', async () => {
    const [first, second] = [desk.nextItem(), desk.nextItem()];
    const together = await desk.people.supervisor.post('/api/tasks', {
      itemIds: [first, second],
      together: true,
      assignment: assignment(desk.unit('qysf')),
    });
    const { taskIds } = together.body<{ taskIds: string[] }>();
    expect(taskIds).toHaveLength(1);
    expect((await desk.read(taskIds[0] ?? '')).items).toHaveLength(2);
    const alone = await desk.people.supervisor.post('/api/tasks', {
      itemIds: [second],
      assignment: assignment(desk.unit('qysf')),
    });
    const [other] = alone.body<{ taskIds: string[] }>().taskIds;
    expect((await answering(second)).map(({ id }) => id).sort()).toEqual([taskIds[0], other].sort());
    expect((await answering(first)).map(({ id }) => id)).toEqual([taskIds[0]]);
  });

  it('the items are settled anew before the issue; one that no task answers is free again', async () => {
    const id = await desk.register();
    const [before] = (await desk.read(id)).items;
    const item = desk.nextItem();
    const put = (itemIds: (string | undefined)[]) =>
      desk.people.supervisor.put(`/api/tasks/${id}/items`, { itemIds });
    const answer = await put([item]);
    expect(answer.status).toBe(200);
    expect((await desk.read(id)).items.map((one) => one.id)).toEqual([item]);
    const left = await answering(before?.id);
    const [state] = await desk.app.rows<{ state: string }>('select state from report_item where id = $1', [
      before?.id,
    ]);
    expect(state?.state).toBe(left.length === 0 ? 'accepted' : 'tasked');
    await desk.done('supervisor', id, 'issue');
    expect(await put([before?.id])).toMatchObject({ status: 409, code: 'task.action-not-allowed' });
  });

  it('show the same tasks as problems, as measures and as responsibilities, page by page', async () => {
    const id = await desk.atWork({ assistingIds: [desk.unit('qycz')] });
    const ownerId = (await desk.people.signer.get('/api/session')).body<{ accountId: string }>().accountId;
    await desk.done('liaison', id, 'plan', {
      ownerId,
      measures: [{ text: '修订制度', milestoneOn: '2026-03-10', weight: 2 }, { text: '组织培训' }],
    });
    const { number } = await desk.read(id);
    const problems = await list<ProblemPage>(`problems?search=${number}`);
    expect(problems.items).toMatchObject([{ taskId: id, number, manifestations: [expect.any(String)] }]);
    const first = await list<MeasurePage>(`measures?search=${number}&limit=1`);
    expect(first.items).toMatchObject([{ measure: '修订制度', milestoneOn: '2026-03-10', weight: 2 }]);
    const second = await list<MeasurePage>(`measures?search=${number}&limit=1&cursor=${first.next}`);
    expect(second).toMatchObject({ items: [{ measure: '组织培训', doneOn: null }], next: null });
    const people = await list<ResponsibilityPage>(`responsibilities?search=${number}`);
    expect(people.items).toMatchObject([
      { lead: '青砚县司法局', assisting: ['青砚县财政局'], owner: '秦守拙', responsible: [] },
    ]);
    const seen = new Set<string>();
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: ProblemPage = await list(`problems?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      for (const { taskId } of page.items) seen.add(taskId);
      cursor = page.next;
    }
    const [all] = await desk.app.rows<{ n: number }>('select count(*)::int as n from task');
    expect(seen.size).toBe(all?.n);
  });

  it('find what a unit has any part in, leading or helping, in every order', async () => {
    const helped = await desk.atWork({ assistingIds: [desk.unit('qycz')] });
    const led = await desk.atWork();
    const of = async (unit: string, sort: string) => {
      const path = `/api/tasks?participantId=${desk.unit(unit)}&sort=${sort}&limit=100`;
      const page = (await desk.people.supervisor.get(path)).body<{ items: { id: string }[] }>();
      return page.items.map(({ id }) => id);
    };
    for (const sort of TASK_ORDERS) {
      expect(await of('qysf', sort)).toEqual(expect.arrayContaining([helped, led]));
      const ofHelper = await of('qycz', sort);
      expect(ofHelper).toContain(helped);
      expect(ofHelper).not.toContain(led);
    }
  });

  type Walked = { taskId: string; number: string | null; dueOn?: string | null; measure?: string };
  const walked = async (path: string, limit = 2) => {
    const seen: Walked[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { items: Walked[]; next: string | null } = await list(
        `${path}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.items);
      cursor = page.next;
    }
    return seen;
  };

  it('come in the orders of the ledger, page by page, each task once', async () => {
    await desk.atWork();
    const unordered = (await walked('problems?')).map(({ taskId }) => taskId);
    const numbered = await walked('problems?sort=-number');
    expect(numbered.map(({ taskId }) => taskId).sort()).toEqual(unordered.sort());
    const numbers = numbered.flatMap(({ number }) => number ?? []);
    expect(numbers).toEqual([...numbers].sort().reverse());
    const due = await walked('responsibilities?sort=due');
    const days = due.map(({ dueOn }) => dueOn ?? '9');
    expect([due.length, days]).toEqual([unordered.length, [...days].sort()]);
    const other = (await list<ProblemPage>('problems?sort=due&limit=1')).next;
    expect(await list(`problems?sort=number&cursor=${other}`)).toMatchObject({
      code: 'request.cursor-invalid',
    });
  });

  it('give the measures in the orders of their tasks, those of one task as in its plan, however they fall on pages', async () => {
    for (const measures of [['先摸底', '再整改', '后复核'], ['只有一条'], ['其一', '其二']]) {
      const id = await desk.atWork();
      const ownerId = (await desk.people.signer.get('/api/session')).body<{ accountId: string }>().accountId;
      await desk.done('liaison', id, 'plan', { ownerId, measures: measures.map((text) => ({ text })) });
    }
    for (const order of ['due', '-due', 'light', '-light', 'number', '-number', 'changed', '-changed']) {
      const whole = await walked(`measures?sort=${order}`, 200);
      const told = whole.map(({ taskId, measure }) => `${taskId} ${measure}`);
      expect(told.join('\n')).toMatch(/ 先摸底\n\S+ 再整改\n\S+ 后复核/);
      for (const limit of [1, 2, 3]) expect(await walked(`measures?sort=${order}`, limit)).toEqual(whole);
      const tasks = (await walked(`problems?sort=${order}`, 200)).map(({ taskId }) => taskId);
      const measured = [...new Set(whole.map(({ taskId }) => taskId))];
      expect(measured).toEqual(tasks.filter((id) => measured.includes(id)));
    }
    const [kept] = await desk.app.rows<{ n: number }>('select count(*)::int as n from task_measure');
    expect(await walked('measures?sort=due', 200)).toHaveLength(kept?.n ?? -1);
    const { next } = await list<MeasurePage>('measures?sort=due&limit=1');
    expect(await list(`measures?sort=number&cursor=${next}`)).toMatchObject({
      code: 'request.cursor-invalid',
    });
    expect(await list(`problems?sort=due&cursor=${next}`)).toMatchObject({ code: 'request.cursor-invalid' });
  });

  it('find words by a character, a pair and more, in any order, as they are now', async () => {
    const id = await desk.register();
    const reword = (title: string) =>
      desk.app.rows('update task set title = $2 where id = $1 returning id', [id, title]);
    const found = async (search: string, more = '') => {
      const page = await desk.people.supervisor.get(`/api/tasks?search=${encodeURIComponent(search)}${more}`);
      return page.body<{ items: { id: string }[] }>().items.map((task) => task.id);
    };
    await reword("鼋头渚水闸 A%_'巡查");
    for (const term of ['鼋', '鼋头', '鼋头渚', "水闸 A%_'", '渚水闸 A'])
      expect(await found(term)).toEqual([id]);
    for (const order of ['light', '-number', 'changed'])
      expect(await found('鼋头渚', `&sort=${order}`)).toEqual([id]);
    expect(
      (await list<ProblemPage>(`problems?sort=due&search=${encodeURIComponent('鼋头')}`)).items,
    ).toHaveLength(1);
    expect([await found('头鼋'), await found('鼋渚'), await found('鼋头渚', '&kind=feedback')]).toEqual([
      [],
      [],
      [],
    ]);
    await reword('换了说法');
    expect(await found('鼋')).toEqual([]);
  });
});

describe('views of the ledger that a person keeps', () => {
  let desk: TaskDesk;
  beforeAll(async () => (desk = await TaskDesk.open()));
  afterAll(() => desk.close());

  it('are the person’s own, in their order, with ids that stay', async () => {
    const { supervisor, liaison } = desk.people;
    const own = async (person = supervisor) =>
      (await person.get('/api/ledger-views')).body<{ views: Record<string, unknown>[]; version: number }>();
    expect(await own()).toEqual({ views: [], version: 0 });
    const red = { name: '红灯', list: 'tasks', filters: { light: 'red', open: true }, sort: '-changed' };
    const duties = { name: '责任', list: 'responsibilities', filters: {}, columns: ['number', 'lead'] };
    expect((await supervisor.put('/api/ledger-views', { views: [red, duties] })).status).toBe(200);
    const kept = await own();
    expect(kept).toMatchObject({ views: [red, duties], version: 1 });
    const [first, second] = kept.views;
    const turned = [second, { ...first, name: '红灯办件' }];
    const answer = await supervisor.with({ 'if-match': '"1"' }).put('/api/ledger-views', { views: turned });
    expect([answer.headers['etag'], (await own()).views]).toEqual(['"2"', turned]);
    expect(await own(liaison)).toEqual({ views: [], version: 0 });
    const stale = supervisor.with({ 'if-match': '"1"' });
    expect((await stale.put('/api/ledger-views', { views: [] })).code).toBe('record.stale');
  });

  it('are refused where two share a name, where there are too many, and where a filter is none', async () => {
    const { supervisor } = desk.people;
    const view = (name: string, filters: object = {}) => ({ name, list: 'tasks', filters });
    const code = async (views: object[]) => (await supervisor.put('/api/ledger-views', { views })).code;
    expect(await code([view('甲'), view(' 甲 ')])).toBe('ledger.view-twice');
    expect(await code(Array.from({ length: 31 }, (_, n) => view(`视图${n}`)))).toBe('request.invalid');
    expect(await code([view('甲', { light: 'blue' })])).toBe('request.invalid');
    expect(await code([view('甲', { owner: 'x' })])).toBe('request.invalid');
    expect(await code([view('')])).toBe('request.invalid');
  });
});

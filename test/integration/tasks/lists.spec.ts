import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AnsweringTask } from '../../../src/modules/tasks/items/items.dto.js';
import type {
  MeasurePage,
  ProblemPage,
  ResponsibilityPage,
} from '../../../src/modules/tasks/lists/lists.dto.js';
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
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../support/person.js';
import { TaskDesk } from './task-desk.js';

interface Row {
  readonly id: string;
  readonly step: string;
  readonly dueOn: string | null;
  readonly workdaysLeft: number | null;
  readonly leadName: string | null;
}

describe('what waits for whom', () => {
  let desk: TaskDesk;
  let taskId: string;
  beforeAll(async () => {
    desk = await TaskDesk.open('2026-03-02');
    taskId = await desk.issued();
  });
  afterAll(() => desk.close());

  async function steps(
    person: Person,
    whose: string,
  ): Promise<(readonly [string, string | null, number | null])[]> {
    const answer = await person.get(`/api/agenda?whose=${whose}`);
    expect(answer.status).toBe(200);
    return answer
      .body<{ items: Row[] }>()
      .items.map(({ step, dueOn, workdaysLeft }) => [step, dueOn, workdaysLeft]);
  }

  it('is the unit that signs, and the office that waits for it, by the limit of signing', async () => {
    const { liaison, supervisor, helper } = desk.people;
    const signing = [['sign', '2026-03-04', 2]];
    expect(await steps(liaison, 'mine')).toEqual(signing);
    expect(await steps(supervisor, 'others')).toEqual(signing);
    expect(await steps(liaison, 'others')).toEqual([]);
    expect(await steps(supervisor, 'mine')).toEqual([]);
    expect(await steps(helper, 'mine')).toEqual([]);
  });

  it('turns to the office where the unit asks for more time, and back', async () => {
    const { liaison, signer, supervisor } = desk.people;
    await liaison.post(`/api/tasks/${taskId}/signature`);
    expect((await steps(liaison, 'mine'))[0]?.[0]).toBe('submitPlan');
    const asked = { reason: '场地未落实', newDueOn: '2026-03-20', progress: 10 };
    expect((await signer.post(`/api/tasks/${taskId}/extension-request`, asked)).status).toBe(200);
    expect((await steps(supervisor, 'mine')).map(([step]) => step)).toEqual(['decideExtension']);
    expect((await steps(liaison, 'others')).map(([step]) => step)).toEqual(['decideExtension']);
    expect(await steps(liaison, 'mine')).toEqual([]);
  });

  it('goes on where the page before ended, and is nobody’s who administers', async () => {
    await desk.issued();
    await desk.issued();
    const { liaison } = desk.people;
    const first = (await liaison.get('/api/agenda?limit=1')).body<{ items: Row[]; next: string }>();
    const second = (await liaison.get(`/api/agenda?limit=1&cursor=${first.next}`)).body<{
      items: Row[];
      next: null;
    }>();
    expect([first.items.length, second.items.length, second.next]).toEqual([1, 1, null]);
    expect(first.items[0]?.id).not.toBe(second.items[0]?.id);
    expect((await (await desk.app.as('xitong')).get('/api/agenda')).code).toBe('auth.forbidden');
    expect((await liaison.get('/api/agenda?cursor=x')).code).toBe('request.cursor-invalid');
  });
});

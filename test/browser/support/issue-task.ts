import { assignment } from '../../support/county.js';
import type { TestApp } from '../../support/test-app.js';

/** Makes a task of an accepted item and issues it to a unit, as 依法治县办 does. @returns its id */
export async function issueTask(app: TestApp, itemId: string, unitId: string): Promise<string> {
  const supervisor = await app.as('yifaban');
  const created = await supervisor.post('/api/tasks', {
    itemIds: [itemId],
    assignment: assignment(unitId, { criteria: ['培训记录', '抽查结果'] }),
  });
  if (created.status !== 201) throw new Error(created.text);
  const taskId = created.body<{ taskIds: string[] }>().taskIds[0] ?? '';
  await supervisor.post('/api/tasks/issue', { taskIds: [taskId] });
  return taskId;
}

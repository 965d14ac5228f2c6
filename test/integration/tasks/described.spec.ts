import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskView } from '../../../src/modules/tasks/list/tasks.presenter.js';
import { TestApp } from '../../support/test-app.js';
import { TaskInWork } from '../evidence/task-in-work.js';

/** What OpenAPI says a class has. */
function described(view: { prototype: object }): string[] {
  const names = Reflect.getMetadata('swagger/apiModelPropertiesArray', view.prototype) as string[];
  return names.map((name) => name.slice(1)).sort();
}

describe('a task as OpenAPI describes it', () => {
  let app: TestApp;
  let task: TaskInWork;
  beforeAll(async () => {
    app = await TestApp.start();
    task = await TaskInWork.begin(app);
  });
  afterAll(() => app.stop());

  it('has exactly the fields that are answered', async () => {
    const answer = await task.supervisor.get(`/api/tasks/${task.taskId}`);
    expect(Object.keys(answer.body()).sort()).toEqual(described(TaskView));
  });
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CRITERION_ID, DEPARTMENT_EXAMPLES, OWNER_ID } from '../../src/entrypoints/openapi-examples.js';
import { assignment, county, type County } from '../support/county.js';
import { TestApp } from '../support/test-app.js';

interface Task {
  readonly state: string;
  readonly criteria: readonly { readonly id: string }[];
  readonly measures: readonly { readonly id: string }[];
}

let app: TestApp;
let at: County;

beforeAll(async () => {
  app = await TestApp.start({ at: '2026-03-02' });
  at = await county(app);
});
afterAll(() => app.stop());

/** Every call as docs/openapi.json gives it for an example; the supervisor's answers come in between. */
it('a department’s system comes from its first key to 申请销号 by the examples of the OpenAPI document alone', async () => {
  const { taskIds } = (
    await at.supervisor.post('/api/tasks', {
      itemIds: [at.items.find(({ kind }) => kind === 'shortcoming')?.id],
      assignment: assignment(at.units['qysf'] ?? ''),
    })
  ).body<{ taskIds: string[] }>();
  const id = taskIds[0] ?? '';
  const supervise = (act: string, body: object = {}) => at.supervisor.post(`/api/tasks/${id}/${act}`, body);
  const unit = { liaison: await app.as('sifa-lianluo'), signer: await app.as('sifa-shenqian') };
  expect((await supervise('issue')).status).toBe(200);
  expect((await unit.liaison.post(`/api/tasks/${id}/signature`, {})).status).toBe(200);
  const read = async () => (await unit.liaison.get(`/api/tasks/${id}`)).body<Task>();
  const { criteria } = await read();
  const [owner] = await app.rows<{ id: string }>(`select id from account where login = 'sifa-lianluo'`);
  const written = (body: object): object =>
    JSON.parse(
      JSON.stringify(body)
        .replace(CRITERION_ID, criteria[0]?.id ?? '')
        .replace(OWNER_ID, owner?.id ?? ''),
    ) as object;
  const after: Readonly<Record<string, () => Promise<unknown>>> = {
    '/api/tasks/{id}/plan': () => supervise('plan-approval'),
    '/api/tasks/{id}/extension-request': () =>
      supervise('extension-decision', { outcome: 'granted', newDueOn: '2026-03-27' }),
  };
  for (const { path, body, by } of DEPARTMENT_EXAMPLES) {
    for (const { id: measureId } of path.includes('{measureId}') ? (await read()).measures : [{ id: '' }]) {
      const address = path.replace('{id}', id).replace('{measureId}', measureId);
      const answer = await unit[by].post(address, written(body));
      expect({ path, refusal: answer.status < 300 ? null : answer.text }).toEqual({ path, refusal: null });
    }
    await after[path]?.();
  }
  expect((await read()).state).toBe('submitted');
});

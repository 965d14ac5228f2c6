import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TASK_STATES } from '../../../src/core/task/index.js';
import { TestApp } from '../../support/test-app.js';

describe('the tasks in hand (在办)', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.owner('alter table task disable trigger user');
    await app.owner(ONE_OF_EACH_STATE, [TASK_STATES]);
    await app.owner('alter table task enable trigger user');
  });
  afterAll(() => app.stop());

  it('are in the list those that the board counts as open, with what is not finished', async () => {
    const person = await app.as('duchashi');
    const { items } = (await person.get('/api/tasks?open=true&limit=100')).body<{
      items: readonly { readonly state: string }[];
    }>();
    const counted = await app.rows<{ state: string }>(
      'select state from task where app.task_is_open(state, issued_on)',
    );
    const listed = items.map(({ state }) => state).sort();
    expect(listed).toEqual(counted.map(({ state }) => state).sort());
    expect(listed).toEqual(expect.arrayContaining(['basically_done', 'continuing', 'not_done']));
    expect(listed).not.toContain('closed');
  });
});

const ONE_OF_EACH_STATE = `
insert into task (organisation_id, org_path, number, title, kind, report_year, problem, state, issued_on, priority, rule_pack, light, created_by,
  created_at)
select o.id, o.path, '2025-' || s.state, '任务 ' || s.state, 'shortcoming', 2025, '问题', s.state,
  case when s.state in ('draft', 'registered') then null else date '2026-01-05' end, 'ordinary', 'default@1', 'green', a.id, now()
from unnest($1::text[]) as s(state), (select id, path from organisation where path = '/yh/qy/') o, (select id from account limit 1) a`;

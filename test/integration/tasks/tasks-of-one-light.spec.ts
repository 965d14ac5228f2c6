import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listStatement } from '../../../src/modules/tasks/list/tasks.queries.js';
import { TestApp } from '../../support/test-app.js';

const RED_TASKS = 4_000;

interface Plan {
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Actual Rows': number;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Plan[];
}

describe('the tasks of one light, of a year and a kind', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
    await app.owner('alter table task disable trigger user');
    await app.owner(MANY_RED, [RED_TASKS]);
    await app.owner('alter table task enable trigger user');
    await app.owner('analyze task');
  });
  afterAll(() => app.stop());

  it('are passed over in the index where none of the year is of the kind', async () => {
    const asked = { open: true, light: 'red', year: 2025, kind: 'plan' } as const;
    const { text, values } = listStatement(asked, 50);
    const [row] = await app.rows<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(
      `explain (analyze, costs off, timing off, format json) ${text}`,
      values,
    );
    const nodes = row === undefined ? [] : flat(row['QUERY PLAN'][0].Plan);
    expect(nodes.map((node) => node['Index Name'])).toContain('task_light_due_ix');
    const read = nodes.reduce((sum, node) => sum + (node['Rows Removed by Filter'] ?? 0), 0);
    expect(read).toBeLessThan(RED_TASKS / 100);
  });
});

function flat(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(flat)];
}

/** Red and open, all of one year and of one kind but for the last few of the year before. */
const MANY_RED = `
insert into task (organisation_id, org_path, title, kind, report_year, problem, state, priority, rule_pack, light, current_due_on,
  created_by, created_at)
select o.id, o.path, '任务' || n, case when n % 1000 = 0 then 'plan' else 'shortcoming' end, case when n % 1000 = 0 then 2024 else 2025 end,
  '问题' || n, 'in_progress', 'ordinary', 'default@1', 'red', date '2026-01-01' + n % 300, a.id, now()
from generate_series(1, $1::int) n, (select id, path from organisation where path = '/yh/qy/') o, (select id from account limit 1) a`;

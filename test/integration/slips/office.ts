import type { Environment } from '../../../src/platform/config/config.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

export interface Slip {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly number: string | null;
  readonly limitOn: string | null;
  readonly conflicts: readonly { fromName: string; number: string }[];
  readonly openActions: readonly { action: string; blockedBy: string | null }[];
}

/** The demo's county with people of two supervising offices, a leader and 县司法局, and tasks at work there. */
export class Office {
  private tasks = 0;

  private constructor(
    readonly app: TestApp,
    readonly people: Readonly<Record<string, Person>>,
  ) {}

  static async open(at = '2026-03-11', environment: Environment = {}): Promise<Office> {
    const app = await TestApp.start({ at, environment });
    const logins = [
      'duchashi',
      'duchayuan',
      'yifaban',
      'xianzhang',
      'fuxianzhang',
      'sifa-lianluo',
      'sifa-shenqian',
      'sifa-jingban',
      'shijian-shenqian',
      'wangwu-shenqian',
    ];
    const people: Record<string, Person> = {};
    for (const login of logins) people[login] = await app.as(login);
    return new Office(app, people);
  }

  as(login: string): Person {
    const person = this.people[login];
    if (person === undefined) throw new Error(`nobody of the name ${login}`);
    return person;
  }

  /** @returns the id of a task of the county that 县司法局 has in hand, due on 2026-04-10 */
  async task(change: Readonly<Record<string, unknown>> = {}): Promise<string> {
    this.tasks += 1;
    const number = `2025-t-${this.tasks}`;
    const row = { ...AT_WORK, number, title: `任务${this.tasks}`, ...change };
    const columns = Object.keys(row);
    const [task] = await this.app.rows<{ id: string }>(
      `with task as (
         insert into task (organisation_id, org_path, lead_organisation_id, created_by, created_at, ${columns.join(', ')})
         select c.id, c.path, d.id, a.id, now(), ${columns.map((_, i) => `$${i + 1}`).join(', ')}
         from organisation c, organisation d, account a where c.code = 'qy' and d.code = 'qysf' and a.login = 'duchayuan'
         returning id, lead_organisation_id, org_path)
       insert into task_party (task_id, organisation_id, org_path, part)
       select id, lead_organisation_id, org_path, 'lead' from task returning task_id as id`,
      Object.values(row),
    );
    return task?.id ?? '';
  }

  async draft(taskId: string, colour: string, more: object = {}, by = 'duchayuan'): Promise<Slip> {
    const answer = await this.as(by).post(`/api/tasks/${taskId}/slips`, {
      colour,
      demands: '限期补正案卷',
      ...more,
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body<Slip>();
  }

  async issued(
    taskId: string,
    colour: string,
    more: object = {},
    by = ['duchayuan', 'duchashi'],
  ): Promise<Slip> {
    const { id } = await this.draft(taskId, colour, more, by[0]);
    const answer = await this.as(by[1] ?? '').post(`/api/slips/${id}/issue`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body<Slip>();
  }

  async account(login: string): Promise<string> {
    const [row] = await this.app.rows<{ id: string }>('select id from account where login = $1', [login]);
    return row?.id ?? '';
  }

  inbox(login: string): Promise<{ title: string; body: string }[]> {
    return this.app.rows(
      `select n.title, n.body from notice n join account a on a.id = n.account_id where a.login = $1 order by n.created_at, n.id`,
      [login],
    );
  }
}

const AT_WORK = {
  kind: 'shortcoming',
  report_year: 2025,
  problem: '行政执法案卷不规范',
  state: 'in_progress',
  rectification_class: 'staged',
  priority: 'ordinary',
  due_rule: JSON.stringify({ kind: 'workdays', n: 30 }),
  issued_on: '2026-02-26',
  sign_due_on: '2026-02-28',
  signed_on: '2026-02-27',
  original_due_on: '2026-04-10',
  current_due_on: '2026-04-10',
  plan_state: 'approved',
  progress: 30,
  progress_reported_on: '2026-03-01',
  rule_pack: 'default@1',
  light: 'green',
  light_reason: 'light.on-schedule',
};

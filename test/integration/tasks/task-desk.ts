import { assignment, county, type County } from '../../support/county.js';
import type { Answer, Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

/** As much of a task as these tests look at. */
export interface TaskPage {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly version: number;
  readonly light: string;
  readonly currentDueOn: string | null;
  readonly originalDueOn: string | null;
  readonly issuedOn: string | null;
  readonly mergedInto: string | null;
  readonly chainId: string | null;
  readonly nextRecheckOn: string | null;
  readonly nextReportOn: string | null;
  readonly allowedActions: readonly string[];
  readonly criteria: readonly { readonly id: string }[];
  readonly measures: readonly { readonly id: string }[];
  readonly items: readonly { readonly id: string }[];
  readonly parties: readonly {
    readonly organisationId: string;
    readonly part: string;
    readonly [field: string]: unknown;
  }[];
  readonly verifications: readonly Record<string, unknown>[];
  readonly decisions: readonly Record<string, unknown>[];
  readonly objections: readonly Record<string, unknown>[];
  readonly rechecks: readonly Record<string, unknown>[];
  readonly disputes: readonly Record<string, unknown>[];
  readonly timeline: readonly { readonly name: string; readonly payload: Record<string, unknown> }[];
}

const LOGINS = {
  supervisor: 'yifaban',
  second: 'duchashi',
  officer: 'duchayuan',
  verifier: 'hechayuan',
  liaison: 'sifa-lianluo',
  signer: 'sifa-shenqian',
  helper: 'caizheng-lianluo',
} as const;

type Role = keyof typeof LOGINS;

async function everybody(app: TestApp): Promise<Readonly<Record<Role, Person>>> {
  const entries = await Promise.all(
    Object.entries(LOGINS).map(async ([role, login]) => [role, await app.as(login)] as const),
  );
  return Object.fromEntries(entries) as Record<Role, Person>;
}

/** The demo's county at work: 司法局 leads, 财政局 helps, and a task is brought to where a test needs it. */
export class TaskDesk {
  private registered = 0;

  private constructor(
    readonly app: TestApp,
    readonly county: County,
    private signedIn: Readonly<Record<Role, Person>>,
  ) {}

  static async open(at = '2026-03-02'): Promise<TaskDesk> {
    const app = await TestApp.start({ at });
    return new TaskDesk(app, await county(app), await everybody(app));
  }

  get people(): Readonly<Record<Role, Person>> {
    return this.signedIn;
  }

  /** Sets the clock to 08:30 of the day; sessions of another day have ended, so everybody signs in again. */
  async onDay(day: string): Promise<void> {
    this.app.clock.set(day);
    this.signedIn = await everybody(this.app);
  }

  close(): Promise<void> {
    return this.app.stop();
  }

  unit(code: string): string {
    return this.county.units[code] ?? '';
  }

  /** Accepted items of the county's report, one after the other. */
  nextItem(): string {
    const items = this.county.items.filter(({ kind }) => kind === 'shortcoming' || kind === 'plan');
    return items[this.registered++ % items.length]?.id ?? '';
  }

  /** A registered task, led by 司法局. */
  async register(more: object = {}): Promise<string> {
    const body = { itemIds: [this.nextItem()], assignment: assignment(this.unit('qysf'), more) };
    const answer = await this.people.supervisor.post('/api/tasks', body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body<{ taskIds: string[] }>().taskIds[0] ?? '';
  }

  async issued(more: object = {}): Promise<string> {
    const id = await this.register(more);
    await this.done('supervisor', id, 'issue', { approvalReference: '批示〔2026〕1号' });
    return id;
  }

  async atWork(more: object = {}): Promise<string> {
    const id = await this.issued(more);
    await this.done('liaison', id, 'signature');
    return id;
  }

  /** Evidence for each criterion is in, measures and parts are none or done. */
  async submitted(more: object = {}): Promise<string> {
    const id = await this.atWork(more);
    await this.prove(id);
    await this.done('signer', id, 'submission', {
      text: '整改完成',
      pledgeSigned: true,
      sameKindReview: '已排查同类问题',
    });
    return id;
  }

  async prove(id: string, effectiveOn = '2026-03-02'): Promise<void> {
    for (const criterion of (await this.read(id)).criteria)
      await this.people.liaison.post(`/api/tasks/${id}/evidence`, {
        criterionId: criterion.id,
        kind: 'rule_text',
        title: '制度文本',
        reference: '青司发〔2026〕3号',
        effectiveOn,
      });
  }

  async closed(more: object = {}): Promise<string> {
    const id = await this.submitted(more);
    await this.done('verifier', id, 'verification', { method: 'paper' });
    await this.done('supervisor', id, 'decision', { verdict: 'done' });
    await this.done('supervisor', id, 'strike-off', { reason: '认定标准全部达到' });
    return id;
  }

  act(who: Role, id: string, path: string, body: object = {}): Promise<Answer> {
    return this.people[who].post(`/api/tasks/${id}/${path}`, body);
  }

  /** @throws Error where the act is refused */
  async done(who: Role, id: string, path: string, body: object = {}): Promise<TaskPage> {
    const answer = await this.act(who, id, path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
    return answer.body<TaskPage>();
  }

  async read(id: string, who: Role = 'supervisor'): Promise<TaskPage> {
    return (await this.people[who].get(`/api/tasks/${id}`)).body<TaskPage>();
  }

  minutesPass(minutes: number): void {
    this.app.clock.advance(minutes * 60_000);
  }
}

import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { LocalDate } from '../../src/core/shared/local-date.js';
import type { TaskAction } from '../../src/core/task/index.js';
import type { Actor } from '../../src/modules/identity/index.js';
import { AddEvidence } from '../../src/modules/evidence/index.js';
import { contextOf, toActor, type ActorRow } from '../../src/modules/identity/index.js';
import {
  ConfirmReport,
  ReadinessQueries,
  ReceiveFiles,
  ReviewItems,
  SeeCoverage,
} from '../../src/modules/reports/index.js';
import {
  ActOnTask,
  AssignTask,
  CompleteMeasure,
  CreateTasks,
  ActOnPart,
} from '../../src/modules/tasks/index.js';
import { SYSTEM } from '../../src/platform/database/context.js';
import { UnitOfWork } from '../../src/platform/database/tx.js';
import type { FixedClock } from '../../src/platform/clock.js';
import { DEMO_TASKS, type DatedStep } from './story.js';
import type {
  ReportStep,
  StoryEvidence,
  StoryInputs,
  StoryMeasure,
  StoryTask,
  TaskStep,
} from './story-step.js';

export interface ReplayOptions {
  readonly app: INestApplicationContext;
  readonly clock: FixedClock;
  readonly reportsFolder: string;
  /** Does the work that was ordered, as the worker would. */
  readonly runOrders: () => Promise<void>;
}

/** Office hours, so that every act of a day comes after the sweep of 08:30. */
const TIME_OF_ACTS = 'T10:00:00+08:00';

/** Tells the story by the product's own use cases, day by day: what the demo shows really happened in it. */
export class Replay {
  private readonly taskIds = new Map<string, string>();
  private readonly actors = new Map<string, Actor>();

  constructor(private readonly at: ReplayOptions) {}

  async run(steps: readonly DatedStep[]): Promise<void> {
    for (const step of steps) {
      this.at.clock.set(`${step.at}${TIME_OF_ACTS}`);
      const actor = await this.actor(step.actor);
      if ('report' in step) await this.report(actor, step);
      else await this.task(actor, step);
      await this.at.runOrders();
    }
  }

  private async report(actor: Actor, { act, report }: ReportStep<LocalDate>): Promise<void> {
    if (act === 'receiveReport') {
      const file = { fileName: report, content: createReadStream(join(this.at.reportsFolder, report)) };
      await this.get(ReceiveFiles).run(actor, only(file), {});
      return;
    }
    const { id } = await this.row<{ id: string }>('select id from report where file_name = $1', [report]);
    const items = await this.rows<{ id: string }>(
      `select id from report_item where report_id = $1 and state = 'candidate' and kind in ('shortcoming', 'plan') order by seq`,
      [id],
    );
    if (items.length > 0)
      await this.get(ReviewItems).run(actor, { itemIds: items.map((item) => item.id), action: 'accept' });
    const { textSha256, gaps } = await this.get(ReadinessQueries).of(contextOf(actor), id);
    await this.get(SeeCoverage).run(actor, id, textSha256);
    const gapsToTask = gaps.map(({ itemId }) => itemId);
    await this.get(ConfirmReport).run(actor, { reportId: id, expectedVersion: null, gapsToTask });
  }

  private async task(actor: Actor, step: TaskStep<LocalDate>): Promise<void> {
    switch (step.act) {
      case 'createTask':
        return this.create(actor, step.task);
      case 'assign':
        return this.assign(actor, step.task, step.input);
      case 'addEvidence':
        return this.evidence(actor, step.task, step.input);
      case 'completeMeasure': {
        const measure = await this.nth('task_measure', step.task, step.input.measure);
        return this.get(CompleteMeasure).run(
          actor,
          { taskId: this.id(step.task), measureId: measure },
          this.at.clock.today(),
        );
      }
      case 'deliverPart':
        return this.part(actor, step.task, step.input.text);
      default:
        return this.decided(actor, step.task, { action: step.act, given: step.input });
    }
  }

  /** The unit hands its part over, and the lead takes it the same day. */
  private async part(actor: Actor, key: string, text: string): Promise<void> {
    const at = { taskId: this.id(key), organisationId: actor.organisationId, expectedVersion: null };
    await this.get(ActOnPart).run(actor, { ...at, action: 'deliverPart', input: { text } });
    const lead = await this.row<{ login: string }>(
      `select a.login from task t join account a on a.id = t.liaison_id where t.id = $1`,
      [at.taskId],
    );
    await this.get(ActOnPart).run(await this.actor(lead.login), { ...at, action: 'acceptPart', input: {} });
  }

  private async create(actor: Actor, key: string): Promise<void> {
    const story = storyOf(key);
    const item = await this.row<{ id: string }>(
      `select i.id from report_item i join report r on r.id = i.report_id
       where r.file_name = $1 and i.kind in ('shortcoming', 'plan') and strpos(i.quote, $2) > 0 order by i.seq limit 1`,
      [story.report, story.quote],
    );
    const [taskId] = await this.get(CreateTasks).run(actor, {
      itemIds: [item.id],
      assignment: await this.assignment(story),
    });
    if (taskId === undefined) throw new Error(`${key}: no task was made`);
    this.taskIds.set(key, taskId);
  }

  private async assignment(story: StoryTask) {
    return {
      leadOrganisationId: await this.organisation(story.lead),
      responsibleIds: await Promise.all((story.responsible ?? []).map((code) => this.organisation(code))),
      assistingIds: await Promise.all((story.assisting ?? []).map((code) => this.organisation(code))),
      dueRule: { ...story.dueRule },
      rectificationClass: story.rectificationClass,
      priority: story.priority ?? ('ordinary' as const),
      target: story.target,
      criteria: [...story.criteria],
      ownerId: await this.account(story.owner),
      liaisonId: await this.account(story.liaison),
      lineLeaderId: await this.account(story.lineLeader),
    };
  }

  private async assign(actor: Actor, key: string, given: StoryInputs['assign']): Promise<void> {
    const assignment = await this.assignment({ ...storyOf(key), ...given });
    await this.get(AssignTask).run(actor, { taskId: this.id(key), expectedVersion: null }, assignment);
  }

  private async evidence(
    actor: Actor,
    key: string,
    { criterion, ...evidence }: StoryEvidence<LocalDate>,
  ): Promise<void> {
    const criterionId = await this.nth('task_criterion', key, criterion);
    await this.get(AddEvidence).run(actor, this.id(key), { criterionId, ...evidence });
  }

  private async decided(
    actor: Actor,
    key: string,
    act: { action: TaskAction; given: object },
  ): Promise<void> {
    const { suggested, openCriteria, ...given } = act.given as Given;
    const input = {
      ...given,
      ...(suggested !== undefined && { suggestedOrganisationId: await this.organisation(suggested) }),
      ...(openCriteria !== undefined && { openCriteria: await this.openCriteria(key, openCriteria, given) }),
    };
    await this.get(ActOnTask).run(actor, {
      taskId: this.id(key),
      action: act.action,
      input,
      expectedVersion: null,
    });
  }

  private openCriteria(key: string, places: readonly number[], { newDueOn }: Given) {
    if (newDueOn === undefined) throw new Error(`${key}: criteria left open without a date`);
    return Promise.all(
      places.map(async (place) => ({
        criterionId: await this.nth('task_criterion', key, place),
        dueOn: newDueOn,
      })),
    );
  }

  private id(key: string): string {
    const id = this.taskIds.get(key);
    if (id === undefined) throw new Error(`${key}: acted on before it was made`);
    return id;
  }

  private async nth(table: 'task_measure' | 'task_criterion', key: string, place: number): Promise<string> {
    const { id } = await this.row<{ id: string }>(
      `select id from ${table} where task_id = $1 order by seq offset $2 limit 1`,
      [this.id(key), place - 1],
    );
    return id;
  }

  private async organisation(code: string): Promise<string> {
    return (await this.row<{ id: string }>('select id from organisation where code = $1', [code])).id;
  }

  private async account(login: string): Promise<string> {
    return (await this.row<{ id: string }>('select id from account where login = $1', [login])).id;
  }

  private async actor(login: string): Promise<Actor> {
    const known = this.actors.get(login);
    if (known !== undefined) return known;
    const actor = toActor(await this.row<ActorRow>(ACTOR, [login]), null, null);
    this.actors.set(login, actor);
    return actor;
  }

  private async row<Row>(sql: string, params: readonly unknown[]): Promise<Row> {
    const [row] = await this.rows<Row>(sql, params);
    if (row === undefined) throw new Error(`the demo refers to what is not there: ${params.join(' ')}`);
    return row;
  }

  private rows<Row>(sql: string, params: readonly unknown[]): Promise<Row[]> {
    return this.get(UnitOfWork).run(SYSTEM, (tx) => tx.query<Row>(sql, params));
  }

  private get<T>(type: Type<T>): T {
    return this.at.app.get(type, { strict: false });
  }
}

/** What the acts fill in has the names of the product's own inputs, but for units and criteria, which stories do not know by id. */
interface Given {
  readonly reason?: string;
  readonly suggested?: string;
  readonly openCriteria?: readonly number[];
  readonly newDueOn?: LocalDate;
  readonly reviewOn?: LocalDate;
  readonly measures?: readonly StoryMeasure<LocalDate>[];
}

function storyOf(key: string): StoryTask {
  const story = DEMO_TASKS.find((task) => task.key === key);
  if (story === undefined) throw new Error(`${key}: no such task in the story`);
  return story;
}

async function* only<T>(value: T): AsyncIterable<T> {
  yield value;
}

const ACTOR = `
select a.id as account_id, a.display_name, a.organisation_id, o.path as organisation_path, o.name as organisation_name, app.heads_under(o.path) as heads,
  (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'path', go.path, 'heads', app.heads_under(go.path))), '[]')
     from role_grant g join organisation go on go.id = g.organisation_id where g.account_id = a.id) as grants
from account a join organisation o on o.id = a.organisation_id where a.login = $1`;

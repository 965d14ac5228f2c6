import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { decide, refuseItems } from '../../../core/task/index.js';
import type { DueRule } from '../../../core/calendar/index.js';
import { DEFAULT_PACK } from '../../../core/warning/index.js';
import { localDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { takeItemsForTasks, type TaskableItem } from '../../reports/index.js';
import { actedOnTask } from '../record/task-event.js';
import { toStanding } from '../record/task.facts.js';
import { TaskEntity } from '../record/task.entity.js';
import { TaskRepository } from '../record/tasks.repository.js';
import type { AssignmentDto, CreateTasksDto, DueRuleDto } from '../list/tasks.dto.js';

const TITLE_LENGTH = 60;

/** 立项: each accepted item becomes a registered task under one assignment, or all of them one; all of them or none. */
@Injectable()
export class CreateTasks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly events: EventLog,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, { itemIds, assignment, together = false }: CreateTasksDto): Promise<string[]> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const items = await takeItemsForTasks(tx, itemIds);
      const drafts = (together ? items.slice(0, 1) : items).map((item) =>
        this.draft(actor, item, assignment),
      );
      const [only] = drafts;
      const refusal = together && only !== undefined ? refuseItems(only, only.organisationId, items) : null;
      if (refusal !== null) throw new Problem(refusal.code, refusal.params);
      await tx.manager.insert(TaskEntity, drafts);
      await addParties(tx, drafts, assignment);
      await addCriteria(tx, drafts, assignment.criteria);
      await tx.query(LINK_ITEMS, [
        items.map((_, i) => (drafts[i] ?? only)?.id),
        items.map((i) => i.id),
        items.map((_, i) => (drafts[i] ?? only)?.orgPath),
      ]);
      await this.register(
        tx,
        actor,
        drafts.map((t) => t.id),
      );
      return drafts.map((t) => t.id);
    });
  }

  private draft(actor: Actor, item: TaskableItem, a: AssignmentDto): TaskEntity {
    return Object.assign(new TaskEntity(), {
      id: randomUUID(),
      organisationId: item.organisationId,
      orgPath: item.orgPath,
      title: titleOf(item.wording ?? item.quote),
      kind: item.kind,
      reportId: item.reportId,
      reportYear: item.reportYear,
      problem: item.wording ?? item.quote,
      target: a.target,
      themes: item.themes,
      state: 'draft',
      rectificationClass: a.rectificationClass,
      priority: a.priority ?? 'ordinary',
      isInternal: a.isInternal ?? false,
      leadOrganisationId: a.leadOrganisationId,
      ownerId: a.ownerId ?? null,
      liaisonId: a.liaisonId ?? null,
      lineLeaderId: a.lineLeaderId ?? null,
      dueRule: toDueRule(a.dueRule),
      rulePack: DEFAULT_PACK.version,
      createdBy: actor.accountId,
      createdAt: this.clock.now(),
      planState: 'none',
      progress: 0,
      light: 'grey',
    } as const);
  }

  private async register(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
    const calendar = await this.calendars.current();
    const loaded = await this.tasks.lockMany(tx, ids);
    for (const { task, facts } of loaded) {
      const standing = toStanding(task, { actor, today: this.clock.today(), calendar });
      const decided = decide(facts, 'register', { ...standing, input: {} });
      if (!decided.ok) throw new Problem(decided.error.code, decided.error.params);
    }
    await tx.manager.update(TaskEntity, { id: In([...ids]) }, { state: 'registered' });
    await this.events.record(
      tx,
      actor,
      loaded.map(({ task }) =>
        actedOnTask(task, 'task.registered', {
          title: task.title,
          leadOrganisationId: task.leadOrganisationId,
          dueRule: task.dueRule,
          target: task.target,
        }),
      ),
    );
  }
}

/** @throws Problem `request.invalid` where the kind's own field is missing */
export function toDueRule(rule: DueRuleDto): DueRule {
  const missing = (pointer: string) =>
    new Problem('request.invalid', {}, [{ pointer, code: 'isDefined', detail: `${rule.kind} needs it` }]);
  switch (rule.kind) {
    case 'yearEnd':
      return { kind: rule.kind };
    case 'fixedDate':
      if (rule.date === undefined) throw missing('/dueRule/date');
      return { kind: rule.kind, date: localDate(rule.date), roll: rule.roll ?? false };
    default:
      if (rule.n === undefined) throw missing('/dueRule/n');
      return { kind: rule.kind, n: rule.n };
  }
}

export async function addParties(
  tx: Tx,
  tasks: readonly TaskEntity[],
  a: Pick<AssignmentDto, 'leadOrganisationId' | 'responsibleIds' | 'assistingIds'>,
): Promise<void> {
  const parties = [
    { organisation_id: a.leadOrganisationId, part: 'lead' },
    ...(a.responsibleIds ?? []).map((organisation_id) => ({ organisation_id, part: 'responsible' })),
    ...(a.assistingIds ?? []).map((organisation_id) => ({ organisation_id, part: 'assisting' })),
  ];
  await tx.query(ADD_PARTIES, [tasks.map((t) => t.id), tasks.map((t) => t.orgPath), JSON.stringify(parties)]);
}

export async function addCriteria(
  tx: Tx,
  tasks: readonly TaskEntity[],
  criteria: readonly string[],
): Promise<void> {
  await tx.query(ADD_CRITERIA, [tasks.map((t) => t.id), tasks.map((t) => t.orgPath), criteria]);
}

/** The heading sentence of the wording, without its ordinal. */
function titleOf(wording: string): string {
  const plain = wording.replace(
    /^\s*(?:[一二三四五六七八九十]+(?:是|、|,|,)|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、.])\s*/u,
    '',
  );
  const sentence = /^[^。;；\n]+/u.exec(plain)?.[0] ?? plain;
  return sentence.length <= TITLE_LENGTH ? sentence : `${sentence.slice(0, TITLE_LENGTH - 1)}…`;
}

const LINK_ITEMS = `
insert into task_item (task_id, item_id, org_path) select * from unnest($1::uuid[], $2::uuid[], $3::text[])`;

const ADD_PARTIES = `
insert into task_party (task_id, organisation_id, org_path, part)
select t.id, p.organisation_id, t.org_path, p.part
from unnest($1::uuid[], $2::text[]) as t (id, org_path), jsonb_to_recordset($3::jsonb) as p (organisation_id uuid, part text)`;

const ADD_CRITERIA = `
insert into task_criterion (task_id, org_path, seq, text)
select t.id, t.org_path, coalesce((select max(k.seq) from task_criterion k where k.task_id = t.id), 0) + c.seq, c.text
from unnest($1::uuid[], $2::text[]) as t (id, org_path), unnest($3::text[]) with ordinality as c (text, seq)
where not exists (select from task_criterion k where k.task_id = t.id and k.text = c.text)`;

import { Injectable } from '@nestjs/common';
import { drawSample, type TaskAction } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import type { ActOnFile, WritePaper } from './act-input.js';

/** What the end of a task leaves on file: verification, findings, decision, objection, re-visits. */
@Injectable()
export class ClosingPapers {
  constructor(private readonly clock: Clock) {}

  readonly after: Readonly<Partial<Record<TaskAction, WritePaper>>> = {
    verify: (tx, act) => this.addVerification(tx, act),
    recordFindings: (tx, act) => this.addFindings(tx, act),
    decide: (tx, act) => this.addDecision(tx, act),
    object: (tx, { task, actor, input }) =>
      done(
        tx.query(ADD_OBJECTION, [
          task.id,
          task.orgPath,
          input.raisedBy ?? null,
          input.reason,
          actor.accountId,
          this.clock.today(),
        ]),
      ),
    recheck: async (tx, act) => {
      await this.addRecheck(tx, act);
      if (act.input.outcome === 'failed') await this.withdrawRechecks(tx, act);
    },
    reopen: (tx, act) => this.withdrawRechecks(tx, act),
  };

  /** Once the row is written: the days of the re-visits stand on it. */
  async planRechecks(tx: Tx, { task }: Pick<ActOnFile, 'task'>): Promise<void> {
    await tx.query(PLAN_RECHECKS, [task.id, task.orgPath, task.closedOn, task.rechecksOn]);
    task.nextRecheckOn = [...task.rechecksOn].sort()[0] ?? null;
  }

  /** Nothing struck off is left to look at again. */
  async withdrawRechecks(tx: Tx, { task }: Pick<ActOnFile, 'task'>): Promise<void> {
    task.nextRecheckOn = null;
    await tx.query(
      'update task_recheck set withdrawn_on = $2 where task_id = $1 and outcome is null and withdrawn_on is null',
      [task.id, this.clock.today()],
    );
  }

  /** A decision answers whatever objection led to it. */
  async answerObjections(tx: Tx, { task, actor, input }: ActOnFile): Promise<void> {
    await tx.query(ANSWER_OBJECTIONS, [
      task.id,
      input.verdict,
      input.reason ?? null,
      actor.accountId,
      this.clock.today(),
    ]);
  }

  private async addVerification(tx: Tx, { task, actor, input }: ActOnFile): Promise<void> {
    const { method, population = 0, sampleSize = 0, seed = 0 } = input;
    const isSample = method === 'sample';
    await tx.query(ADD_VERIFICATION, [
      ...[task.id, task.orgPath, method, input.text ?? null, input.place ?? null, input.participants ?? null],
      ...(isSample
        ? [population, sampleSize, seed, drawSample({ population, size: sampleSize, seed })]
        : [null, null, null, null]),
      ...[actor.accountId, this.clock.today(), this.clock.now()],
    ]);
  }

  /** @throws Problem where a number that failed is not of the sample */
  private async addFindings(tx: Tx, { task, actor, input }: ActOnFile): Promise<void> {
    const failed = [...new Set(input.failed ?? [])];
    const added = await tx.query(ADD_FINDINGS, [
      task.id,
      input.text,
      failed,
      actor.accountId,
      this.clock.now(),
    ]);
    if (added.length === 0) throw new Problem('sample.out-of-bounds');
  }

  private async addDecision(tx: Tx, { task, actor, input, decision: made }: ActOnFile): Promise<void> {
    const today = this.clock.today();
    const isOpinion = made?.event === 'task.opinion-given';
    task.decidedBy = actor.accountId;
    task.decidedOn = today;
    if (!isOpinion) task.verdict = input.verdict ?? null;
    const [decision] = await tx.query<{ id: string }>(ADD_DECISION, [
      ...[task.id, task.orgPath, isOpinion],
      ...[input.verdict, input.reason ?? null, input.stageResult ?? null, input.nextSteps ?? null],
      ...[input.newDueOn ?? null, input.documentReference ?? null],
      ...[actor.accountId, today, this.clock.now()],
    ]);
    const open = input.verdict === 'basically_done' ? (input.openCriteria ?? []) : [];
    await tx.query(ADD_OPEN_CRITERIA, [
      decision?.id,
      task.id,
      task.orgPath,
      open.map(({ criterionId }) => criterionId),
      open.map(({ dueOn }) => dueOn),
    ]);
  }

  /** Settles the earliest re-visit that is due; without one it was a sampled one. */
  private async addRecheck(tx: Tx, { task, actor, input }: ActOnFile): Promise<void> {
    const today = this.clock.today();
    const result = [task.id, today, input.outcome, input.reason ?? input.text ?? null, actor.accountId];
    const settled = await tx.query(SETTLE_RECHECK, result);
    if (settled.length === 0) await tx.query(ADD_SAMPLED_RECHECK, [...result, task.orgPath]);
    const [next] = await tx.query<{ day: typeof today | null }>(NEXT_RECHECK, [task.id]);
    task.nextRecheckOn = next?.day ?? null;
  }
}

async function done(query: Promise<unknown>): Promise<void> {
  await query;
}

const ADD_OBJECTION = `
insert into task_objection (task_id, org_path, raised_by, reason, received_by, received_on) values ($1, $2, $3, $4, $5, $6)`;

const ANSWER_OBJECTIONS = `
update task_objection set answer_verdict = $2, answer_reason = $3, answered_by = $4, answered_on = $5
where task_id = $1 and answered_on is null`;

const ADD_VERIFICATION = `
insert into task_verification (task_id, org_path, method, text, place, participants, population, sample_size, seed, sample,
  verified_by, verified_on, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

/** On the verification last made; no row where a number that failed was not drawn. */
const ADD_FINDINGS = `
insert into task_finding (task_id, org_path, verification_id, text, failed, recorded_by, recorded_at)
select v.task_id, v.org_path, v.id, $2, $3::int[], $4, $5 from (
  select * from task_verification where task_id = $1 order by recorded_at desc, id limit 1) v
where $3::int[] <@ coalesce(v.sample, '{}') returning id`;

const ADD_DECISION = `
insert into task_decision (task_id, org_path, is_opinion, verdict, reason, stage_result, next_steps, next_due_on, document_reference,
  decided_by, decided_on, decided_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`;

const ADD_OPEN_CRITERIA = `
insert into task_open_criterion (decision_id, task_id, org_path, criterion_id, due_on)
select $1, $2, $3, c.id, c.due_on from unnest($4::uuid[], $5::date[]) as c (id, due_on)`;

const PLAN_RECHECKS = `
insert into task_recheck (task_id, org_path, due_on, months)
select $1, $2, d.day, (extract(year from age(d.day, $3::date)) * 12 + extract(month from age(d.day, $3::date)))::int
from unnest($4::date[]) as d (day)`;

const SETTLE_RECHECK = `
update task_recheck set outcome = $3, text = $4, done_by = $5, done_on = $2
where id = (select id from task_recheck where task_id = $1 and due_on <= $2 and outcome is null and withdrawn_on is null
  order by due_on limit 1) returning id`;

const ADD_SAMPLED_RECHECK = `
insert into task_recheck (task_id, org_path, due_on, cause, outcome, text, done_by, done_on) values ($1, $6, $2, 'sampled', $3, $4, $5, $2)`;

const NEXT_RECHECK = `
select min(due_on)::text as day from task_recheck where task_id = $1 and outcome is null and withdrawn_on is null`;

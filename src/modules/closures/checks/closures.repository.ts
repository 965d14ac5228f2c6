import { Injectable } from '@nestjs/common';
import {
  CLOSURE_RULES_VERSION,
  type ClosureAnswer,
  type LedgerVerdict,
} from '../../../core/closure/index.js';
import { END_STATES } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { Problem } from '../../../platform/http/problem.js';
import type { ConfirmedReport } from './body-years.repository.js';
import { ClosureAnswerEntity } from './closure-answer.entity.js';
import { ClosureCheckEntity } from './closure-check.entity.js';
import { ClosureRecurrenceEntity } from './closure-recurrence.entity.js';
import type { AnsweredMatter, Findings, FoundRecurrence } from './hold-against-report.js';
import type { LedgerTask } from './ledger-of-item.js';
import { IS_WITHOUT_RESULT, ledgerOf } from './ledger-sql.js';

/** An answer in force and the tasks that stand behind its matter. */
export interface AnswerBesideLedger {
  readonly id: string;
  readonly answer: ClosureAnswer;
  /** The sentences that were read give measures alone: no figure, result or status. */
  readonly isWithoutResult: boolean;
  /** Put before a person and not yet confirmed. */
  readonly isOpenQuestion: boolean;
  readonly ledger: readonly LedgerTask[];
}

export interface FrozenLedger {
  readonly id: string;
  readonly ledger: readonly LedgerTask[];
  readonly ledger_verdict: LedgerVerdict;
}

@Injectable()
export class ClosureRepository {
  constructor(private readonly clock: Clock) {}

  /**
   * Opens the check of a report beside the one of the year before, where there is none yet: an edition after those that the
   * year has. @returns its id
   */
  async open(tx: Tx, report: ConfirmedReport, previousReportId: string | null): Promise<string> {
    const { id: reportId, organisationId, orgPath, year } = report;
    const values = [reportId, previousReportId, organisationId, orgPath, year, this.clock.now()];
    await tx.query(OPEN, values);
    const [check] = await tx.query<{ id: string }>(OPENED, [reportId, previousReportId]);
    return found(check ?? null).id;
  }

  /** Opens the next check of the same two reports: an edition after those that the year has. @returns its id */
  async renew(tx: Tx, report: ConfirmedReport, previousReportId: string | null): Promise<string> {
    const { id: reportId, organisationId, orgPath, year } = report;
    const values = [reportId, previousReportId, organisationId, orgPath, year, this.clock.now()];
    const [check] = await tx.query<{ id: string }>(RENEW, values);
    return found(check ?? null).id;
  }

  /** The latest check of the body's report of `year`, locked; null where there is none. */
  async lockLatest(tx: Tx, organisationId: string, year: number): Promise<ClosureCheckEntity | null> {
    return tx.manager.findOne(ClosureCheckEntity, {
      where: { organisationId, year },
      order: { edition: 'desc' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The struck-off task behind the earlier item of a recurrence; null where there is no such task. */
  async taskOfItem(tx: Tx, itemId: string, taskId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(TASK_OF_ITEM, [itemId, taskId]);
    return row?.id ?? null;
  }

  /** @throws Problem `record.not-found` also where row-level security hides it, `record.stale` for an older version */
  async lockById(tx: Tx, id: string, expectedVersion: number | null): Promise<ClosureCheckEntity> {
    const lock = { mode: 'pessimistic_write' } as const;
    const check = found(await tx.manager.findOne(ClosureCheckEntity, { where: { id }, lock }));
    requireVersion(expectedVersion, check.version);
    return check;
  }

  async keep(
    tx: Tx,
    check: ClosureCheckEntity,
    { findings, reasonCode }: { findings: Findings; reasonCode: ProblemCode | null },
  ): Promise<void> {
    await tx.manager.insert(
      ClosureAnswerEntity,
      findings.answers.map((answered, seq) => toAnswerRow(check, answered, seq)),
    );
    await tx.manager.insert(
      ClosureRecurrenceEntity,
      findings.recurrences.map((recurrence) => toRecurrenceRow(check, recurrence)),
    );
    Object.assign(check, {
      state: 'ready',
      reasonCode,
      hasPriorSection: findings.hasPriorSection,
      rulesVersion: CLOSURE_RULES_VERSION,
      copied: findings.copied,
      finishedAt: this.clock.now(),
    });
    await tx.manager.save(check);
  }

  /** @throws Problem `record.not-found` where it is no answer of this check */
  async answer(tx: Tx, check: ClosureCheckEntity, id: string): Promise<ClosureAnswerEntity> {
    return found(await tx.manager.findOneBy(ClosureAnswerEntity, { id, checkId: check.id }));
  }

  /** @throws Problem `record.not-found` where it is no recurrence of this check */
  async recurrence(tx: Tx, check: ClosureCheckEntity, id: string): Promise<ClosureRecurrenceEntity> {
    return found(await tx.manager.findOneBy(ClosureRecurrenceEntity, { id, checkId: check.id }));
  }

  /** Checks that hold this report, or items of it, against another. */
  restingOn(tx: Tx, reportId: string): Promise<ClosureCheckEntity[]> {
    return tx.manager.find(ClosureCheckEntity, {
      where: [{ reportId }, { previousReportId: reportId }],
      order: { id: 'asc' },
    });
  }

  /** The answers in force beside the ledger of this moment. @param answerIds null: all of the check */
  ledgers(
    tx: Tx,
    check: ClosureCheckEntity,
    answerIds: readonly string[] | null,
  ): Promise<AnswerBesideLedger[]> {
    return tx.query<AnswerBesideLedger>(LEDGERS, [check.id, answerIds]);
  }

  /** Recurrences put before a person and not yet judged. */
  async openRecurrences(tx: Tx, check: ClosureCheckEntity): Promise<number> {
    const of = { checkId: check.id, askAPerson: true, state: 'proposed' } as const;
    return tx.manager.countBy(ClosureRecurrenceEntity, of);
  }

  async freeze(tx: Tx, rows: readonly FrozenLedger[]): Promise<void> {
    await tx.query(FREEZE, [JSON.stringify(rows)]);
  }

  /** Tasks of the year before on which the end is still out, by id. */
  async unfinishedTasks(tx: Tx, { organisationId, year }: ClosureCheckEntity): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(UNFINISHED, [organisationId, year - 1, END_STATES]);
    return rows.map(({ id }) => id);
  }

  /** A row of the check changed: its version goes up by one. */
  async touch(tx: Tx, check: ClosureCheckEntity): Promise<void> {
    await tx.query('update closure_check set version = version + 1 where id = $1', [check.id]);
  }
}

function found<T>(row: T | null): T {
  if (row === null) throw new Problem('record.not-found');
  return row;
}

function toAnswerRow(
  check: ClosureCheckEntity,
  { matter, answer, ledgerVerdict }: AnsweredMatter,
  seq: number,
) {
  const { itemId, taskId, kind, wording, ledger } = matter;
  return {
    ...{ checkId: check.id, orgPath: check.orgPath, seq },
    ...answer,
    ...{ itemId, taskId, kind, wording, ledger, ledgerVerdict },
  };
}

function toRecurrenceRow(check: ClosureCheckEntity, recurrence: FoundRecurrence) {
  const { previousId, currentId, ...read } = recurrence;
  return {
    ...{ checkId: check.id, orgPath: check.orgPath, currentYear: check.year, state: 'proposed' as const },
    ...{ currentItemId: currentId, earlierItemId: previousId },
    ...read,
  };
}

const OPEN = `
insert into closure_check (report_id, previous_report_id, organisation_id, org_path, year, edition, state, created_at)
select $1, $2, $3, $4, $5, coalesce((select max(c.edition) from closure_check c where c.organisation_id = $3 and c.year = $5), 0) + 1, 'running', $6
on conflict (report_id, previous_report_id, renewal) do nothing`;

const RENEW = `
insert into closure_check (report_id, previous_report_id, organisation_id, org_path, year, edition, renewal, state, created_at)
select $1, $2, $3, $4, $5, coalesce((select max(c.edition) from closure_check c where c.organisation_id = $3 and c.year = $5), 0) + 1,
  coalesce((select max(c.renewal) + 1 from closure_check c where c.report_id = $1 and c.previous_report_id is not distinct from $2), 0), 'running', $6
returning id`;

const TASK_OF_ITEM = `select k.task_id as id from task_item k where k.item_id = $1 and k.task_id = $2`;

const OPENED = `select id from closure_check where report_id = $1 and previous_report_id is not distinct from $2 order by renewal desc limit 1`;

const LEDGERS = `
select a.id, coalesce(a.confirmed_answer, a.answer) as answer, ${IS_WITHOUT_RESULT} as "isWithoutResult", a.ask_a_person and a.confirmed_answer is null as "isOpenQuestion",
  ${ledgerOf('a.item_id', 'a.task_id')} as ledger
from closure_answer a where a.check_id = $1 and ($2::uuid[] is null or a.id = any($2)) order by a.seq`;

const FREEZE = `
update closure_answer a set ledger = f.ledger, ledger_verdict = f.ledger_verdict
from jsonb_to_recordset($1::jsonb) as f (id uuid, ledger jsonb, ledger_verdict text) where a.id = f.id`;

const UNFINISHED = `
select id from task where organisation_id = $1 and report_year = $2 and state <> all($3::text[]) order by id`;

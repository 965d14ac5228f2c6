import { Injectable } from '@nestjs/common';
import { CLOSURE_RULES_VERSION } from '../../core/closure/index.js';
import { Clock } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/tx.js';
import { requireVersion } from '../../platform/http/etag.js';
import { Problem } from '../../platform/http/problem.js';
import type { ConfirmedReport } from './body-years.repository.js';
import { ClosureAnswerEntity } from './closure-answer.entity.js';
import { ClosureCheckEntity } from './closure-check.entity.js';
import { ClosureRecurrenceEntity } from './closure-recurrence.entity.js';
import type { AnsweredMatter, Findings, FoundRecurrence } from './hold-against-report.js';

export const NO_EARLIER_REPORT = 'closure.no-earlier-report';

@Injectable()
export class ClosureRepository {
  constructor(private readonly clock: Clock) {}

  /** Opens the check of a report where there is none yet: an edition after those of the body's earlier reports of the year. */
  async open(tx: Tx, { id, organisationId, orgPath, year }: ConfirmedReport): Promise<void> {
    await tx.query(OPEN, [organisationId, orgPath, year, id, this.clock.now()]);
  }

  async lockOfReport(tx: Tx, reportId: string): Promise<ClosureCheckEntity> {
    return this.lock(tx, { reportId });
  }

  /** @throws Problem `record.not-found` also where row-level security hides it, `record.stale` for an older version */
  async lockById(tx: Tx, id: string, expectedVersion: number | null): Promise<ClosureCheckEntity> {
    const check = await this.lock(tx, { id });
    requireVersion(expectedVersion, check.version);
    return check;
  }

  async keep(
    tx: Tx,
    check: ClosureCheckEntity,
    { findings, previousReportId }: { findings: Findings; previousReportId: string | null },
  ): Promise<void> {
    await tx.manager.insert(
      ClosureAnswerEntity,
      findings.answers.map((answered, seq) => toAnswerRow(check, answered, seq)),
    );
    await tx.manager.insert(
      ClosureRecurrenceEntity,
      findings.recurrences.map((found) => toRecurrenceRow(check, found)),
    );
    Object.assign(check, {
      state: 'ready',
      previousReportId,
      reasonCode: previousReportId === null ? NO_EARLIER_REPORT : null,
      hasPriorSection: findings.hasPriorSection,
      rulesVersion: CLOSURE_RULES_VERSION,
      copied: findings.copied,
      finishedAt: this.clock.now(),
    });
    await tx.manager.save(check);
  }

  private async lock(tx: Tx, where: { id: string } | { reportId: string }): Promise<ClosureCheckEntity> {
    const check = await tx.manager.findOne(ClosureCheckEntity, {
      where,
      lock: { mode: 'pessimistic_write' },
    });
    if (check === null) throw new Problem('record.not-found');
    return check;
  }
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

function toRecurrenceRow(check: ClosureCheckEntity, found: FoundRecurrence) {
  const { previousId, currentId, ...read } = found;
  return {
    ...{ checkId: check.id, orgPath: check.orgPath, currentYear: check.year, state: 'proposed' as const },
    ...{ currentItemId: currentId, earlierItemId: previousId },
    ...read,
  };
}

const OPEN = `
insert into closure_check (organisation_id, org_path, year, edition, report_id, state, created_at)
select $1, $2, $3, coalesce((select max(c.edition) from closure_check c where c.organisation_id = $1 and c.year = $3), 0) + 1, $4, 'running', $5
on conflict (report_id) do nothing`;

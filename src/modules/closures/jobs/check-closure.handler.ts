import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { EventLog } from '../../audit/index.js';
import { CheckClosure, type CheckClosurePayload } from '../../reports/index.js';
import { BodyYears, type ConfirmedReport } from '../body-years.repository.js';
import type { ClosureCheckEntity } from '../closure-check.entity.js';
import { actedOnCheck } from '../closure-event.js';
import { ClosureRepository } from '../closures.repository.js';
import { holdAgainstReport, type BodyRecord, type Findings } from '../hold-against-report.js';

/**
 * Opens the check first, so that one that keeps failing is seen as running and not missed; what was found is then written
 * in one transaction with the receipt.
 */
@HandlesJob(CheckClosure)
export class CheckClosureHandler implements JobHandler<CheckClosurePayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly years: BodyYears,
    private readonly checks: ClosureRepository,
    private readonly events: EventLog,
  ) {}

  async handle({ reportId }: CheckClosurePayload, job: JobContext): Promise<void> {
    const report = await this.open(reportId);
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx)) || report === null) return;
      const check = await this.checks.lockOfReport(tx, reportId);
      if (check.state !== 'running') return;
      const record = await this.recordOf(tx, report);
      const findings = holdAgainstReport(record, job.signal);
      await this.checks.keep(tx, check, { findings, previousReportId: record.previous?.id ?? null });
      await this.events.record(tx, null, [
        actedOnCheck(check, 'closure.checked', summaryOf(check, findings)),
      ]);
    });
  }

  /** Null where the report is no longer the one to check: a corrected one came in between and has its own order. */
  private open(reportId: string): Promise<ConfirmedReport | null> {
    return this.uow.run(SYSTEM, async (tx) => {
      const report = await this.years.report(tx, reportId);
      if (report !== null) await this.checks.open(tx, report);
      return report;
    });
  }

  private async recordOf(tx: Tx, report: ConfirmedReport): Promise<BodyRecord> {
    return {
      report,
      previous: await this.years.previousReport(tx, report),
      matters: await this.years.matters(tx, report),
      earlier: await this.years.earlierShortcomings(tx, report),
      unitNames: await this.years.unitNames(tx, report),
    };
  }
}

function summaryOf(check: ClosureCheckEntity, { answers, recurrences, rulesVersion }: Findings) {
  return {
    year: check.year,
    edition: check.edition,
    reportId: check.reportId,
    previousReportId: check.previousReportId,
    answers: tally(answers.map(({ answer }) => answer.answer)),
    ledgerVerdicts: tally(answers.map(({ ledgerVerdict }) => ledgerVerdict)),
    recurrences: recurrences.length,
    rulesVersion,
  };
}

function tally(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

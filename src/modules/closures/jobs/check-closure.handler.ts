import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { Outbox, once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { EventLog } from '../../audit/index.js';
import { CheckClosure, type CheckClosurePayload } from '../../reports/index.js';
import { BodyYears, type ConfirmedReport, type PreviousReport } from '../checks/body-years.repository.js';
import type { ClosureCheckEntity } from '../checks/closure-check.entity.js';
import { actedOnCheck } from '../checks/closure-event.js';
import { ClosureRepository } from '../checks/closures.repository.js';
import {
  holdAgainstReport,
  LONGEST_READ,
  type BodyRecord,
  type Findings,
} from '../checks/hold-against-report.js';

interface Opened {
  readonly report: ConfirmedReport;
  readonly previous: PreviousReport | null;
  readonly checkId: string;
}

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
    private readonly outbox: Outbox,
  ) {}

  async handle({ reportId }: CheckClosurePayload, job: JobContext): Promise<void> {
    const opened = await this.open(reportId);
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx)) || opened === null) return;
      const check = await this.checks.lockById(tx, opened.checkId, null);
      if (check.state === 'running') await this.finish(tx, { ...opened, check }, job.signal);
    });
  }

  /** Null where the report is no longer the one to check: a corrected one came in between and has its own order. */
  private open(reportId: string): Promise<Opened | null> {
    return this.uow.run(SYSTEM, async (tx) => {
      const report = await this.years.report(tx, reportId);
      if (report === null) return null;
      const previous = await this.years.previousReport(tx, report);
      const checkId = await this.checks.open(tx, report, previous?.id ?? null);
      return { report, previous, checkId };
    });
  }

  private async finish(
    tx: Tx,
    { report, previous, check }: Opened & { check: ClosureCheckEntity },
    signal: AbortSignal,
  ): Promise<void> {
    const record = await this.recordOf(tx, report, previous);
    const findings = holdAgainstReport(record, signal);
    await this.checks.keep(tx, check, { findings, reasonCode: await this.reasonOf(tx, record, findings) });
    await this.events.record(tx, null, [actedOnCheck(check, 'closure.checked', summaryOf(check, findings))]);
    const tooEarly = await this.years.reportCheckedTooEarly(tx, report);
    if (tooEarly !== null) await this.outbox.add(tx, CheckClosure, { reportId: tooEarly });
  }

  private async reasonOf(
    tx: Tx,
    { previous, report, matters }: BodyRecord,
    { copied }: Findings,
  ): Promise<ProblemCode | null> {
    if (previous !== null) {
      if (isCopy(copied, report.text)) return 'closure.copy-of-last-year';
      return report.text.length > LONGEST_READ ? 'closure.report-too-long' : null;
    }
    if (await this.years.previousIsUnconfirmed(tx, report)) return 'closure.earlier-report-unconfirmed';
    return matters.length > 0 ? 'closure.matters-by-hand' : 'closure.no-earlier-report';
  }

  private async recordOf(
    tx: Tx,
    report: ConfirmedReport,
    previous: PreviousReport | null,
  ): Promise<BodyRecord> {
    return {
      ...{ report, previous },
      matters: await this.years.matters(tx, report),
      earlier: await this.years.earlierShortcomings(tx, report),
      unitNames: await this.years.unitNames(tx, report),
    };
  }
}

/** From this share of its characters on, a report counts as last year's with other figures. */
const COPIED_SHARE = 0.6;

function isCopy(copied: Findings['copied'], text: string): boolean {
  const taken = copied.reduce((sum, { start, end }) => sum + end - start, 0);
  return text.length > 0 && taken / text.length >= COPIED_SHARE;
}

function summaryOf(check: ClosureCheckEntity, { answers, recurrences, rulesVersion }: Findings) {
  return {
    year: check.year,
    edition: check.edition,
    reportId: check.reportId,
    previousReportId: check.previousReportId,
    reasonCode: check.reasonCode,
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

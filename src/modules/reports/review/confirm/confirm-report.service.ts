import { Injectable } from '@nestjs/common';
import { moveReport, type ReportState } from '../../../../core/task/index.js';
import { Clock } from '../../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../../platform/database/tx.js';
import { requireVersion } from '../../../../platform/http/etag.js';
import { Problem } from '../../../../platform/http/problem.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { EventLog } from '../../../audit/index.js';
import { contextOf, type Actor } from '../../../identity/index.js';
import { ReportRepository } from '../../reports.repository.js';
import { CheckClosure } from './jobs/check-closure.job.js';
import { coverageOf, openGaps, READINESS, seenOf, type ReadinessRow } from './readiness.js';

export interface Confirmation {
  readonly reportId: string;
  readonly expectedVersion: number | null;
  /** Shortcomings without an answer in the plan and without a task, each of which shall become one. */
  readonly gapsToTask?: readonly string[];
}

/**
 * Only a person confirms, and only when every shortcoming and plan item was judged, the text that no item covers was seen, and
 * every shortcoming that no plan item answers has a task or is named as one to come; the next year's check then starts by itself.
 */
@Injectable()
export class ConfirmReport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: ReportRepository,
    private readonly events: EventLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, { reportId, expectedVersion, gapsToTask = [] }: Confirmation): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const report = await this.reports.lockById(tx, reportId);
      requireVersion(expectedVersion, report.version);
      const moved = moveReport(report.state as ReportState, 'confirm', 'person');
      if (!moved.ok) throw new Problem(moved.error.code, moved.error.params);
      const gaps = await this.requireReady(tx, reportId, gapsToTask);
      const confirmed = { confirmedBy: actor.accountId, confirmedAt: this.clock.now() };
      Object.assign(report, { state: moved.value, ...confirmed });
      await tx.manager.save(report);
      const { organisationId, orgPath } = report;
      const subject = { organisationId, orgPath, subjectType: 'report', subjectId: reportId } as const;
      await this.events.record(tx, actor, [
        { ...subject, name: 'report.confirmed', payload: { gapsToTask: gaps } },
      ]);
      await this.outbox.add(tx, CheckClosure, { reportId });
    });
  }

  /** @returns the gaps that were named */
  private async requireReady(tx: Tx, reportId: string, named: readonly string[]): Promise<string[]> {
    const [row] = await tx.query<ReadinessRow>(READINESS, [reportId]);
    if (row === undefined) throw new Problem('record.not-found');
    if (row.undecided > 0) throw new Problem('report.items-undecided', { undecided: row.undecided });
    if (row.openDifferences > 0)
      throw new Problem('report.differences-open', { places: row.openDifferences });
    const coverage = coverageOf(row);
    if (coverage.uncovered.length > 0 && seenOf(row, coverage) === null)
      throw new Problem('report.coverage-unseen', { places: coverage.uncovered.length });
    const gaps = openGaps(row).map(({ itemId }) => itemId);
    const unnamed = gaps.filter((id) => !named.includes(id));
    if (unnamed.length > 0) throw new Problem('report.gaps-open', { gaps: unnamed.length });
    return gaps;
  }
}

import { Injectable } from '@nestjs/common';
import { moveReport, type ReportState } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { CheckClosure } from './jobs/check-closure.job.js';
import { ReportRepository } from '../reports.repository.js';

/** Only a person confirms, and only when every shortcoming and plan item was judged; the next year's check then starts by itself. */
@Injectable()
export class ConfirmReport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: ReportRepository,
    private readonly events: EventLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, id: string, expectedVersion: number | null): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const report = await this.reports.lockById(tx, id);
      requireVersion(expectedVersion, report.version);
      const moved = moveReport(report.state as ReportState, 'confirm', 'person');
      if (!moved.ok) throw new Problem(moved.error.code, moved.error.params);
      const undecided = await this.reports.undecidedItems(tx, id);
      if (undecided > 0) throw new Problem('report.items-undecided', { undecided });
      Object.assign(report, {
        state: moved.value,
        confirmedBy: actor.accountId,
        confirmedAt: this.clock.now(),
      });
      await tx.manager.save(report);
      await this.events.record(tx, actor, [
        {
          organisationId: report.organisationId,
          orgPath: report.orgPath,
          subjectType: 'report',
          subjectId: id,
          name: 'report.confirmed',
          payload: {},
        },
      ]);
      await this.outbox.add(tx, CheckClosure, { reportId: id });
    });
  }
}

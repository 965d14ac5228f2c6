import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock.js';
import { UnitOfWork } from '../../../../platform/database/tx.js';
import { Problem } from '../../../../platform/http/problem.js';
import { EventLog } from '../../../audit/index.js';
import { contextOf, type Actor } from '../../../identity/index.js';
import { ReviewRepository } from '../review.repository.js';
import { coverageOf, READINESS, type ReadinessRow } from './readiness.js';

/** A person says that they have read what no item covers; the first to say so is kept. */
@Injectable()
export class SeeCoverage {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly review: ReviewRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `record.stale` where it was another text that they looked at */
  async run(actor: Actor, reportId: string, textSha256: string): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const { id, organisationId, orgPath, state } = await this.review.lock(tx, reportId);
      if (!['parsed', 'reviewing'].includes(state))
        throw new Problem('report.action-not-allowed', { state, action: 'see-coverage' });
      const [row] = await tx.query<ReadinessRow>(READINESS, [id]);
      if (row === undefined) throw new Problem('record.not-found');
      const coverage = coverageOf(row);
      if (coverage.textSha256 !== textSha256)
        throw new Problem('record.stale', { current: coverage.textSha256 });
      const gaps = coverage.uncovered.length;
      const added = await tx.query(SEE, [id, orgPath, textSha256, gaps, actor.accountId, this.clock.now()]);
      if (added.length === 0) return;
      const subject = { organisationId, orgPath, subjectType: 'report', subjectId: id } as const;
      await this.events.record(tx, actor, [
        { ...subject, name: 'report.coverage-seen', payload: { textSha256, gaps } },
      ]);
    });
  }
}

const SEE = `
insert into coverage_seen (report_id, org_path, text_sha256, gaps, seen_by, seen_at) values ($1, $2, $3, $4, $5, $6)
on conflict (report_id, text_sha256) do nothing returning report_id`;

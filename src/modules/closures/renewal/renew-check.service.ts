import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, hasRole, oversees, type Actor } from '../../identity/index.js';
import { CheckClosure } from '../../reports/index.js';
import { BodyYears } from '../checks/body-years.repository.js';
import type { ClosureCheckEntity } from '../checks/closure-check.entity.js';
import { actedOnCheck } from '../checks/closure-event.js';
import { ClosureRepository } from '../checks/closures.repository.js';

/** Checks the same report anew, as the next edition; the earlier one, signed or not, stays as it is. */
@Injectable()
export class RenewCheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: ClosureRepository,
    private readonly years: BodyYears,
    private readonly outbox: Outbox,
    private readonly events: EventLog,
  ) {}

  /** @returns the id of the new edition */
  run(actor: Actor, checkId: string): Promise<string> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const check = await this.checks.lockById(tx, checkId, null);
      if (!oversees(actor, check.orgPath) || !hasRole(actor, 'supervisor', 'officer'))
        throw new Problem('auth.forbidden');
      return this.within(tx, actor, check);
    });
  }

  /** The same inside a transaction that holds the latest check. @throws Problem `closure.not-ready`, `closure.report-replaced` */
  async within(tx: Tx, actor: Actor, check: ClosureCheckEntity): Promise<string> {
    const latest = await this.checks.lockLatest(tx, check.organisationId, check.year);
    if (latest?.state === 'running') throw new Problem('closure.not-ready');
    const report = await this.years.report(tx, check.reportId);
    if (report === null) throw new Problem('closure.report-replaced');
    const previous = await this.years.previousReport(tx, report);
    const renewedId = await this.checks.renew(tx, report, previous?.id ?? null);
    await this.outbox.add(tx, CheckClosure, { reportId: report.id });
    await this.events.record(tx, actor, [actedOnCheck(check, 'closure.renewed', { renewedId })]);
    return renewedId;
  }
}

import { Injectable } from '@nestjs/common';
import { verdictAgainstLedger } from '../../../core/closure/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { actedOnCheck } from '../checks/closure-event.js';
import { requireSigner } from './closures.policy.js';
import { ClosureRepository } from '../checks/closures.repository.js';
import { ledgerOfItem } from '../checks/ledger-of-item.js';

/** The leaders sign: from then on the check says for good what report and ledger said on that day. */
@Injectable()
export class SignCheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: ClosureRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, checkId: string, expectedVersion: number | null): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const check = await this.checks.lockById(tx, checkId, expectedVersion);
      requireSigner(actor, check);
      const answers = await this.checks.ledgers(tx, check, null);
      const openAnswers = answers.filter(({ isOpenQuestion }) => isOpenQuestion).length;
      const openRecurrences = await this.checks.openRecurrences(tx, check);
      if (openAnswers + openRecurrences > 0)
        throw new Problem('closure.answers-open', { openAnswers, openRecurrences });
      await this.checks.freeze(
        tx,
        answers.map(({ id, answer, isWithoutResult, ledger }) => ({
          ...{ id, ledger },
          ledger_verdict: verdictAgainstLedger({ answer, isWithoutResult }, ledgerOfItem(ledger)),
        })),
      );
      Object.assign(check, { state: 'signed', signedBy: actor.accountId, signedAt: this.clock.now() });
      await tx.manager.save(check);
      const { year, edition } = check;
      await this.events.record(tx, actor, [actedOnCheck(check, 'closure.signed', { year, edition })]);
    });
  }
}

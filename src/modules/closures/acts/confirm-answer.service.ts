import { Injectable } from '@nestjs/common';
import { verdictAgainstLedger } from '../../../core/closure/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { actedOnCheck } from '../checks/closure-event.js';
import { requireJudge } from './closures.policy.js';
import { ClosureRepository } from '../checks/closures.repository.js';
import type { ConfirmAnswerDto } from '../views/closures.dto.js';
import { ledgerOfItem } from '../checks/ledger-of-item.js';

/** Which row of a check, and the version of the check that the person saw; null: whatever is current. */
export interface RowOfCheck {
  readonly checkId: string;
  readonly rowId: string;
  readonly expectedVersion: number | null;
}

/** A person stands for an answer, as the machine read it or otherwise and then with a reason; it can be confirmed anew. */
@Injectable()
export class ConfirmAnswer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: ClosureRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, at: RowOfCheck, { answer, reason }: ConfirmAnswerDto): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const check = await this.checks.lockById(tx, at.checkId, at.expectedVersion);
      requireJudge(actor, check);
      const row = await this.checks.answer(tx, check, at.rowId);
      if (answer !== row.answer && reason === undefined) throw new Problem('reason.missing');
      const [{ ledger, isWithoutResult } = { ledger: [], isWithoutResult: false }] =
        await this.checks.ledgers(tx, check, [row.id]);
      const before = row.confirmedAnswer ?? row.answer;
      Object.assign(row, {
        ...{ confirmedAnswer: answer, confirmationReason: reason ?? null, confirmedBy: actor.accountId },
        ...{ confirmedAt: this.clock.now(), ledger },
        ledgerVerdict: verdictAgainstLedger({ answer, isWithoutResult }, ledgerOfItem(ledger)),
      });
      await tx.manager.save(row);
      await this.checks.touch(tx, check);
      const { id: answerId, itemId, taskId } = row;
      await this.events.record(tx, actor, [
        actedOnCheck(check, 'closure.answer-confirmed', {
          ...{ answerId, itemId, taskId, reason },
          answer: [before, answer],
        }),
      ]);
    });
  }
}

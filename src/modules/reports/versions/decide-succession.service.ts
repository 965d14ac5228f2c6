import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isAlive, type ReviewChange, type ReviewedItem } from '../../../core/report/review/index.js';
import type { ItemState } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { ReviewRepository, type LockedReport } from '../review/review.repository.js';
import { FollowItems } from './jobs/follow-items.job.js';
import { VersionsRepository, type Succession, type SuccessionDecision } from './versions.repository.js';

export interface SuccessionVerdict {
  readonly reportId: string;
  readonly seq: number;
  readonly decision: SuccessionDecision;
}

/** A person says whether a reworded item is the same matter, so that decision and tasks go over, and that one is gone. */
@Injectable()
export class DecideSuccession {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly versions: VersionsRepository,
    private readonly review: ReviewRepository,
    private readonly outbox: Outbox,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, { reportId, seq, decision }: SuccessionVerdict): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const report = await this.review.lock(tx, reportId);
      if (!['parsed', 'reviewing'].includes(report.state))
        throw new Problem('report.action-not-allowed', { state: report.state, action: 'compare' });
      const succession = await this.versions.succession(tx, reportId, seq);
      requireFitting(succession, decision);
      const at = this.clock.now();
      await this.versions.decide(tx, { reportId, seq }, { decision, by: actor.accountId, at });
      const changes = decision === 'same' ? await this.carry(tx, report, succession) : [];
      const act = { id: randomUUID(), name: 'compare', changes, undoes: null, differenceSeq: seq };
      await this.review.keep(tx, report, { ...act, by: actor.accountId, at });
      const { organisationId, orgPath } = report;
      const { oldItemId, newItemId, match } = succession;
      await this.events.record(tx, actor, [
        {
          ...{ organisationId, orgPath, subjectType: 'report_item', subjectId: newItemId ?? oldItemId ?? '' },
          name: 'item.compared',
          payload: { oldItemId, newItemId, match, decision, actId: act.id },
        },
      ]);
    });
  }

  /** @returns what became of the item that lives on */
  private async carry(
    tx: Tx,
    report: LockedReport,
    { oldItemId, newItemId }: Succession,
  ): Promise<ReviewChange[]> {
    const review = await this.review.load(tx, report.id);
    const before = review.items.get(newItemId ?? '');
    const old = await this.review.item(tx, oldItemId ?? '');
    if (before === undefined || !isAlive(before))
      throw new Problem('item.action-not-allowed', { state: before?.state ?? null, action: 'compare' });
    const after = withDecisionOf(old, before);
    const changes: ReviewChange[] = after === before ? [] : [{ of: 'item', before, after }];
    if (changes.length > 0) await this.review.apply(tx, report, review, changes);
    if (old.state === 'tasked') await this.outbox.add(tx, FollowItems, { reportId: report.id });
    return changes;
  }
}

/** Several old items may live on in one: what binds most holds. */
function withDecisionOf(old: ReviewedItem, now: ReviewedItem): ReviewedItem {
  const binding: readonly ItemState[] = ['candidate', 'rejected', 'accepted', 'tasked'];
  if (binding.indexOf(old.state) <= binding.indexOf(now.state)) return now;
  const { state, rejectReason, decidedBy, decidedAt } = old;
  return { ...now, state, rejectReason, decidedBy, decidedAt, wording: now.wording ?? old.wording };
}

function requireFitting({ match, decision: before }: Succession, decision: SuccessionDecision): void {
  if (before !== null) throw new Problem('version.decided', { decision: before });
  const fitting = match === 'gone' ? ['acknowledged'] : match === 'reworded' ? ['same', 'different'] : [];
  if (!fitting.includes(decision)) throw new Problem('version.decision-unfit', { match, decision });
}

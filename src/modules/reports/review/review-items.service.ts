import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  applyChanges,
  decideAct,
  differences,
  undoChanges,
  type Review,
  type ReviewAct,
  type ReviewChange,
} from '../../../core/report/review/index.js';
import type { ItemAction } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { FindInReport } from '../findings/find-in-report.service.js';
import {
  ReviewRepository,
  type KeptAct,
  type LockedReport,
  type ReopenedDifference,
} from './review.repository.js';

export interface ItemReview {
  readonly itemIds: readonly string[];
  readonly action: Extract<ItemAction, 'accept' | 'reject' | 'reconsider'>;
  readonly reason?: string;
}

/** What was acted on, and the version of it that the person had seen. */
export type ReviewTarget =
  | { readonly itemId: string; readonly expectedVersion: number | null }
  | { readonly reportId: string; readonly expectedVersion: number | null };

export interface ReviewOutcome {
  readonly reportId: string;
  readonly reportVersion: number;
  /** Null where everything was already as the act would have it. */
  readonly actId: string | null;
  readonly itemIds: readonly string[];
}

interface Done {
  readonly name: ReviewAct['act'] | 'undo';
  readonly changes: readonly ReviewChange[];
  /** The act that is taken back; null for any other than `undo`. */
  readonly undoes: KeptAct | null;
}

/** A person's judgement on what was read: the quote stays as it is, every act is a step that can be taken back. */
@Injectable()
export class ReviewItems {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly review: ReviewRepository,
    private readonly events: EventLog,
    private readonly findings: FindInReport,
    private readonly clock: Clock,
  ) {}

  /** Judges a set, of one report or of several: all of them or none. */
  async run(actor: Actor, { itemIds, action, reason = '' }: ItemReview): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      for (const part of await this.review.reportsOf(tx, itemIds)) {
        const act: ReviewAct =
          action === 'reject'
            ? { act: 'reject', itemIds: part.itemIds, reason }
            : { act: action, itemIds: part.itemIds };
        await this.within(tx, actor, await this.review.lock(tx, part.reportId), [act]);
      }
    });
  }

  /**
   * Acts one after the other as one step.
   * @throws Problem `record.stale` where the record was changed since the person saw it, and with the rule that refuses an act
   */
  act(actor: Actor, target: ReviewTarget, acts: readonly ReviewAct[]): Promise<ReviewOutcome> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const report = await this.lockTarget(tx, target);
      return this.within(tx, actor, report, acts);
    });
  }

  /** Takes the last act back, which is itself on record. @throws Problem where `actId` is not the last one that stands */
  undo(actor: Actor, { reportId, actId }: { reportId: string; actId: string }): Promise<ReviewOutcome> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const report = await this.review.lock(tx, reportId);
      requireOpen(report, 'undo');
      const last = await this.review.lastAct(tx, reportId);
      if (last === null) throw new Problem('review.nothing-to-undo');
      if (last.id !== actId) throw new Problem('review.not-last-act', { last: last.id });
      const review = await this.review.load(tx, reportId);
      const undone = undoChanges(review, last.changes);
      if (!undone.ok) throw new Problem(undone.error.code, undone.error.params);
      return this.keep(tx, actor, { report, review }, { name: 'undo', changes: undone.value, undoes: last });
    });
  }

  /** Reads the version under the lock: of two who saw the same, the second is told. */
  private async lockTarget(tx: Tx, target: ReviewTarget): Promise<LockedReport> {
    if ('reportId' in target) {
      const report = await this.review.lock(tx, target.reportId);
      requireVersion(target.expectedVersion, report.version);
      return report;
    }
    const [found] = await this.review.reportsOf(tx, [target.itemId]);
    const report = await this.review.lock(tx, found?.reportId ?? '');
    requireVersion(target.expectedVersion, await this.review.itemVersion(tx, target.itemId));
    return report;
  }

  private async within(
    tx: Tx,
    actor: Actor,
    report: LockedReport,
    acts: readonly ReviewAct[],
  ): Promise<ReviewOutcome> {
    const review = await this.review.load(tx, report.id);
    const stamp = { by: actor.accountId, at: this.clock.now().toISOString() };
    const changes: ReviewChange[] = [];
    let now = review;
    for (const act of acts) {
      requireOpen(report, act.act);
      const decided = decideAct(now, act, stamp);
      if (!decided.ok) throw new Problem(decided.error.code, decided.error.params);
      changes.push(...decided.value);
      now = applyChanges(now, decided.value);
    }
    const [first] = acts;
    if (first === undefined || changes.length === 0) return outcomeOf(report, null, []);
    return this.keep(tx, actor, { report, review }, { name: first.act, changes, undoes: null });
  }

  private async keep(
    tx: Tx,
    actor: Actor,
    { report, review }: { report: LockedReport; review: Review },
    { name, changes, undoes }: Done,
  ): Promise<ReviewOutcome> {
    const id = randomUUID();
    await this.review.apply(tx, report, review, changes);
    if (changes.some(cutsOtherwise)) await this.findings.renew(tx, report.id, review.text);
    const act = { id, name, changes, undoes: undoes?.id ?? null, differenceSeq: null };
    await this.review.keep(tx, report, { ...act, by: actor.accountId, at: this.clock.now() });
    const reopened = await this.reopen(tx, report, undoes);
    const { organisationId, orgPath } = report;
    const subject = {
      organisationId,
      orgPath,
      subjectType: 'report_item' as const,
      name: `item.${PAST[name]}`,
    };
    const told = { actId: id, ...(undoes && { undoes: undoes.id }) };
    await this.events.record(tx, actor, [
      ...changes.map((change) => ({
        ...subject,
        subjectId: subjectOf(change),
        payload: { ...differences(change.before, change.after), ...told },
      })),
      ...reopened.map((difference) => ({
        ...subject,
        subjectId: difference.newItemId ?? difference.oldItemId ?? '',
        payload: { ...difference, decision: null, ...told },
      })),
    ]);
    return outcomeOf(report, id, changes);
  }

  /** What was decided about a difference between two versions waits for a person again once it is taken back. */
  private async reopen(
    tx: Tx,
    report: LockedReport,
    undone: KeptAct | null,
  ): Promise<readonly ReopenedDifference[]> {
    if (undone === null || undone.differenceSeq === null) return [];
    return [await this.review.reopenDifference(tx, report.id, undone.differenceSeq)];
  }
}

function outcomeOf(
  report: LockedReport,
  actId: string | null,
  changes: readonly ReviewChange[],
): ReviewOutcome {
  return {
    reportId: report.id,
    reportVersion: report.version + (actId === null ? 0 : 1),
    actId,
    itemIds: [...new Set(changes.map(subjectOf))],
  };
}

/** A link belongs to the shortcoming it explains or answers. */
function subjectOf(change: ReviewChange): string {
  if (change.of === 'item') return (change.after ?? change.before)?.id ?? '';
  return (change.after ?? change.before)?.shortcomingId ?? '';
}

/** Once a person stands behind the reading, only words and links are still filled in. */
function requireOpen({ state }: LockedReport, action: ReviewAct['act'] | 'undo'): void {
  const isOpen = ['parsed', 'reviewing'].includes(state);
  const isConfirmed = state === 'confirmed' && ['word', 'link'].includes(action);
  if (!isOpen && !isConfirmed) throw new Problem('report.action-not-allowed', { state, action });
}

/** An item was made, unmade or taken into another: what is found in the items is found again. */
function cutsOtherwise(change: ReviewChange): boolean {
  if (change.of !== 'item') return false;
  const { before, after } = change;
  return before === null || after === null || before.mergedInto !== after.mergedInto;
}

const PAST = {
  accept: 'accepted',
  reject: 'rejected',
  reconsider: 'reconsidered',
  word: 'worded',
  split: 'split',
  merge: 'merged',
  add: 'added',
  link: 'linked',
  undo: 'undone',
} as const;

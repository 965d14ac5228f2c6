import { Injectable } from '@nestjs/common';
import { moveItem, type ItemAction, type ItemState } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { ReportItemEntity } from '../report-item.entity.js';
import { ReportRepository } from '../reports.repository.js';

export interface ItemReview {
  readonly itemIds: readonly string[];
  readonly action: Exclude<ItemAction, 'task' | 'merge'>;
  readonly reason?: string;
}

/** A person's judgement on what was read: the quote stays as it is, what was decided is an event. */
@Injectable()
export class ReviewItems {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: ReportRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, { itemIds, action, reason }: ItemReview): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const items = await this.reports.lockItems(tx, itemIds);
      for (const item of items) {
        const moved = moveItem(item.state as ItemState, action, 'person');
        if (!moved.ok) throw new Problem(moved.error.code, moved.error.params);
        const decidedBy = action === 'reconsider' ? null : actor.accountId;
        Object.assign(item, {
          state: moved.value,
          rejectReason: reason ?? null,
          decidedBy,
          decidedAt: this.clock.now(),
        });
      }
      await tx.manager.save(items);
      await this.record(tx, actor, { items, name: `item.${PAST[action]}`, payload: { reason } });
    });
  }

  async word(
    actor: Actor,
    at: { readonly itemId: string; readonly expectedVersion: number | null },
    wording: string,
  ): Promise<number> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const items = await this.reports.lockItems(tx, [at.itemId]);
      const [item] = items;
      if (item === undefined) throw new Problem('record.not-found');
      requireVersion(at.expectedVersion, item.version);
      if (item.state === 'tasked')
        throw new Problem('item.action-not-allowed', { state: item.state, action: 'word' });
      const before = item.wording;
      item.wording = wording;
      await tx.manager.save(item);
      await this.record(tx, actor, { items, name: 'item.worded', payload: { wording: [before, wording] } });
      return item.version;
    });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    act: { items: readonly ReportItemEntity[]; name: string; payload: Record<string, unknown> },
  ): Promise<void> {
    const organisations = await tx.query<{ id: string; organisation_id: string }>(
      'select id, organisation_id from report where id = any($1::uuid[])',
      [act.items.map((item) => item.reportId)],
    );
    const bodies = new Map(organisations.map((row) => [row.id, row.organisation_id]));
    await this.events.record(
      tx,
      actor,
      act.items.map((item) => ({
        organisationId: bodies.get(item.reportId) ?? '',
        orgPath: item.orgPath,
        subjectType: 'report_item',
        subjectId: item.id,
        name: act.name,
        payload: act.payload,
      })),
    );
  }
}

const PAST = { accept: 'accepted', reject: 'rejected', reconsider: 'reconsidered' } as const;

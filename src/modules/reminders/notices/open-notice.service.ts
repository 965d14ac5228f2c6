import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../../identity/index.js';

/** The person has read a notice in the inbox; the first time counts. */
@Injectable()
export class OpenNotice {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, noticeId: string): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const opened = await tx.query(OPEN, [noticeId, actor.accountId, this.clock.now()]);
      if (opened.length === 0) throw new Problem('record.not-found');
    });
  }
}

const OPEN = `
update delivery set opened_at = coalesce(opened_at, $3) where notice_id = $1 and account_id = $2 and channel = 'inbox' returning id`;

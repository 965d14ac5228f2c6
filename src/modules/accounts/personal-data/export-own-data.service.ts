import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { EventLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { DATA_PARTS, MOST_ROWS } from './own-data.js';
import type { OwnDataView } from './personal-data.dto.js';

/** A copy of what is kept about the person who asks, and of nobody else (个人信息保护法 art. 45). */
@Injectable()
export class ExportOwnData {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** As the system, because acts stay the person's own where the scope has gone on; each statement names the account. */
  run(actor: Actor): Promise<OwnDataView> {
    const { accountId: subjectId, organisationId, organisationPath: orgPath } = actor;
    return this.uow.run(SYSTEM, async (tx) => {
      const parts: Record<string, readonly object[]> = {};
      const cut: string[] = [];
      for (const { name, sql } of DATA_PARTS) {
        const rows = await tx.query<object>(`${sql} limit ${MOST_ROWS + 1}`, [subjectId]);
        if (rows.length > MOST_ROWS) cut.push(name);
        parts[name] = rows.slice(0, MOST_ROWS);
      }
      const subject = { organisationId, orgPath, subjectType: 'account', subjectId } as const;
      await this.events.record(tx, actor, [{ ...subject, name: 'account.data-exported', payload: {} }]);
      return { madeAt: this.clock.now().toISOString(), parts, cut };
    });
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Reader } from '../../../platform/database/reader.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { LedgerView, LedgerViewDto, LedgerViews } from './views.dto.js';

/** The ways in which a person likes to look at the ledger: theirs alone, at whatever screen they sit. */
@Injectable()
export class KeepViews {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
  ) {}

  async read(actor: Actor): Promise<LedgerViews> {
    const kept = await this.reader.one<LedgerViews>(contextOf(actor), {
      text: READ,
      values: [actor.accountId],
    });
    return kept ?? { views: [], version: 0 };
  }

  /**
   * Takes the place of what was kept before.
   * @param expected version that was read; null: whatever is there
   * @throws Problem `record.stale`; `ledger.view-twice` where two share a name or an id
   */
  async set(actor: Actor, expected: number | null, asked: readonly LedgerViewDto[]): Promise<void> {
    const views = asked.map((view): LedgerView => ({
      ...view,
      id: view.id ?? randomUUID(),
      name: view.name.trim(),
    }));
    requireApart(views);
    await this.uow.run(contextOf(actor), async (tx) => {
      await tx.query(BEGIN, [actor.accountId]);
      const [row] = await tx.query<{ version: number }>(LOCK, [actor.accountId]);
      requireVersion(expected, row?.version ?? 0);
      await tx.query(SET, [actor.accountId, JSON.stringify(views)]);
    });
  }
}

function requireApart(views: readonly LedgerView[]): void {
  for (const part of ['name', 'id'] as const) {
    const seen = new Set<string>();
    for (const { [part]: value, name } of views) {
      if (seen.has(value)) throw new Problem('ledger.view-twice', { name });
      seen.add(value);
    }
  }
}

const READ = 'select views, version from ledger_view where account_id = $1';
const LOCK = 'select version from ledger_view where account_id = $1 for update';
/** Two first ones at once wait for each other here. */
const BEGIN =
  'insert into ledger_view (account_id) values ($1) on conflict on constraint ledger_view_pk do nothing';
const SET = 'update ledger_view set views = $2, version = version + 1 where account_id = $1';

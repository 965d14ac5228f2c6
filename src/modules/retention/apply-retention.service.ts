import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { SYSTEM } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { RETENTION_BATCH, RETENTION_RULES, type RetentionRule } from './retention-rules.js';

const DAY_MS = 86_400_000;

/** What one rule found, and took away where it was not a dry run. */
export interface RetentionOutcome {
  readonly table: string;
  readonly rows: number;
}

/** Takes away what is kept no longer, table by table and batch by batch. */
@Injectable()
export class ApplyRetention {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @param options.dryRun only counts */
  async run({ dryRun }: { readonly dryRun: boolean }, signal?: AbortSignal): Promise<RetentionOutcome[]> {
    const outcomes: RetentionOutcome[] = [];
    for (const rule of RETENTION_RULES) {
      const rows = dryRun ? await this.count(rule) : await this.remove(rule, signal);
      outcomes.push({ table: rule.table, rows });
    }
    return outcomes;
  }

  private async count(rule: RetentionRule): Promise<number> {
    const row = await this.reader.one<{ n: number }>(SYSTEM, {
      text: `select count(*)::int as n from ${rule.table} t where ${rule.leaves}`,
      values: [this.before(rule)],
    });
    return row?.n ?? 0;
  }

  private async remove(rule: RetentionRule, signal?: AbortSignal): Promise<number> {
    for (let removed = 0; ;) {
      signal?.throwIfAborted();
      const batch = await this.uow.run(SYSTEM, (tx) =>
        tx.query(
          `delete from ${rule.table} where ctid = any(array(
             select t.ctid from ${rule.table} t where ${rule.leaves} limit ${RETENTION_BATCH} for update skip locked)) returning 1`,
          [this.before(rule)],
        ),
      );
      removed += batch.length;
      if (batch.length < RETENTION_BATCH) return removed;
    }
  }

  private before({ days }: RetentionRule): Date {
    return new Date(this.clock.now().getTime() - days * DAY_MS);
  }
}

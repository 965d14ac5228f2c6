import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf } from '../../identity/index.js';
import { ApplyLine } from './apply-line.service.js';
import { ReturnedFiles, type OpenLine, type ReturnedFile } from './returned-files.repository.js';

const LINES_AT_ONCE = 100;

/**
 * Applies exactly what the dry run said, a line in a transaction: the act and its receipt happen together, so a run that
 * was broken off goes on where it stopped, and a task that changed since the dry run is left as it is.
 */
@Injectable()
export class ApplyReturn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly returned: ReturnedFiles,
    private readonly applyLine: ApplyLine,
    private readonly clock: Clock,
  ) {}

  async run(importId: string, signal: AbortSignal): Promise<void> {
    const file = await this.uow.run(SYSTEM, (tx) => this.returned.lock(tx, importId));
    if (file === null || file.state !== 'applying') return;
    for (;;) {
      const lines = await this.uow.run(SYSTEM, (tx) => this.returned.openLines(tx, importId, LINES_AT_ONCE));
      for (const line of lines) {
        signal.throwIfAborted();
        await this.applyOne(file, line);
      }
      if (lines.length < LINES_AT_ONCE) break;
    }
    await this.uow.run(SYSTEM, (tx) =>
      tx.query(`update ledger_import set state = 'applied', finished_at = $2 where id = $1`, [
        importId,
        this.clock.now(),
      ]),
    );
  }

  private async applyOne(file: ReturnedFile, line: OpenLine): Promise<void> {
    const { taskId, expectedVersion, changes, rowNo } = line;
    const cells = Object.fromEntries(changes.map(({ column, after }) => [column, after]));
    const at = { id: file.id, rowNo };
    try {
      await this.uow.run(contextOf(file.actor), async (tx) => {
        const settled = { result: 'applied', code: null, at: this.clock.now() };
        if (!(await this.returned.settleLine(tx, at, settled))) return;
        const toApply = { taskId, expectedVersion, cells, sourceId: file.sha256 };
        const result = await this.applyLine.run(tx, file.actor, toApply);
        if (result === 'pending') await tx.query(PENDING, [at.id, at.rowNo]);
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const result = error.code === 'record.stale' ? 'conflict' : 'refused';
      await this.uow.run(SYSTEM, (tx) =>
        this.returned.settleLine(tx, at, { result, code: error.code, at: this.clock.now() }),
      );
    }
  }
}

const PENDING = `update ledger_import_line set result = 'pending' where import_id = $1 and row_no = $2`;

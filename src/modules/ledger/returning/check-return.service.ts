import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { FileStore } from '../../../platform/files/file-store.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, hasRole, UNIT_ROLES, type Actor } from '../../identity/index.js';
import type { EditedBy } from '../columns/ledger-columns.js';
import type { LedgerRow } from '../columns/ledger-row.js';
import { LedgerQueries } from '../export/ledger.queries.js';
import { readWorkbook } from '../reading/read-workbook.js';
import { Unreadable, type ReadRow } from '../reading/sheet-events.js';
import { ApplyLine } from './apply-line.service.js';
import { ReturnedFiles, type FileFindings, type ReturnedFile } from './returned-files.repository.js';
import { checkLine, headersOf, isOurs, taskIdOf, type CheckedLine, type Headers } from './returned-line.js';

/** Carries nothing: a dry run ends with it, so that nothing of it stays. */
class TakenBack extends Error {}

/** The dry run of a returned ledger: every line is held against its task, and every change is tried and taken back. */
@Injectable()
export class CheckReturn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
    private readonly returned: ReturnedFiles,
    private readonly ledger: LedgerQueries,
    private readonly applyLine: ApplyLine,
  ) {}

  async run(importId: string, signal: AbortSignal): Promise<void> {
    const file = await this.uow.run(SYSTEM, (tx) => this.returned.lock(tx, importId));
    if (file === null || file.state !== 'received') return;
    const findings = await this.check(file, signal);
    await this.uow.run(SYSTEM, (tx) => this.returned.finishCheck(tx, importId, findings));
  }

  private async check(file: ReturnedFile, signal: AbortSignal): Promise<FileFindings> {
    const found = { problem: null, formulaCells: 0, mergedCells: 0 };
    try {
      return await this.readSheets(file, signal);
    } catch (error) {
      if (error instanceof Unreadable) return { ...found, problem: error.code };
      throw error;
    }
  }

  private async readSheets(file: ReturnedFile, signal: AbortSignal): Promise<FileFindings> {
    const counted = { formulaCells: 0, mergedCells: 0 };
    const seen = new Set<string>();
    let headers: Headers | null = null;
    let found = false;
    for await (const event of readWorkbook(await this.files.read(file.sha256))) {
      signal.throwIfAborted();
      if (event.what === 'sheet') headers = null;
      else if (event.what === 'merged') counted.mergedCells += found && headers !== null ? event.cells : 0;
      else {
        let { rows } = event;
        if (headers === null) {
          const [first, ...others] = rows;
          const own = headersOf(first?.cells ?? []);
          if (!isOurs(own)) {
            headers = new Map();
            continue;
          }
          headers = own;
          found = true;
          rows = others;
        }
        if (headers.size === 0) continue;
        counted.formulaCells += rows.reduce((n, { formulas }) => n + formulas.length, 0);
        await this.checkBatch(file, { rows, headers, seen });
      }
    }
    return { ...counted, problem: found ? null : 'ledger.not-ours' };
  }

  private async checkBatch(
    file: ReturnedFile,
    { rows, headers, seen }: { rows: readonly ReadRow[]; headers: Headers; seen: Set<string> },
  ): Promise<void> {
    const { actor } = file;
    const ids = rows.flatMap((row) => taskIdOf(row, headers) ?? []);
    const current = new Map((await this.ledger.byIds(contextOf(actor), ids)).map((row) => [row.id, row]));
    const lines: CheckedLine[] = [];
    for (const row of rows) {
      const taskId = taskIdOf(row, headers);
      const task = taskId === null ? null : (current.get(taskId) ?? null);
      const line = checkLine({ row, headers, current: task, mayEdit: mayEdit(actor) });
      const isTwice = taskId !== null && seen.has(taskId);
      if (taskId !== null) seen.add(taskId);
      lines.push(
        isTwice ? { ...line, outcome: 'refused', code: 'ledger.row-twice' } : await this.tried(file, line),
      );
    }
    await this.uow.run(SYSTEM, (tx) => this.returned.addLines(tx, file, lines));
  }

  /** The act itself, in a transaction that does not stay: the rules answer, not a copy of them. */
  private async tried(file: ReturnedFile, line: CheckedLine): Promise<CheckedLine> {
    if (line.outcome !== 'changed' || line.taskId === null) return line;
    const { taskId, expectedVersion } = line;
    const cells = Object.fromEntries(line.changes.map(({ column, after }) => [column, after]));
    try {
      await this.uow.run(contextOf(file.actor), async (tx) => {
        await this.applyLine.run(tx, file.actor, { taskId, expectedVersion, cells, sourceId: file.sha256 });
        throw new TakenBack();
      });
      return line;
    } catch (error) {
      if (error instanceof TakenBack) return line;
      if (!(error instanceof Problem)) throw error;
      return { ...line, outcome: error.code === 'record.stale' ? 'conflict' : 'refused', code: error.code };
    }
  }
}

/** The unit that leads changes its progress, the office what it settled. */
function mayEdit(actor: Actor): (row: LedgerRow) => readonly EditedBy[] {
  return ({ fields }) => [
    ...(hasRole(actor, 'supervisor', 'officer') ? (['office'] as const) : []),
    ...(hasRole(actor, ...UNIT_ROLES) && fields.lead_organisation_id === actor.organisationId
      ? (['unit'] as const)
      : []),
  ];
}

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { FileStore } from '../../../platform/files/file-store.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf } from '../../identity/index.js';
import { DraftFromLedger } from '../../tasks/index.js';
import { readWorkbook } from '../reading/read-workbook.js';
import { Unreadable, type ReadRow } from '../reading/sheet-events.js';
import { detectSheets, FillDown } from './detect-sheets.js';
import { judgeLine, unitNames, type UnitsByName } from './intake-line.js';
import type { IntakeMappingDto } from './intakes.dto.js';
import { Intakes, type Intake, type LineToDraft } from './intakes.repository.js';
import { INTAKE_FIELD_NAMES, type IntakeField } from './ledger-fields.js';

const LINES_AT_ONCE = 100;
const UNIT_FIELDS = ['lead', 'responsible', 'assisting'] as const;

type Cells = Readonly<Partial<Record<IntakeField, string>>>;

/** The next step of a foreign ledger: looks at its sheets, holds its lines against the directory, or drafts its tasks. */
@Injectable()
export class ProcessIntake {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
    private readonly intakes: Intakes,
    private readonly draftFromLedger: DraftFromLedger,
    private readonly clock: Clock,
  ) {}

  async run(intakeId: string, signal: AbortSignal): Promise<void> {
    const intake = await this.uow.run(SYSTEM, (tx) => this.intakes.lock(tx, intakeId));
    if (intake?.state === 'received') await this.detect(intake);
    else if (intake?.state === 'checking') await this.check(intake, signal);
    else if (intake?.state === 'applying') await this.draft(intake, signal);
  }

  private async detect({ id, sha256 }: Intake): Promise<void> {
    try {
      const sheets = await detectSheets(readWorkbook(await this.files.read(sha256)));
      if (!sheets.some(({ headerRow }) => headerRow !== null)) throw new Unreadable('ledger.no-table');
      await this.uow.run(SYSTEM, (tx) =>
        tx.query(`update ledger_intake set state = 'mapping', sheets = $2 where id = $1`, [
          id,
          JSON.stringify(sheets),
        ]),
      );
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const { code } = error;
      await this.uow.run(SYSTEM, (tx) => this.intakes.move(tx, id, { state: 'refused', problem: code }));
    }
  }

  private async check(intake: Intake, signal: AbortSignal): Promise<void> {
    const { mapping } = intake;
    const sheet = intake.sheets.find(({ name }) => name === mapping?.sheet);
    if (mapping === null || sheet === undefined) return;
    const fill = new FillDown(sheet.merges);
    let inSheet = false;
    for await (const event of readWorkbook(await this.files.read(intake.sha256))) {
      signal.throwIfAborted();
      if (event.what === 'sheet') inSheet = event.name === sheet.name;
      else if (event.what === 'rows' && inSheet)
        await this.judge(intake, mapping, { rows: event.rows, fill });
    }
    await this.uow.run(SYSTEM, (tx) => this.intakes.move(tx, intake.id, { state: 'checked' }));
  }

  private async judge(
    intake: Intake,
    mapping: IntakeMappingDto,
    { rows, fill }: { rows: readonly ReadRow[]; fill: FillDown },
  ): Promise<void> {
    const lines = rows
      .map((row) => ({ rowNo: row.row, cells: mapped(fill.cellsOf(row), mapping) }))
      .filter(
        ({ rowNo, cells }) => rowNo > mapping.headerRow && Object.values(cells).some((cell) => cell !== ''),
      );
    const units = await this.unitsNamed(lines.map(({ cells }) => cells));
    const judged = lines.map(({ rowNo, cells }) => judgeLine(rowNo, cells, units));
    await this.uow.run(SYSTEM, (tx) => this.intakes.addLines(tx, intake, judged));
  }

  private async unitsNamed(cells: readonly Cells[]): Promise<UnitsByName> {
    const names = new Set(cells.flatMap((line) => UNIT_FIELDS.flatMap((field) => unitNames(line[field]))));
    const rows = await this.uow.run(SYSTEM, (tx) =>
      tx.query<{ name: string; ids: string[] }>(UNITS_NAMED, [[...names]]),
    );
    return new Map(rows.map(({ name, ids }) => [name, ids]));
  }

  private async draft(intake: Intake, signal: AbortSignal): Promise<void> {
    for (;;) {
      const lines = await this.uow.run(SYSTEM, (tx) =>
        this.intakes.linesToDraft(tx, intake.id, LINES_AT_ONCE),
      );
      for (const line of lines) {
        signal.throwIfAborted();
        await this.draftOne(intake, line);
      }
      if (lines.length < LINES_AT_ONCE) break;
    }
    const at = this.clock.now();
    await this.uow.run(SYSTEM, (tx) => this.intakes.move(tx, intake.id, { state: 'applied', at }));
  }

  /** The draft and its receipt together: a run that was broken off makes no draft twice. */
  private async draftOne(intake: Intake, { rowNo, draft, cells }: LineToDraft): Promise<void> {
    const { mapping, actor, id } = intake;
    if (mapping === null) return;
    const at = { id, rowNo };
    try {
      await this.uow.run(contextOf(actor), async (tx) => {
        const [body] = await tx.query<{ id: string; path: string }>(
          'select id, path from organisation where id = $1',
          [mapping.organisationId],
        );
        if (body === undefined) throw new Problem('record.reference-missing');
        const source = { intakeId: id, fileName: intake.file_name, sheet: mapping.sheet, rowNo, cells };
        const { reportYear, kind } = mapping;
        const taskId = await this.draftFromLedger.runIn(tx, actor, {
          ...draft,
          body,
          reportYear,
          kind,
          source,
        });
        if (!(await this.intakes.drafted(tx, at, taskId, this.clock.now())))
          throw new Problem('record.conflict');
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code !== 'record.conflict')
        await this.uow.run(SYSTEM, (tx) => this.intakes.reject(tx, at, error.code));
    }
  }
}

function mapped(cells: readonly string[], { columns }: IntakeMappingDto): Cells {
  const places = new Map(columns.map(({ field, column }) => [field, column]));
  return Object.fromEntries(
    INTAKE_FIELD_NAMES.flatMap((field) => {
      const column = places.get(field);
      return column === undefined ? [] : [[field, (cells[column] ?? '').trim()]];
    }),
  );
}

const UNITS_NAMED = `
select n.name, array_agg(distinct o.id) as ids from unnest($1::text[]) as n (name)
  join organisation o on o.name = n.name or o.short_name = n.name
    or exists (select from organisation_alias a where a.organisation_id = o.id and a.alias = n.name)
group by n.name`;

import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { printableFileName } from '../../../platform/files/file-name.js';
import { FileStore } from '../../../platform/files/file-store.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { FileQuotas } from '../../file-quotas/index.js';
import { contextOf, oversees, type Actor } from '../../identity/index.js';
import { keepHandedIn, type HandedIn } from '../keep-handed-in.js';
import { ProcessLedgerIntake } from '../jobs/process-ledger-intake.job.js';
import type { IntakeMappingDto } from './intakes.dto.js';
import { Intakes, type Intake } from './intakes.repository.js';

/** What a person does with a foreign ledger: hands it in, says how it is read, and confirms what the dry run found. */
@Injectable()
export class SteerIntake {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
    private readonly outbox: Outbox,
    private readonly intakes: Intakes,
    private readonly quotas: FileQuotas,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `report.file-too-large`, `report.empty-file` or `file.quota-exceeded` */
  async receive(actor: Actor, handedIn: HandedIn): Promise<string> {
    await this.quotas.requireSome(actor);
    const { sha256, sizeBytes } = await keepHandedIn(this.files, handedIn);
    return this.uow.run(contextOf(actor), async (tx) => {
      const [row] = await tx.query<{ id: string }>(RECEIVE, [
        ...[actor.organisationPath, actor.accountId, this.clock.now(), JSON.stringify(actor)],
        ...[printableFileName(handedIn.fileName), sha256, sizeBytes],
      ]);
      await this.quotas.requireKept(tx, actor.accountId);
      const intakeId = row?.id ?? '';
      await this.outbox.add(tx, ProcessLedgerIntake, { intakeId });
      return intakeId;
    });
  }

  /** Orders the dry run; another mapping makes another one, until it is confirmed. */
  async map(actor: Actor, intakeId: string, mapping: IntakeMappingDto): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const intake = await this.found(tx, intakeId);
      if (!['mapping', 'checked'].includes(intake.state)) throw new Problem('ledger.not-mapping');
      await this.requireBody(tx, actor, mapping.organisationId);
      requireReadable(intake, mapping);
      await tx.query('delete from ledger_intake_line where intake_id = $1', [intakeId]);
      await tx.query(`update ledger_intake set state = 'checking', mapping = $2 where id = $1`, [
        intakeId,
        JSON.stringify(mapping),
      ]);
      await this.outbox.add(tx, ProcessLedgerIntake, { intakeId });
    });
  }

  /** @throws Problem `ledger.not-checked` while there is no dry run; `ledger.confirmed` the second time */
  async confirm(actor: Actor, intakeId: string): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const { state } = await this.found(tx, intakeId);
      if (['applying', 'applied'].includes(state)) throw new Problem('ledger.confirmed');
      if (state !== 'checked') throw new Problem('ledger.not-checked');
      await tx.query(`update ledger_intake set state = 'applying', actor = $2 where id = $1`, [
        intakeId,
        JSON.stringify(actor),
      ]);
      await this.outbox.add(tx, ProcessLedgerIntake, { intakeId });
    });
  }

  private async found(tx: Tx, intakeId: string): Promise<Intake> {
    const intake = await this.intakes.lock(tx, intakeId);
    if (intake === null) throw new Problem('record.not-found');
    return intake;
  }

  private async requireBody(tx: Tx, actor: Actor, organisationId: string): Promise<void> {
    const [body] = await tx.query<{ path: string }>(
      'select path from organisation where id = $1 and is_reporting_body',
      [organisationId],
    );
    if (body === undefined) throw new Problem('report.body-unknown');
    if (!oversees(actor, body.path)) throw new Problem('report.body-not-yours');
  }
}

function requireReadable({ sheets }: Intake, { sheet, columns }: IntakeMappingDto): void {
  if (!sheets.some(({ name }) => name === sheet)) throw new Problem('ledger.wrong-sheet');
  const fields = columns.map(({ field }) => field);
  const isOnce =
    new Set(fields).size === fields.length &&
    new Set(columns.map(({ column }) => column)).size === columns.length;
  if (!isOnce || !fields.includes('problem')) throw new Problem('ledger.mapping-incomplete');
}

const RECEIVE = `
insert into ledger_intake (org_path, uploaded_by, uploaded_at, actor, file_name, sha256, size_bytes) values ($1, $2, $3, $4, $5, $6, $7) returning id`;

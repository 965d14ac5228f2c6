import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same two reports are checked anew when matters of the earlier year were entered since: a renewal is an edition too. */
export class RenewedChecks1764000000196 implements MigrationInterface {
  name = 'RenewedChecks1764000000196';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table closure_check add column renewal int not null default 0');
    await runner.query('alter table closure_check drop constraint closure_check_reports_uq');
    await runner.query(
      `alter table closure_check add constraint closure_check_reports_uq unique nulls not distinct (report_id, previous_report_id, renewal)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Closure checks are not taken down: restore a backup instead.');
  }
}

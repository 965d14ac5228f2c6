import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A report is checked anew when the report of the year before arrives after it: one check for each pair of reports. */
export class ClosureRechecks1764000000045 implements MigrationInterface {
  name = 'ClosureRechecks1764000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table closure_check drop constraint closure_check_report_uq');
    await runner.query(
      `alter table closure_check add constraint closure_check_reports_uq unique nulls not distinct (report_id, previous_report_id)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Closure checks are not taken down: restore a backup instead.');
  }
}

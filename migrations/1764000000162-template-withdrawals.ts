import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A body goes back to the template above its own: a version without a file, so that the record of versions stays whole. */
export class TemplateWithdrawals1764000000162 implements MigrationInterface {
  name = 'TemplateWithdrawals1764000000162';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WITHDRAWALS);
  }

  async down(): Promise<void> {
    throw new Error('Withdrawn templates are not taken down: restore a backup instead.');
  }
}

const WITHDRAWALS = `
alter table document_template alter column sha256 drop not null, alter column size_bytes drop not null,
  alter column file_name drop not null,
  add constraint document_template_file_ck check (num_nulls(sha256, size_bytes, file_name) in (0, 3));
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A year named for a whole upload is held against the text; one named for the very file is a person's word. */
export class YearInsisted1764000000360 implements MigrationInterface {
  name = 'YearInsisted1764000000360';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake_file add column year_insisted boolean not null default false');
  }

  async down(): Promise<void> {
    throw new Error('What a person insisted on is not taken down: restore a backup instead.');
  }
}

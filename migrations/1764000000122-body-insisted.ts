import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A body named for a whole upload is held against the text; one named for the very file is a person's word. */
export class BodyInsisted1764000000122 implements MigrationInterface {
  name = 'BodyInsisted1764000000122';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table intake_file add column body_insisted boolean not null default false');
  }

  async down(): Promise<void> {
    throw new Error('What a person insisted on is not taken down: restore a backup instead.');
  }
}

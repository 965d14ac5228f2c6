import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The tasks of one light in the order of their dates, with year and kind at the end of the key: where few or none of a light are of
 * the year and kind asked for, the others are passed over in the index and never read. One index as before, some twelve bytes wider.
 */
export class LightsByYear1764000000500 implements MigrationInterface {
  name = 'LightsByYear1764000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index task_light_due_ix;
      create index task_light_due_ix on task (light, current_due_on, id, report_year, kind)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index task_light_due_ix;
      create index task_light_due_ix on task (light, current_due_on, id)`);
  }
}

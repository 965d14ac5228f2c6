import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A sweep asks which slips a task has, drafts among them; the indexes there were know the issued ones. Without this, every batch
 * of tasks reads all slips there ever were.
 */
export class SlipsOfATask1764000000380 implements MigrationInterface {
  name = 'SlipsOfATask1764000000380';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index slip_of_task_ix on slip (task_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index slip_of_task_ix');
  }
}

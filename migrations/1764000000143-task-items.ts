import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which items a task answers can be settled anew until it is issued. */
export class TaskItems1764000000143 implements MigrationInterface {
  name = 'TaskItems1764000000143';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant delete on task_item to zhenggai_app');
  }

  async down(): Promise<void> {
    throw new Error('Tasks are not taken down: restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sweep asks of every task at work which parts of it are still owed: few are. */
export class OwedParts1764000000144 implements MigrationInterface {
  name = 'OwedParts1764000000144';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index task_party_owed_task_ix on task_party (task_id) where state = 'owed' and part <> 'lead' and due_on is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index task_party_owed_task_ix');
  }
}

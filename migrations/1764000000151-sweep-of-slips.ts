import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A slip may be due because a result was sent back: the sweep counts that of every task, few of which ever were. */
export class SweepOfSlips1764000000151 implements MigrationInterface {
  name = 'SweepOfSlips1764000000151';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index event_sent_back_ix on event (subject_id) where subject_type = 'task' and name = 'task.sent-back'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index event_sent_back_ix');
  }
}

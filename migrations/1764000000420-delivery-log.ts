import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was sent by anybody to anybody, newest first: the log of those who run the system. */
export class DeliveryLog1764000000420 implements MigrationInterface {
  name = 'DeliveryLog1764000000420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index delivery_queued_ix on delivery (queued_at desc, id desc)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index delivery_queued_ix');
  }
}

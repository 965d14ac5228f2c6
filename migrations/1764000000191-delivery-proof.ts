import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one person was sent, newest first: the answer to 我没有收到. */
export class DeliveryProof1764000000191 implements MigrationInterface {
  name = 'DeliveryProof1764000000191';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index delivery_account_ix on delivery (account_id, queued_at desc, id desc)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index delivery_account_ix');
  }
}

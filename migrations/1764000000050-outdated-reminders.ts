import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A reminder whose clock stopped before its digest was made is not sent, and says so. */
export class OutdatedReminders1764000000050 implements MigrationInterface {
  name = 'OutdatedReminders1764000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OUTDATED);
  }

  async down(): Promise<void> {
    throw new Error('Proof of what was sent is not taken down: restore a backup instead.');
  }
}

const OUTDATED = `
alter table reminder
  add column outdated_on date,
  add constraint reminder_sent_or_outdated_ck check (outdated_on is null or delivery_id is null);
drop index reminder_waiting_ix;
create index reminder_waiting_ix on reminder (recipient_id) where delivery_id is null and outdated_on is null;
`;

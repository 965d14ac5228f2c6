import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways into the record of acts, after it was cut by years: by person, by address and by name of the act, newest first. */
export class AuditSearchIndexes1764000000299 implements MigrationInterface {
  name = 'AuditSearchIndexes1764000000299';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INDEXES);
  }

  async down(): Promise<void> {
    throw new Error('The search of acts is not taken down: restore a backup instead.');
  }
}

const INDEXES = `
create index event_actor_ix on event (actor_id, id desc) where actor_id is not null;
create index event_address_ix on event (address, id desc) where address is not null;
create index event_name_ix on event (name, id desc);
create index event_newest_ix on event (id desc);
`;

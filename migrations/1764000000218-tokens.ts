import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A token belongs to a unit and can be renewed while the system that holds it still uses the old secret. */
export class Tokens1764000000218 implements MigrationInterface {
  name = 'Tokens1764000000218';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TOKENS);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

/** \`organisation_id\`: the unit for which it was made; it opens nothing once its maker works elsewhere. */
const TOKENS = `
alter table api_token
  add column organisation_id uuid,
  add column previous_hash bytea,
  add column previous_until timestamptz,
  add constraint api_token_organisation_fk foreign key (organisation_id) references organisation (id),
  add constraint api_token_previous_ck check ((previous_hash is null) = (previous_until is null));
update api_token t set organisation_id = a.organisation_id from account a where a.id = t.account_id;
alter table api_token alter column organisation_id set not null;
create unique index api_token_previous_uq on api_token (previous_hash);
create index session_ended_ix on session (expires_at);
create index sign_in_attempts_last_ix on sign_in_attempts (last_at);
`;

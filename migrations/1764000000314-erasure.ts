import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has left may be forgotten as far as the record does not need them; 内部 evidence is public by no clearance. */
export class Erasure1764000000314 implements MigrationInterface {
  name = 'Erasure1764000000314';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ERASED);
    await runner.query(INTERNAL_STAYS_INSIDE);
  }

  async down(): Promise<void> {
    throw new Error('What was erased does not come back: restore a backup instead.');
  }
}

/** An erased account is nobody's any more: it stays suspended, and what led to the person is gone from it. */
const ERASED = `
alter table account
  add column erased_at timestamptz,
  add constraint account_erased_ck check (erased_at is null or (disabled_at is not null and email is null and post_title is null
    and totp_secret is null and external_id is null and oidc_subject is null));
create function app.keep_erased() returns trigger language plpgsql as $$
begin
  raise exception 'an erased account stays as it is' using errcode = '23514', constraint = 'account_erased_stays_ck';
end $$;
create trigger account_erased_bu before update on account for each row when (old.erased_at is not null) execute function app.keep_erased();
`;

const INTERNAL_STAYS_INSIDE = `
alter policy task_evidence_published on task_evidence
  using (app.sees_published(org_path) and not is_internal and app.is_public_evidence(id));
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that take one decision of one person, sent by e-mail with the notice that asks for it. */
export class ActLinks1764000000190 implements MigrationInterface {
  name = 'ActLinks1764000000190';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACT_LINKS);
  }

  async down(): Promise<void> {
    throw new Error('Which decision was taken by a link is not taken down: restore a backup instead.');
  }
}

/** One for each delivery. The secret exists in the letter alone: here is its hash, from the moment the letter is sent. */
const ACT_LINKS = `
create table act_link (
  delivery_id uuid not null,
  account_id uuid not null,
  org_path text collate "C" not null,
  matter text not null,
  subject_id uuid not null,
  subject_version int not null,
  token_hash bytea,
  expires_at timestamptz,
  used_at timestamptz,
  decision text,
  constraint act_link_pk primary key (delivery_id),
  constraint act_link_token_uq unique (token_hash),
  constraint act_link_delivery_fk foreign key (delivery_id) references delivery (id),
  constraint act_link_account_fk foreign key (account_id) references account (id),
  constraint act_link_matter_ck check (matter in ('slip-approval', 'extension')),
  constraint act_link_expiry_ck check ((token_hash is null) = (expires_at is null)),
  constraint act_link_used_ck check ((used_at is null) = (decision is null) and (used_at is null or token_hash is not null)),
  constraint act_link_decision_ck check (decision in ('agree', 'refuse'))
);
create trigger act_link_used_once before update on act_link for each row when (old.used_at is not null) execute function app.refuse_change();
alter table act_link enable row level security;
create policy act_link_own on act_link using (account_id = app.account() or app.is_system()) with check (account_id = app.account() or app.is_system());
grant select, insert, update on act_link to zhenggai_app;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses under which a calendar program reads the dates of a person or a unit; known by their hash only. */
export class CalendarFeeds1764000000188 implements MigrationInterface {
  name = 'CalendarFeeds1764000000188';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FEEDS);
  }

  async down(): Promise<void> {
    throw new Error('Calendar feeds are not taken down: restore a backup instead.');
  }
}

/** Outside row security, like sessions: the secret in the address decides who is asking. */
const FEEDS = `
create table calendar_feed (
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  account_id uuid not null,
  of_unit boolean not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  last_read_on date,
  constraint calendar_feed_pk primary key (id),
  constraint calendar_feed_token_uq unique (token_hash),
  constraint calendar_feed_account_fk foreign key (account_id) references account (id)
);
create unique index calendar_feed_one_uq on calendar_feed (account_id, of_unit) where revoked_at is null;
grant select, insert, update on calendar_feed to zhenggai_app;
`;

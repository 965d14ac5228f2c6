import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders for later work, written in the transaction that gives the reason, and their receipts. */
export class Outbox1764000000100 implements MigrationInterface {
  name = 'Outbox1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OUTBOX);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox');
  }
}

/*
 * Every row is written once and updated twice, then purged: free room on each page and an early vacuum keep the table as
 * small as the work that is open. Each partial index is one question: what is due (relay), what was handed over and never
 * done (reconciler), what has given up (operators), what may go (purge).
 */
const OUTBOX = `
create table outbox (
  id uuid not null default gen_random_uuid(),
  job text not null,
  queue text not null,
  payload jsonb not null,
  dedupe_key text,
  created_at timestamptz not null,
  available_at timestamptz not null,
  published_at timestamptz,
  done_at timestamptz,
  attempts int not null default 0,
  last_error text,
  dead_at timestamptz,
  constraint outbox_pk primary key (id),
  constraint outbox_dedupe_key_uq unique (dedupe_key),
  constraint outbox_attempts_ck check (attempts >= 0),
  constraint outbox_dead_ck check (dead_at is null or last_error is not null)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
create index outbox_due_ix on outbox (available_at) where published_at is null and dead_at is null;
create index outbox_open_ix on outbox (published_at) where published_at is not null and done_at is null and dead_at is null;
create index outbox_dead_ix on outbox (dead_at) where dead_at is not null;
create index outbox_done_ix on outbox (done_at) where done_at is not null and dead_at is null;
grant select, insert, update, delete on outbox to zhenggai_app;
`;

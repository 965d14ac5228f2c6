import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What departments' own systems are told of their tasks: subscriptions, deliveries and every try. */
export class Webhooks1764000000180 implements MigrationInterface {
  name = 'Webhooks1764000000180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(SECURITY);
  }

  async down(): Promise<void> {
    throw new Error('Webhooks are not taken down: restore a backup instead.');
  }
}

const TABLES = `
create table webhook_subscription (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  url text not null,
  secret text not null,
  events text[] not null,
  created_by uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_because text,
  constraint webhook_subscription_pk primary key (id),
  constraint webhook_subscription_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint webhook_subscription_creator_fk foreign key (created_by) references account (id),
  constraint webhook_subscription_reason_ck check ((ended_at is null) = (ended_because is null)),
  constraint webhook_subscription_because_ck check (ended_because in ('removed', 'gone'))
);
create index webhook_subscription_open_ix on webhook_subscription (organisation_id) where ended_at is null;
create table webhook_delivery (
  id uuid not null default gen_random_uuid(),
  subscription_id uuid not null,
  org_path text collate "C" not null,
  event_id bigint,
  event_name text not null,
  body text not null,
  state text not null default 'queued',
  attempts int not null default 0,
  queued_at timestamptz not null,
  sent_at timestamptz,
  constraint webhook_delivery_pk primary key (id),
  constraint webhook_delivery_once_uq unique (subscription_id, event_id),
  constraint webhook_delivery_subscription_fk foreign key (subscription_id) references webhook_subscription (id),
  constraint webhook_delivery_state_ck check (state in ('queued', 'sent', 'failed'))
);
create index webhook_delivery_recent_ix on webhook_delivery (subscription_id, queued_at desc, id desc);
create table webhook_attempt (
  delivery_id uuid not null,
  org_path text collate "C" not null,
  attempt int not null,
  tried_at timestamptz not null,
  took_ms int not null,
  status int,
  error text,
  constraint webhook_attempt_pk primary key (delivery_id, attempt),
  constraint webhook_attempt_delivery_fk foreign key (delivery_id) references webhook_delivery (id)
);
-- How far each body's chain of events has been told; places of a chain follow each other in the order of commits.
create table webhook_feed (
  organisation_id uuid not null,
  place bigint not null,
  constraint webhook_feed_pk primary key (organisation_id)
);
`;

const SECURITY = `
alter table webhook_subscription enable row level security;
create policy webhook_subscription_scope on webhook_subscription using (app.sees(org_path));
alter table webhook_delivery enable row level security;
create policy webhook_delivery_scope on webhook_delivery using (app.sees(org_path));
alter table webhook_attempt enable row level security;
create policy webhook_attempt_scope on webhook_attempt using (app.sees(org_path));
grant select, insert, update on webhook_subscription, webhook_delivery, webhook_feed to zhenggai_app;
grant select, insert on webhook_attempt to zhenggai_app;
create trigger webhook_attempt_append_only before update or delete on webhook_attempt for each row execute function app.refuse_change();
`;

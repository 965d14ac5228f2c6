import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told: reminders as planned, notices as written, deliveries as sent, and the sweeps that plan them. */
export class Reminders1764000000030 implements MigrationInterface {
  name = 'Reminders1764000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTICES);
    await runner.query(REMINDERS);
    await runner.query(SWEEPS);
    await runner.query(ROW_SECURITY);
  }

  async down(): Promise<void> {
    throw new Error('Proof of what was sent is not taken down: restore a backup instead.');
  }
}

/** One notice says it all to one person on one occasion; each channel carries it once. */
const NOTICES = `
create table notice (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  occasion text not null,
  kind text not null,
  day date not null,
  title text not null,
  body text not null,
  link text not null,
  light text,
  task_id uuid,
  created_at timestamptz not null,
  constraint notice_pk primary key (id),
  constraint notice_once_uq unique (account_id, occasion),
  constraint notice_account_fk foreign key (account_id) references account (id),
  constraint notice_task_fk foreign key (task_id) references task (id),
  constraint notice_kind_ck check (kind in ('digest', 'immediate'))
);
create index notice_account_ix on notice (account_id, created_at desc, id desc);
create table delivery (
  id uuid not null default gen_random_uuid(),
  notice_id uuid not null,
  account_id uuid not null,
  channel text not null,
  state text not null,
  attempts int not null default 0,
  last_error text,
  message_id text,
  queued_at timestamptz not null,
  sent_at timestamptz,
  opened_at timestamptz,
  constraint delivery_pk primary key (id),
  constraint delivery_once_uq unique (notice_id, channel),
  constraint delivery_notice_fk foreign key (notice_id) references notice (id),
  constraint delivery_account_fk foreign key (account_id) references account (id),
  constraint delivery_channel_ck check (channel in ('inbox', 'mail')),
  constraint delivery_state_ck check (state in ('queued', 'sending', 'sent', 'maybe_sent_twice', 'bounced', 'failed', 'muted')),
  constraint delivery_sent_ck check ((state in ('sent', 'maybe_sent_twice')) = (sent_at is not null))
);
create index delivery_unopened_ix on delivery (account_id) where channel = 'inbox' and opened_at is null;
create index delivery_trouble_ix on delivery (queued_at) where state in ('bounced', 'failed');
`;

/**
 * One reminder for each task, rule, day, person and channel: the key is what keeps a second sweep, and a late one, from
 * saying the same thing twice. A reminder without a delivery waits for the digest of its person; order_id tells those that
 * went out at once apart, for an officer may send a task back twice a day.
 */
const REMINDERS = `
create table reminder (
  task_id uuid not null,
  rule_id text collate "C" not null,
  due_day date not null,
  recipient_id uuid not null,
  channel text collate "C" not null,
  order_id uuid,
  org_path text collate "C" not null,
  family text collate "C" not null,
  level smallint not null,
  role text not null,
  reason_code text not null,
  params jsonb not null,
  light text,
  planned_on date not null,
  delivery_id uuid,
  constraint reminder_once_uq unique nulls not distinct (task_id, rule_id, due_day, recipient_id, channel, order_id),
  constraint reminder_task_fk foreign key (task_id) references task (id),
  constraint reminder_recipient_fk foreign key (recipient_id) references account (id),
  constraint reminder_delivery_fk foreign key (delivery_id) references delivery (id),
  constraint reminder_channel_ck check (channel in ('inbox', 'mail')),
  constraint reminder_level_ck check (level >= 1),
  constraint reminder_at_once_ck check (order_id is null or delivery_id is not null)
);
create index reminder_waiting_ix on reminder (recipient_id) where delivery_id is null;
create index reminder_delivery_ix on reminder (delivery_id) where delivery_id is not null;
`;

const SWEEPS = `
create table sweep_run (
  id uuid not null default gen_random_uuid(),
  day date not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  tasks_seen int not null default 0,
  notices_planned int not null default 0,
  lights_changed int not null default 0,
  gaps jsonb not null default '[]',
  constraint sweep_run_pk primary key (id)
);
create index sweep_run_started_ix on sweep_run (started_at desc);
create index sweep_run_finished_ix on sweep_run (day desc) where finished_at is not null;
-- Every task on which a clock runs or a light still burns; which light that is, the rules say.
create index task_sweep_ix on task (id) where state in ('issued', 'return_pending', 'in_progress', 'paused', 'submitted', 'verifying',
  'basically_done', 'continuing', 'not_done', 'reopened') or light <> 'grey';
`;

/**
 * A notice is private to the person. That it was sent and opened may be seen by whoever sees the task it is about: the
 * proof of delivery, without the words.
 */
const ROW_SECURITY = `
create function app.is_system() returns boolean language sql stable parallel safe
  return app.account() is null and current_setting('app.scope', true) = '/';
alter table notice enable row level security;
create policy notice_own on notice using (account_id = app.account() or app.is_system()) with check (app.is_system());
alter table reminder enable row level security;
create policy reminder_scope on reminder using (app.sees(org_path) or app.takes_part(task_id)) with check (app.is_system());
alter table delivery enable row level security;
create policy delivery_scope on delivery
  using (account_id = app.account() or app.is_system() or exists (select from reminder r where r.delivery_id = delivery.id))
  with check (account_id = app.account() or app.is_system());
grant select, insert on notice to zhenggai_app;
grant select, insert, update on delivery, reminder, sweep_run to zhenggai_app;
`;

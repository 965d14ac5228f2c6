import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Further ways by which notices go, and what each person wants of them. */
export class NoticeChannels1764000000184 implements MigrationInterface {
  name = 'NoticeChannels1764000000184';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHANNELS);
    await runner.query(PREFERENCES);
    await runner.query(ROBOTS);
  }

  async down(): Promise<void> {
    throw new Error('Notice channels are not taken down: restore a backup instead.');
  }
}

const CHANNELS = `
alter table delivery drop constraint delivery_channel_ck,
  add constraint delivery_channel_ck check (channel in ('inbox', 'mail', 'robot', 'sms'));
alter table reminder drop constraint reminder_channel_ck,
  add constraint reminder_channel_ck check (channel in ('inbox', 'mail', 'robot', 'sms'));
create table send_slot (
  key text not null,
  minute timestamptz not null,
  taken int not null,
  constraint send_slot_pk primary key (key)
);
grant select, insert, update on send_slot to zhenggai_app;
`;

const PREFERENCES = `
create table notice_preference (
  account_id uuid not null,
  push text not null default 'mail',
  mobile text,
  muted text[] not null default '{}',
  version int not null default 1,
  constraint notice_preference_pk primary key (account_id),
  constraint notice_preference_account_fk foreign key (account_id) references account (id),
  constraint notice_preference_push_ck check (push in ('mail', 'robot', 'sms', 'none')),
  constraint notice_preference_mobile_ck check (mobile ~ '^1[3-9][0-9]{9}$')
);
create table quiet_period (
  account_id uuid not null,
  from_on date not null,
  through_on date not null,
  constraint quiet_period_pk primary key (account_id, from_on),
  constraint quiet_period_account_fk foreign key (account_id) references account (id),
  constraint quiet_period_span_ck check (through_on between from_on and from_on + 60)
);
alter table notice_preference enable row level security;
create policy notice_preference_own on notice_preference using (account_id = app.account() or app.is_system());
alter table quiet_period enable row level security;
create policy quiet_period_own on quiet_period using (account_id = app.account() or app.is_system());
grant select, insert, update on notice_preference to zhenggai_app;
grant select, insert, update, delete on quiet_period to zhenggai_app;
`;

/** One group for each unit: its 联络员's notices are read there. */
const ROBOTS = `
create table notice_robot (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  kind text not null,
  url text not null,
  secret text,
  created_by uuid not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint notice_robot_pk primary key (id),
  constraint notice_robot_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint notice_robot_creator_fk foreign key (created_by) references account (id),
  constraint notice_robot_kind_ck check (kind in ('wecom', 'dingtalk', 'feishu', 'webhook'))
);
create unique index notice_robot_one_uq on notice_robot (organisation_id) where ended_at is null;
alter table notice_robot enable row level security;
create policy notice_robot_scope on notice_robot using (app.sees(org_path));
grant select, insert, update on notice_robot to zhenggai_app;
`;

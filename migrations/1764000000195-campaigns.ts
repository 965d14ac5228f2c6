import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The season of a jurisdiction: its dates, one campaign for each report year, a row for each body, and who has filed. */
export class Campaigns1764000000195 implements MigrationInterface {
  name = 'Campaigns1764000000195';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DATES);
    await runner.query(CAMPAIGN);
    await runner.query(BODY);
    await runner.query(FILING);
    await runner.query(ROW_SECURITY);
  }

  async down(): Promise<void> {
    throw new Error('Campaigns are not taken down: restore a backup instead.');
  }
}

/** An organisation with a row is a jurisdiction of its own; without any row the root is one, with the usual dates. */
const DATES = `
create table campaign_dates (
  organisation_id uuid not null,
  org_path text collate "C" not null,
  prepare_on text not null,
  check_on text not null,
  remind_before int[] not null,
  set_by uuid not null,
  set_at timestamptz not null,
  version int not null default 1,
  constraint campaign_dates_pk primary key (organisation_id),
  constraint campaign_dates_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint campaign_dates_setter_fk foreign key (set_by) references account (id),
  constraint campaign_dates_days_ck check (prepare_on ~ '^\\d{2}-\\d{2}$' and check_on ~ '^\\d{2}-\\d{2}$')
);
`;

const CAMPAIGN = `
create table campaign (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  year int not null,
  prepare_on date not null,
  check_on date not null,
  remind_before int[] not null,
  opened_by uuid,
  opened_at timestamptz not null,
  constraint campaign_pk primary key (id),
  constraint campaign_year_uq unique (organisation_id, year),
  constraint campaign_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint campaign_opener_fk foreign key (opened_by) references account (id)
);
create index campaign_recent_ix on campaign (year desc, id);
`;

/** `ordered` is written with the order of the child job, in one transaction: what is not ordered yet is what a new run orders. */
const BODY = `
create table campaign_body (
  campaign_id uuid not null,
  organisation_id uuid not null,
  org_path text collate "C" not null,
  year int not null,
  prepare_ordered_at timestamptz not null,
  prepared_at timestamptz,
  matters int,
  unfinished int,
  check_ordered_at timestamptz,
  check_opened_at timestamptz,
  constraint campaign_body_pk primary key (campaign_id, organisation_id),
  constraint campaign_body_campaign_fk foreign key (campaign_id) references campaign (id),
  constraint campaign_body_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint campaign_body_year_uq unique (organisation_id, year),
  constraint campaign_body_prepared_ck check ((prepared_at is null) = (matters is null) and (matters is null) = (unfinished is null))
);
create index campaign_body_place_ix on campaign_body (campaign_id, org_path);
create index campaign_body_unchecked_ix on campaign_body (campaign_id) where check_ordered_at is null;
`;

/** What a person knows of the way of a report: it stands before what was read in the report itself. */
const FILING = `
create table report_filing (
  organisation_id uuid not null,
  org_path text collate "C" not null,
  year int not null,
  filed_on date,
  published_on date,
  published_at text,
  secrecy_reason text,
  set_by uuid not null,
  set_at timestamptz not null,
  version int not null default 1,
  constraint report_filing_pk primary key (organisation_id, year),
  constraint report_filing_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint report_filing_setter_fk foreign key (set_by) references account (id),
  constraint report_filing_year_ck check (year between 1990 and 2100),
  constraint report_filing_secret_ck check (secrecy_reason is null or published_on is null)
);
`;

/** Those below a jurisdiction read its dates; only those who oversee it write them. */
const READ_FROM_BELOW = "or starts_with(nullif(current_setting('app.scope', true), ''), org_path)";

const ROW_SECURITY = Object.entries({
  campaign_dates: READ_FROM_BELOW,
  campaign: READ_FROM_BELOW,
  campaign_body: '',
  report_filing: '',
})
  .map(
    ([table, more]) => `
alter table ${table} enable row level security;
create policy ${table}_scope on ${table} using (app.sees(org_path) ${more}) with check (app.sees(org_path));
grant select, insert, update on ${table} to zhenggai_app;`,
  )
  .join('');

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 佐证材料 as files: versions, withdrawal, 保密审查 and the search for personal data; and which stored files nothing refers to. */
export class Evidence1764000000160 implements MigrationInterface {
  name = 'Evidence1764000000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FILES_AND_VERSIONS);
    await runner.query(RECORDS_AROUND);
    await runner.query(ROW_SECURITY);
    await runner.query(UNREFERENCED_FILES);
  }

  async down(): Promise<void> {
    throw new Error('Evidence is not taken down: restore a backup instead.');
  }
}

/** The rows of before belong to the unit of the person who added them. */
const FILES_AND_VERSIONS = `
alter table task_evidence
  add column organisation_id uuid,
  add column effective_to date,
  add column is_internal boolean not null default false,
  add column media_type text,
  add column size_bytes bigint,
  add column replaces_id uuid;
alter table task_evidence disable trigger task_evidence_append_only;
update task_evidence e set organisation_id = a.organisation_id from account a where a.id = e.added_by;
alter table task_evidence enable trigger task_evidence_append_only;
alter table task_evidence
  alter column organisation_id set not null,
  add constraint task_evidence_organisation_fk foreign key (organisation_id) references organisation (id),
  add constraint task_evidence_replaces_fk foreign key (replaces_id) references task_evidence (id),
  add constraint task_evidence_replaces_uq unique (replaces_id),
  add constraint task_evidence_added_by_uq unique (id, added_by),
  add constraint task_evidence_period_ck check (effective_to >= effective_on),
  add constraint task_evidence_file_ck check (num_nulls(sha256, file_name, media_type, size_bytes) in (0, 4));
create index task_evidence_criterion_ix on task_evidence (criterion_id);
`;

/** A reviewer is somebody else than the person who added it: the row carries both, and the key to the evidence holds the second true. */
const RECORDS_AROUND = `
create table evidence_withdrawal (
  evidence_id uuid not null,
  task_id uuid not null,
  org_path text collate "C" not null,
  reason text not null,
  withdrawn_by uuid not null,
  withdrawn_at timestamptz not null,
  constraint evidence_withdrawal_pk primary key (evidence_id),
  constraint evidence_withdrawal_evidence_fk foreign key (evidence_id) references task_evidence (id)
);
create table evidence_review (
  evidence_id uuid not null,
  reviewer_id uuid not null,
  added_by uuid not null,
  task_id uuid not null,
  org_path text collate "C" not null,
  outcome text not null,
  reason text,
  personal_data_checked boolean not null,
  reviewed_at timestamptz not null,
  constraint evidence_review_pk primary key (evidence_id, reviewer_id),
  constraint evidence_review_evidence_fk foreign key (evidence_id, added_by) references task_evidence (id, added_by),
  constraint evidence_review_outcome_ck check (outcome in ('cleared', 'withheld')),
  constraint evidence_review_reason_ck check (outcome = 'cleared' or reason is not null),
  constraint evidence_review_second_person_ck check (reviewer_id <> added_by)
);
create table evidence_scan (
  evidence_id uuid not null,
  task_id uuid not null,
  org_path text collate "C" not null,
  state text not null,
  findings jsonb not null,
  scanned_at timestamptz not null,
  constraint evidence_scan_pk primary key (evidence_id),
  constraint evidence_scan_evidence_fk foreign key (evidence_id) references task_evidence (id),
  constraint evidence_scan_state_ck check (state in ('clear', 'found', 'unreadable'))
);
-- What may be shown once its task is: written and taken away as the rules say, each time in the act that changes their answer.
create table evidence_clearance (
  evidence_id uuid not null,
  task_id uuid not null,
  org_path text collate "C" not null,
  cleared_at timestamptz not null,
  constraint evidence_clearance_pk primary key (evidence_id),
  constraint evidence_clearance_evidence_fk foreign key (evidence_id) references task_evidence (id)
);
create index evidence_clearance_task_ix on evidence_clearance (task_id);
create trigger evidence_withdrawal_append_only before update or delete on evidence_withdrawal for each row execute function app.refuse_change();
create trigger evidence_review_append_only before update or delete on evidence_review for each row execute function app.refuse_change();
create trigger evidence_scan_append_only before update or delete on evidence_scan for each row execute function app.refuse_change();
grant select, insert on evidence_withdrawal, evidence_review, evidence_scan to zhenggai_app;
grant select, insert, delete on evidence_clearance to zhenggai_app;
-- Neither withdrawn nor corrected by a newer version: what counts for a criterion.
create view current_task_evidence with (security_invoker = true) as
  select e.* from task_evidence e
  where not exists (select from evidence_withdrawal w where w.evidence_id = e.id)
    and not exists (select from task_evidence n where n.replaces_id = e.id);
grant select on current_task_evidence to zhenggai_app;
`;

/** As the task's other papers; and from outside what is cleared of a task that was made public. */
const ROW_SECURITY = `
alter table evidence_withdrawal enable row level security;
create policy evidence_withdrawal_scope on evidence_withdrawal using (app.sees(org_path) or app.takes_part(task_id));
alter table evidence_review enable row level security;
create policy evidence_review_scope on evidence_review using (app.sees(org_path) or app.takes_part(task_id));
alter table evidence_scan enable row level security;
create policy evidence_scan_scope on evidence_scan using (app.sees(org_path) or app.takes_part(task_id));
alter table evidence_clearance enable row level security;
create policy evidence_clearance_scope on evidence_clearance using (app.sees(org_path) or app.takes_part(task_id));
create function app.is_public_evidence(evidence uuid) returns boolean language sql stable parallel safe security definer set search_path = public, app
  as $$ select exists (select from evidence_clearance k join task t on t.id = k.task_id
    where k.evidence_id = evidence and not t.is_internal and t.state in ('publicity', 'closed')) $$;
create policy task_evidence_published on task_evidence for select using (app.sees_published(org_path) and app.is_public_evidence(id));
`;

/**
 * Every column of any table whose name ends in sha256 refers to the file store, so a new table protects its files by the name of its
 * column. As the owner: a policy must not make a file look forgotten.
 */
const UNREFERENCED_FILES = `
create function app.unreferenced_files(hashes text[]) returns setof text language plpgsql stable security definer set search_path = public, app as $$
declare
  place record;
  remaining text[] := hashes;
begin
  for place in
    select c.relname, a.attname, a.atttypid = 'bytea'::regtype as is_binary
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped
      and a.attname like '%sha256' and a.atttypid in ('text'::regtype, 'bytea'::regtype)
  loop
    execute format(
      case when place.is_binary
        then 'select coalesce(array_agg(h), ''{}'') from unnest($1) h where not exists (select from %I t where t.%I = decode(h, ''hex''))'
        else 'select coalesce(array_agg(h), ''{}'') from unnest($1) h where not exists (select from %I t where t.%I = h)' end,
      place.relname, place.attname) using remaining into remaining;
  end loop;
  return query select unnest(remaining);
end $$;
create index if not exists task_evidence_sha256_ix on task_evidence (sha256) where sha256 is not null;
create index if not exists intake_file_sha256_ix on intake_file (sha256) where sha256 is not null;
`;

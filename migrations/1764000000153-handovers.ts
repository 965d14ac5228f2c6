import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 换人交接: the sheet of every open task as it stood, both signatures, and what became of each task. */
export class Handovers1764000000153 implements MigrationInterface {
  name = 'Handovers1764000000153';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HANDOVERS);
  }

  async down(): Promise<void> {
    throw new Error('Signed sheets are not taken down: restore a backup instead.');
  }
}

const HANDOVERS = `
create table handover (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  from_id uuid not null,
  to_id uuid not null,
  reason text not null,
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  given_by uuid,
  given_at timestamptz,
  taken_at timestamptz,
  finished_at timestamptz,
  version int not null default 1,
  constraint handover_pk primary key (id),
  constraint handover_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint handover_from_fk foreign key (from_id) references account (id),
  constraint handover_to_fk foreign key (to_id) references account (id),
  constraint handover_two_people_ck check (from_id <> to_id and given_by <> to_id),
  constraint handover_signed_ck check (finished_at is null or (given_at is not null and taken_at is not null))
);
create index handover_page_ix on handover (prepared_at desc, id desc);
create unique index handover_open_uq on handover (from_id) where finished_at is null;
create table handover_task (
  handover_id uuid not null,
  task_id uuid not null,
  org_path text collate "C" not null,
  roles text[] not null,
  refused text[] not null default '{}',
  sheet jsonb not null,
  outcome text,
  constraint handover_task_pk primary key (handover_id, task_id),
  constraint handover_task_handover_fk foreign key (handover_id) references handover (id),
  constraint handover_task_task_fk foreign key (task_id) references task (id)
);
create index handover_task_open_ix on handover_task (handover_id, task_id) where outcome is null;
-- A sheet stays as it was signed; only the outcome is written behind it, once.
create function app.keep_sheet() returns trigger language plpgsql as $$
begin
  if old.outcome is not null or (old.roles, old.refused, old.sheet) is distinct from (new.roles, new.refused, new.sheet)
  then raise exception 'a sheet stays as it was signed' using errcode = 'ZG001';
  end if;
  return new;
end $$;
create trigger handover_task_bu before update on handover_task for each row execute function app.keep_sheet();
create trigger handover_task_no_delete before delete on handover_task for each row execute function app.refuse_change();
create trigger handover_no_delete before delete on handover for each row execute function app.refuse_change();
alter table handover enable row level security;
create policy handover_scope on handover using (app.sees(org_path));
alter table handover_task enable row level security;
create policy handover_task_scope on handover_task using (app.sees(org_path));
grant select, insert, update on handover, handover_task to zhenggai_app;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates of a locality in their versions, documents that were made with what they were made from, and orders for long ones. */
export class Documents1764000000161 implements MigrationInterface {
  name = 'Documents1764000000161';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TEMPLATES);
    await runner.query(DOCUMENTS);
    await runner.query(SECURITY);
  }

  async down(): Promise<void> {
    throw new Error('Documents are not taken down: restore a backup instead.');
  }
}

const TEMPLATES = `
create table document_template (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  kind text not null,
  version int not null,
  sha256 text not null,
  size_bytes bigint not null,
  file_name text not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  constraint document_template_pk primary key (id),
  constraint document_template_version_uq unique (organisation_id, kind, version),
  constraint document_template_organisation_fk foreign key (organisation_id) references organisation (id)
);
create index document_template_kind_ix on document_template (kind, org_path, version);
`;

const DOCUMENTS = `
create table document (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  -- Null for a document about many tasks.
  task_id uuid,
  kind text not null,
  -- Null: the template that comes with the program.
  template_id uuid,
  template_sha256 text not null,
  -- Of the data as canonical JSON: the same data and template are the same document.
  data_sha256 text not null,
  sha256 text not null,
  size_bytes bigint not null,
  file_name text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  constraint document_pk primary key (id),
  constraint document_made_once_uq unique nulls not distinct (organisation_id, task_id, kind, template_sha256, data_sha256),
  constraint document_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint document_task_fk foreign key (task_id) references task (id),
  constraint document_template_fk foreign key (template_id) references document_template (id)
);
create index document_task_ix on document (task_id, made_at) where task_id is not null;
create table document_order (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  kind text not null,
  report_year int not null,
  issuer_name text not null,
  state text not null default 'ordered',
  document_id uuid,
  problem_code text,
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  finished_at timestamptz,
  constraint document_order_pk primary key (id),
  constraint document_order_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint document_order_document_fk foreign key (document_id) references document (id),
  constraint document_order_state_ck check (
    (state = 'ordered' and document_id is null and problem_code is null)
    or (state = 'made' and document_id is not null) or (state = 'refused' and problem_code is not null))
);
`;

/** A form is no secret: a unit's document is made with the template of the body above it. */
const SECURITY = `
alter table document_template enable row level security;
create policy document_template_read on document_template for select using (true);
create policy document_template_add on document_template for insert with check (app.sees(org_path));
create trigger document_template_append_only before update or delete on document_template for each row execute function app.refuse_change();
alter table document enable row level security;
create policy document_scope on document using (app.sees(org_path) or (task_id is not null and app.takes_part(task_id)));
create trigger document_append_only before update or delete on document for each row execute function app.refuse_change();
alter table document_order enable row level security;
create policy document_order_scope on document_order using (app.sees(org_path));
grant select, insert on document_template, document to zhenggai_app;
grant select, insert, update on document_order to zhenggai_app;
`;

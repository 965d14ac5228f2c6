import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evidence that runs out after the strike-off leads to one re-visit, and to no second one. */
export class EvidenceExpiry1764000000169 implements MigrationInterface {
  name = 'EvidenceExpiry1764000000169';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EXPIRY);
  }

  async down(): Promise<void> {
    throw new Error('What became of evidence is not taken down: restore a backup instead.');
  }
}

const EXPIRY = `
create table evidence_expiry (
  evidence_id uuid not null,
  task_id uuid not null,
  org_path text collate "C" not null,
  recheck_id uuid not null,
  noted_on date not null,
  constraint evidence_expiry_pk primary key (evidence_id),
  constraint evidence_expiry_evidence_fk foreign key (evidence_id) references task_evidence (id),
  constraint evidence_expiry_recheck_fk foreign key (recheck_id) references task_recheck (id)
);
create index evidence_expiry_recheck_ix on evidence_expiry (recheck_id);
alter table evidence_expiry enable row level security;
create policy evidence_expiry_scope on evidence_expiry using (app.sees(org_path) or app.takes_part(task_id));
grant select, insert on evidence_expiry to zhenggai_app;
create trigger evidence_expiry_append_only before update or delete on evidence_expiry for each row execute function app.refuse_change();
create index task_evidence_effective_to_ix on task_evidence (effective_to, task_id) where effective_to is not null;
`;

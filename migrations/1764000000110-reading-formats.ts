import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the working text of a report came from in its file, and archives that are unpacked into files of their own. */
export class ReadingFormats1764000000110 implements MigrationInterface {
  name = 'ReadingFormats1764000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ORIGINS);
    await runner.query(ARCHIVES);
  }

  async down(): Promise<void> {
    throw new Error('Reports are not taken down: restore a backup instead.');
  }
}

/** `{"unit": "pt", "runs": [[0, 1, 72, 80.5, 450.2, 14], …]}`; null for texts that were taken before this was kept. */
const ORIGINS = `
alter table report_text add column origins jsonb;
alter table report_text add constraint report_text_origins_ck check (origins is null or jsonb_typeof(origins -> 'runs') = 'array');
`;

const ARCHIVES = `
alter table intake_file drop constraint intake_file_state_ck;
alter table intake_file add constraint intake_file_state_ck
  check (state in ('received', 'unpacked', 'parsed', 'needs-a-look', 'refused'));
alter table intake_file add column parent_id uuid;
alter table intake_file add constraint intake_file_parent_fk foreign key (parent_id) references intake_file (id);
-- The same file again is known by its hash.
create index report_sha256_ix on report (sha256);
`;

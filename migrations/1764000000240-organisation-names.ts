import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts name units; every name is looked up once for each report. */
export class OrganisationNames1764000000240 implements MigrationInterface {
  name = 'OrganisationNames1764000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = `
create index organisation_name_ix on organisation (name);
create index organisation_short_name_ix on organisation (short_name);
`;

const DOWN = `
drop index organisation_short_name_ix;
drop index organisation_name_ix;
`;

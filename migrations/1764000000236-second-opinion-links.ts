import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 一键办理: the second opinion on a key task can be given by a link too. */
export class SecondOpinionLinks1764000000236 implements MigrationInterface {
  name = 'SecondOpinionLinks1764000000236';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table act_link drop constraint act_link_matter_ck');
    await runner.query(
      `alter table act_link add constraint act_link_matter_ck check (matter in ('slip-approval', 'extension', 'second-opinion'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Links that were sent are not taken down: restore a backup instead.');
  }
}

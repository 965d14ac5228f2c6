import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 一键办理: a request to return a task and a proposed 约谈, 通报 or 专函 can be answered by a link too. */
export class MoreActLinks1764000000320 implements MigrationInterface {
  name = 'MoreActLinks1764000000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table act_link drop constraint act_link_matter_ck');
    await runner.query(
      `alter table act_link add constraint act_link_matter_ck
       check (matter in ('slip-approval', 'extension', 'second-opinion', 'return', 'proposal'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Links that were sent are not taken down: restore a backup instead.');
  }
}

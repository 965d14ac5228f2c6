import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A decision on a difference between two versions is an act of review: it stands in the same row and is taken back like any other. */
export class ComparedAsActs1764000000300 implements MigrationInterface {
  name = 'ComparedAsActs1764000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table review_act add column difference_seq int,
  add constraint review_act_difference_fk foreign key (report_id, difference_seq) references item_succession (report_id, seq),
  add constraint review_act_difference_ck check ((difference_seq is not null) = (name = 'compare'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table review_act drop column difference_seq');
  }
}

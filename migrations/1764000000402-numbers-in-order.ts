import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The thousandth task of a series stands after the 999th: by its running number, not by the letters of it. */
export class NumbersInOrder1764000000402 implements MigrationInterface {
  name = 'NumbersInOrder1764000000402';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ORDER);
  }

  async down(): Promise<void> {
    throw new Error('The order of numbers is not taken down: restore a backup instead.');
  }
}

/** Numbers that came in with somebody else's ledger have any shape: what is at their end and is digits counts as a number. */
const ORDER = `
create function app.number_order(number text) returns text language sql immutable strict parallel safe
  return regexp_replace(number, '[0-9]+$', '')
    || coalesce(lpad(substring(number from '[0-9]+$'), greatest(12, length(substring(number from '[0-9]+$'))), '0'), '');
drop index task_number_ix;
create index task_number_ix on task (app.number_order(number) collate "C", id);
`;

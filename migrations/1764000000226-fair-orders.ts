import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose turn it is among the orders that are due: somebody's thousandth does not go before another's first. */
export class FairOrders1764000000226 implements MigrationInterface {
  name = 'FairOrders1764000000226';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TURNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox drop column share, drop column turn_at');
  }
}

/** Orders without a turn, and those that a version of before writes beside this one, are taken by when they are due. */
const TURNS = `
alter table outbox add column share text, add column turn_at timestamptz;
create index outbox_turn_ix on outbox (queue, (coalesce(turn_at, available_at))) where published_at is null and dead_at is null;
create index outbox_share_ix on outbox (share, turn_at) where share is not null and published_at is null and dead_at is null;
`;

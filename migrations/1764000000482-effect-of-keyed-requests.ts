import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The key of a request says whether the request has taken effect: an answer that was lost does not let it happen again. */
export class EffectOfKeyedRequests1764000000482 implements MigrationInterface {
  name = 'EffectOfKeyedRequests1764000000482';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency_key add column has_effect boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table idempotency_key drop column has_effect');
  }
}

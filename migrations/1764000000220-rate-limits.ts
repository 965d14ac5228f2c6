import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts of requests within the minute, shared by all processes (src/platform/http/limits). */
export class RateLimits1764000000220 implements MigrationInterface {
  name = 'RateLimits1764000000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COUNTS);
  }

  async down(): Promise<void> {
    throw new Error('Rate limits are not taken down: restore a backup instead.');
  }
}

/** As rate-limiter-flexible wants it. Unlogged: after a crash everybody starts the minute anew, and counting writes no log. */
const COUNTS = `
create unlogged table rate_limit (
  key varchar(255) not null,
  points int not null default 0,
  expire bigint,
  constraint rate_limit_pk primary key (key)
) with (fillfactor = 50);
grant select, insert, update, delete on rate_limit to zhenggai_app;
`;

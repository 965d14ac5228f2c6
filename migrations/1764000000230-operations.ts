import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which processes work and what on, and by which request an order was given. */
export class Operations1764000000230 implements MigrationInterface {
  name = 'Operations1764000000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HEARTBEATS);
    await runner.query(TRACES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table worker_heartbeat; alter table outbox drop column traceparent');
  }
}

/** One row for each process that does jobs, written anew every few seconds and taken away by a clean stop. */
const HEARTBEATS = `
create table worker_heartbeat (
  process_id uuid not null,
  host text not null,
  pid int not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  -- What is under way: [{queue, job, id, startedAt, timeoutMs}].
  jobs jsonb not null,
  constraint worker_heartbeat_pk primary key (process_id)
);
grant select, insert, update, delete on worker_heartbeat to zhenggai_app;
`;

/** W3C Trace Context, https://www.w3.org/TR/trace-context/; null where nothing is traced. */
const TRACES = 'alter table outbox add column traceparent text';

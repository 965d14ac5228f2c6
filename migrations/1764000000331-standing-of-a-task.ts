import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether a task is open, and whether the next step is the office's: said once in SQL, for the sums behind the boards and for what is
 * counted on request. Of single columns, so that a task as of a past day can be asked too; simple enough to be inlined.
 */
export class StandingOfATask1764000000331 implements MigrationInterface {
  name = 'StandingOfATask1764000000331';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STANDING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BEFORE);
  }
}

const STANDING = `
create function app.task_is_open(state text, issued_on date) returns boolean language sql immutable parallel safe as $$
  select issued_on is not null
    and state not in ('cancelled', 'merged', 'not_applicable', 'done', 'publicity', 'closed', 'carried_over')
$$;
create function app.task_waits_for_office(state text, extension_requested_by uuid, plan_state text) returns boolean
language sql immutable parallel safe as $$
  select state not in ('closed', 'carried_over', 'cancelled', 'merged', 'not_applicable')
    and (state in ('registered', 'return_pending', 'submitted', 'verifying', 'done', 'publicity', 'reopened')
      or extension_requested_by is not null or coalesce(plan_state = 'submitted', false))
$$;
create or replace function app.tally_open(t task) returns boolean language sql immutable as $$
  select app.task_is_open(t.state, t.issued_on)
$$;
create or replace function app.tally_office(t task) returns boolean language sql immutable as $$
  select app.task_waits_for_office(t.state, t.extension_requested_by, t.plan_state)
$$;
grant execute on function app.task_is_open(text, date), app.task_waits_for_office(text, uuid, text) to zhenggai_app;
`;

const BEFORE = `
create or replace function app.tally_open(t task) returns boolean language sql immutable as $$
  select t.issued_on is not null
    and t.state not in ('cancelled', 'merged', 'not_applicable', 'done', 'publicity', 'closed', 'carried_over')
$$;
create or replace function app.tally_office(t task) returns boolean language sql immutable as $$
  select t.state not in ('closed', 'carried_over', 'cancelled', 'merged', 'not_applicable')
    and (t.state in ('registered', 'return_pending', 'submitted', 'verifying', 'done', 'publicity', 'reopened')
      or t.extension_requested_by is not null or t.plan_state = 'submitted')
$$;
drop function app.task_is_open(text, date);
drop function app.task_waits_for_office(text, uuid, text);
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 重点任务两人认定: what the rules of a task demand in code the database demands again, whoever writes to it as the application. */
export class TwoDeciders1764000000312 implements MigrationInterface {
  name = 'TwoDeciders1764000000312';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TWO_DECIDERS);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

/**
 * Judged when the transaction ends, so that it does not matter which row of an act is written first. An opinion counts for the
 * decision that follows it, after the submission that it speaks of.
 */
const TWO_DECIDERS = `
create function app.require_two_deciders() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  if new.is_opinion or not exists (select from task where id = new.task_id and priority = 'key') then return null; end if;
  if not exists (
    select from task_decision o join task t on t.id = o.task_id
    where o.task_id = new.task_id and o.is_opinion and o.verdict = new.verdict and o.decided_by <> new.decided_by
      and o.decided_on >= coalesce(t.submitted_on, o.decided_on) and o.decided_at <= new.decided_at
      and o.decided_at >= coalesce((select max(d.decided_at) from task_decision d
        where d.task_id = new.task_id and not d.is_opinion and d.id <> new.id), o.decided_at))
  then raise exception 'a key task is decided by two people' using errcode = '23514', constraint = 'task_decision_two_deciders_ck';
  end if;
  return null;
end $$;
create constraint trigger task_decision_two_deciders_ai after insert on task_decision deferrable initially deferred
  for each row execute function app.require_two_deciders();

create function app.require_decision() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  if not exists (select from task_decision d where d.task_id = new.id and not d.is_opinion and d.verdict = new.state
    and d.decided_by = new.decided_by and d.decided_on = new.decided_on)
  then raise exception 'a key task moves by a decision on record' using errcode = '23514', constraint = 'task_decision_two_deciders_ck';
  end if;
  return null;
end $$;
create constraint trigger task_two_deciders_au after update of state on task deferrable initially deferred
  for each row when (new.priority = 'key' and old.state in ('issued', 'in_progress', 'submitted', 'verifying')
    and new.state in ('done', 'basically_done', 'continuing', 'not_done', 'not_applicable'))
  execute function app.require_decision();
`;

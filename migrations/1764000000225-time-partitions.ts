import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Acts lie by the year in which they occurred, reminders by the year of the day they were due (docs/adr/0031). The table of
 * before becomes the first part as it is: no row moves, the cost is one look at each row and one build of each index.
 */
export class TimePartitions1764000000225 implements MigrationInterface {
  name = 'TimePartitions1764000000225';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MAKING);
    await runner.query(ACTS);
    await runner.query(REMINDERS);
    await runner.query(FIRST_PARTS);
    await runner.query(DETACHING);
  }

  async down(): Promise<void> {
    throw new Error('The record of acts is not taken apart again: restore a backup instead.');
  }
}

/**
 * A part is closed to the program, which reaches its rows through the whole alone, where policies and grants stand. Rows of
 * a time for which no part was made wait in the part "later": nothing that happens is ever refused for lack of one.
 */
const MAKING = `
create function app.guard_part(part regclass, is_record boolean) returns void language plpgsql set search_path = public, app as $$
begin
  execute format('alter table %s enable row level security', part);
  execute format('revoke all on %s from zhenggai_app', part);
  if is_record then
    execute format('create trigger %I before truncate on %s for each statement execute function app.refuse_change()',
      part::text || '_no_truncate', part);
  end if;
end $$;

-- Makes the part of a year where there is none; false where it is there, or where rows of that year lie in "later".
create function app.make_part(whole regclass, of_year int) returns boolean language plpgsql security definer set search_path = public, app as $$
declare
  part text := whole::text || '_' || of_year;
  is_record boolean := whole = 'event'::regclass;
  column_name text := case when is_record then 'occurred_at' else 'due_day' end;
  from_day text := case when is_record then of_year || '-01-01 00:00:00+08' else of_year || '-01-01' end;
  to_day text := case when is_record then (of_year + 1) || '-01-01 00:00:00+08' else (of_year + 1) || '-01-01' end;
  is_taken boolean;
begin
  if to_regclass(part) is not null or to_regclass('archive.' || part) is not null then return false; end if;
  execute format('select exists (select from %I where %I >= %L and %I < %L)', whole::text || '_later', column_name, from_day, column_name, to_day)
    into is_taken;
  if is_taken then return false; end if;
  execute format('create table %I partition of %s for values from (%L) to (%L)', part, whole, from_day, to_day);
  perform app.guard_part(part::regclass, is_record);
  return true;
exception when duplicate_table or invalid_object_definition then return false;
end $$;

-- Parts up to the end of a year; returns the names of those that were made.
create function app.make_parts(first_year int, last_year int) returns text[] language plpgsql security definer set search_path = public, app as $$
declare made text[] := '{}'; whole text; of_year int;
begin
  perform set_config('lock_timeout', '5s', true);
  foreach whole in array array['event', 'reminder'] loop
    for of_year in first_year..last_year loop
      if app.make_part(whole::regclass, of_year) then made := made || (whole || '_' || of_year); end if;
    end loop;
  end loop;
  return made;
end $$;
revoke execute on function app.guard_part(regclass, boolean), app.make_part(regclass, int), app.make_parts(int, int) from public;
grant execute on function app.make_parts(int, int) to zhenggai_app;
`;

/**
 * A place in a chain is unique by the lock on the chain's row, under which the trigger counts it; the index that says so can
 * no longer, for it would have to hold the time. The old rows keep theirs, and \`audit verify\` names a place told twice.
 */
const ACTS = `
alter table event rename to event_before;
alter table event_before alter column id drop identity;
alter table event_before drop constraint event_pk;
alter table event_before drop constraint event_organisation_fk;
alter index event_subject_ix rename to event_before_subject_ix;
alter index event_sent_back_ix rename to event_before_sent_back_ix;
alter table event_before rename constraint event_place_uq to event_before_place_uq;
drop trigger event_chain_bi on event_before;
drop trigger event_append_only on event_before;
drop trigger event_no_truncate on event_before;
drop policy event_scope on event_before;
create table event (like event_before including defaults including constraints) partition by range (occurred_at);
alter table event alter column id add generated always as identity;
alter table event
  add constraint event_pk primary key (id, occurred_at),
  add constraint event_organisation_fk foreign key (organisation_id) references organisation (id);
create index event_place_ix on event (organisation_id, place);
create index event_subject_ix on event (subject_type, subject_id, id);
create index event_sent_back_ix on event (subject_id) where subject_type = 'task' and name = 'task.sent-back';
drop function app.event_hash(event_before);
create function app.event_hash(e event) returns bytea language sql stable as $$
  select case when e.hash_version = 1 then sha256(e.previous_hash || convert_to(jsonb_build_array(e.organisation_id, e.place, e.name,
      e.subject_type, e.subject_id, e.actor_id, e.actor_name, e.on_behalf_of, e.address, extract(epoch from e.occurred_at), e.payload)::text, 'UTF8'))
    else app.digest(e.hash_algorithm, e.previous_hash || convert_to(jsonb_build_array(e.hash_version, e.hash_algorithm, e.id, e.org_path,
      e.organisation_id, e.place, e.name, e.subject_type, e.subject_id, e.actor_id, e.actor_name, e.on_behalf_of, e.token_name, e.address,
      extract(epoch from e.occurred_at), e.payload, e.changes)::text, 'UTF8')) end
$$;
create trigger event_chain_bi before insert on event for each row execute function app.chain_event();
create trigger event_append_only before update or delete on event for each row execute function app.refuse_change();
create trigger event_no_truncate before truncate on event for each statement execute function app.refuse_change();
alter table event enable row level security;
create policy event_scope on event
  using (app.sees(org_path) or (subject_type = 'task' and app.takes_part(subject_id))) with check (true);
grant select, insert on event to zhenggai_app;
`;

/** The key that keeps anybody from being told twice holds the day by which the parts are cut: it holds over all of them. */
const REMINDERS = `
drop policy delivery_scope on delivery;
alter table reminder rename to reminder_before;
alter table reminder_before
  drop constraint reminder_task_fk, drop constraint reminder_recipient_fk, drop constraint reminder_delivery_fk;
alter table reminder_before rename constraint reminder_once_uq to reminder_before_once_uq;
alter index reminder_waiting_ix rename to reminder_before_waiting_ix;
alter index reminder_delivery_ix rename to reminder_before_delivery_ix;
drop policy reminder_scope on reminder_before;
create table reminder (like reminder_before including defaults including constraints) partition by range (due_day);
alter table reminder
  add constraint reminder_once_uq unique nulls not distinct (task_id, rule_id, due_day, recipient_id, channel, order_id),
  add constraint reminder_task_fk foreign key (task_id) references task (id),
  add constraint reminder_recipient_fk foreign key (recipient_id) references account (id),
  add constraint reminder_delivery_fk foreign key (delivery_id) references delivery (id);
create index reminder_waiting_ix on reminder (recipient_id) where delivery_id is null and outdated_on is null;
create index reminder_delivery_ix on reminder (delivery_id) where delivery_id is not null;
alter table reminder enable row level security;
create policy reminder_scope on reminder using (app.sees(org_path) or app.takes_part(task_id)) with check (app.is_system());
create policy delivery_scope on delivery
  using (account_id = app.account() or app.is_system() or exists (select from reminder r where r.delivery_id = delivery.id))
  with check (account_id = app.account() or app.is_system());
grant select, insert, update on reminder to zhenggai_app;
`;

/** Everything of before, and what has come from the future already, is the first part; this year's goes on in it. */
const FIRST_PARTS = `
do $$
declare
  this_year int := extract(year from now() at time zone 'Asia/Shanghai');
  acts_until int; reminders_until int;
begin
  select greatest(coalesce(extract(year from max(occurred_at) at time zone 'Asia/Shanghai') + 1, this_year), this_year) into acts_until from event_before;
  select greatest(coalesce(extract(year from max(due_day)) + 1, this_year), this_year) into reminders_until from reminder_before;
  execute format('alter table event attach partition event_before for values from (minvalue) to (%L)', acts_until || '-01-01 00:00:00+08');
  execute format('alter table reminder attach partition reminder_before for values from (minvalue) to (%L)', reminders_until || '-01-01');
  create table event_later partition of event default;
  create table reminder_later partition of reminder default;
  perform app.guard_part('event_before', true), app.guard_part('event_later', true),
    app.guard_part('reminder_before', false), app.guard_part('reminder_later', false);
  perform setval(pg_get_serial_sequence('event', 'id'), coalesce((select max(id) from event), 0) + 1, false);
  perform app.make_parts(least(acts_until, reminders_until), this_year + 2);
end $$;
`;

/**
 * Only reminders leave, and only where every task of them has ended: the levels that a running task has reached are read
 * from its reminders. They go to the schema "archive" and stay there until a person takes them away.
 */
const DETACHING = `
create schema archive;
create function app.detach_parts(before_year int) returns text[] language plpgsql security definer set search_path = public, app as $$
declare
  detached text[] := '{}'; part record;
  today timestamptz := coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now());
begin
  if before_year > extract(year from today) - 3 then
    raise exception 'reminders of the last three years are not detached' using errcode = '22023';
  end if;
  perform set_config('lock_timeout', '5s', true);
  for part in
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'reminder'::regclass and c.relname ~ '^reminder_[0-9]{4}$' and right(c.relname, 4)::int < before_year order by 1
  loop
    if app.is_at_rest(part.name) then
      execute format('alter table reminder detach partition %I', part.name);
      execute format('alter table %I set schema archive', part.name);
      detached := detached || part.name;
    end if;
  end loop;
  return detached;
end $$;
create function app.is_at_rest(part text) returns boolean language plpgsql set search_path = public, app as $$
declare is_running boolean;
begin
  execute format('select exists (select from %I r join task t on t.id = r.task_id
    where t.state not in (''closed'', ''cancelled'', ''merged'', ''carried_over'', ''not_applicable'') or t.next_recheck_on is not null
      or r.delivery_id is null and r.outdated_on is null)', part)
    into is_running;
  return not is_running;
end $$;
revoke execute on function app.detach_parts(int), app.is_at_rest(text) from public;
grant execute on function app.detach_parts(int) to zhenggai_app;
`;

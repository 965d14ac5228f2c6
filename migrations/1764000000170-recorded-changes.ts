import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every act on a task carries what it changed, before and after; lights keep their history; the heads of the chains are
 * noted each night. The database fills all of it in: no use case can forget to.
 */
export class RecordedChanges1764000000170 implements MigrationInterface {
  name = 'RecordedChanges1764000000170';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HASHES);
    await runner.query(TASK_FIELDS);
    await runner.query(CAPTURE);
    await runner.query(STRAY_CHANGES);
    await runner.query(LIGHTS);
    await runner.query(HEADS);
    await runner.query(BASELINE);
  }

  async down(): Promise<void> {
    throw new Error('Recorded changes are not taken down: restore a backup instead.');
  }
}

/** Rows of before keep their own formula (version 1); those from now on are hashed whole, with the algorithm they name. */
const HASHES = `
do $$ begin
  create extension if not exists pgcrypto;
exception when others then
  raise notice 'pgcrypto is not to be had here: only sha256 can be configured (%)', sqlerrm;
end $$;
alter table event
  add column changes jsonb,
  add column token_name text,
  add column hash_version smallint not null default 1,
  add column hash_algorithm text not null default 'sha256',
  add constraint event_hash_algorithm_ck check (hash_algorithm in ('sha256', 'sm3'));

-- SM3 (GB/T 32905) where the server's OpenSSL has it; by name at run time, so that a server without pgcrypto still works.
create function app.digest(algorithm text, data bytea) returns bytea language plpgsql immutable as $$
declare result bytea;
begin
  if algorithm = 'sha256' then return sha256(data); end if;
  execute 'select public.digest($1, $2)' into result using data, algorithm;
  return result;
end $$;

create or replace function app.event_hash(e event) returns bytea language sql stable as $$
  select case when e.hash_version = 1 then sha256(e.previous_hash || convert_to(jsonb_build_array(e.organisation_id, e.place, e.name,
      e.subject_type, e.subject_id, e.actor_id, e.actor_name, e.on_behalf_of, e.address, extract(epoch from e.occurred_at), e.payload)::text, 'UTF8'))
    else app.digest(e.hash_algorithm, e.previous_hash || convert_to(jsonb_build_array(e.hash_version, e.hash_algorithm, e.id, e.org_path,
      e.organisation_id, e.place, e.name, e.subject_type, e.subject_id, e.actor_id, e.actor_name, e.on_behalf_of, e.token_name, e.address,
      extract(epoch from e.occurred_at), e.payload, e.changes)::text, 'UTF8')) end
$$;
`;

/** A task as the ledger prints it, with the names as they are now: what an act changed is the difference of two of these. */
const TASK_FIELDS = `
-- What stood in a task at its last act. Written by the triggers alone, read by nobody else: it can be made anew from the acts.
create table task_image (
  task_id uuid not null,
  fields jsonb not null,
  constraint task_image_pk primary key (task_id)
);
create function app.task_fields(task uuid) returns jsonb language sql stable set search_path = public, app set timezone = 'UTC' as $$
  select jsonb_strip_nulls((to_jsonb(t) - array['id', 'org_path', 'created_at', 'light', 'light_reason', 'light_on', 'version'])
    || jsonb_build_object(
      'organisation_name', (select o.name from organisation o where o.id = t.organisation_id),
      'lead_name', (select o.name from organisation o where o.id = t.lead_organisation_id),
      'owner_name', (select a.display_name from account a where a.id = t.owner_id),
      'liaison_name', (select a.display_name from account a where a.id = t.liaison_id),
      'line_leader_name', (select a.display_name from account a where a.id = t.line_leader_id),
      'parties', (select jsonb_agg(jsonb_build_object('organisationId', y.organisation_id, 'name', o.name, 'part', y.part, 'text', y.part_text,
          'doneOn', y.part_done_on) order by y.part, o.path) from task_party y join organisation o on o.id = y.organisation_id where y.task_id = t.id),
      'criteria', (select jsonb_agg(c.text order by c.seq) from task_criterion c where c.task_id = t.id),
      'measures', (select jsonb_agg(jsonb_build_object('text', m.text, 'milestoneOn', m.milestone_on, 'weight', m.weight, 'doneOn', m.done_on)
          order by m.seq) from task_measure m where m.task_id = t.id),
      'sources', (select jsonb_agg(jsonb_build_object('reportId', i.report_id, 'quote', i.quote, 'start', i.start_offset) order by i.report_id, i.start_offset)
          from task_item k join report_item i on i.id = k.item_id where k.task_id = t.id),
      'causes', (select jsonb_agg(c.quote order by c.report_id, c.start_offset) from task_item k join report_item c on c.parent_id = k.item_id
          where k.task_id = t.id and c.kind = 'cause'),
      'evidence', (select jsonb_agg(e.title order by e.added_at, e.id) from task_evidence e where e.task_id = t.id))
    || coalesce((select jsonb_build_object('progress_text', g.text, 'next_steps', g.next_steps) from task_progress g
        where g.task_id = t.id order by g.reported_at desc, g.id desc limit 1), '{}')
    || coalesce((select jsonb_build_object('last_extension', jsonb_build_object('reason', x.reason, 'dueOn', x.due_on, 'newDueOn', x.new_due_on,
          'outcome', x.outcome, 'grantedDueOn', x.granted_due_on)) from task_extension x
        where x.task_id = t.id order by x.requested_at desc, x.id desc limit 1), '{}'))
  from task t where t.id = task
$$;
create function app.changed_fields(before jsonb, after jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, jsonb_build_array(b.value, a.value)), '{}')
  from jsonb_each(before) b full join jsonb_each(after) a using (key) where a.value is distinct from b.value
$$;
-- The fields as they stood after a run of acts: replay(changes order by id).
create function app.apply_changes(fields jsonb, changes jsonb) returns jsonb language sql immutable as $$
  select fields || coalesce((select jsonb_object_agg(key, value -> 1) from jsonb_each(changes)), '{}')
$$;
create function app.without_nulls(fields jsonb) returns jsonb language sql immutable as $$ select jsonb_strip_nulls(fields) $$;
create aggregate app.replay(jsonb) (sfunc = app.apply_changes, stype = jsonb, initcond = '{}', finalfunc = app.without_nulls);
-- What a task is beside the names that others gave to units and people.
create function app.without_names(fields jsonb) returns jsonb language sql immutable as $$
  select fields - array['organisation_name', 'lead_name', 'owner_name', 'liaison_name', 'line_leader_name', 'parties']
$$;
`;

/** Acts are recorded after the row is written, in its transaction: the difference to the act before belongs to this one. */
const CAPTURE = `
create function app.capture_task(task uuid) returns jsonb language plpgsql security definer set search_path = public, app as $$
declare before jsonb; after jsonb := app.task_fields(task);
begin
  if after is null then return null; end if;
  select fields into before from task_image where task_id = task for update;
  if before is not distinct from after then return '{}'; end if;
  insert into task_image values (task, after) on conflict (task_id) do update set fields = excluded.fields;
  return app.changed_fields(coalesce(before, '{}'), after);
end $$;
revoke execute on function app.capture_task(uuid) from public;
create or replace function app.chain_event() returns trigger language plpgsql security definer set search_path = public, app as $$
declare link event_chain;
begin
  if new.subject_type = 'task' then new.changes := app.capture_task(new.subject_id); end if;
  insert into event_chain values (new.organisation_id, 1, '')
    on conflict (organisation_id) do update set length = event_chain.length + 1
    returning * into link;
  new.place := link.length;
  new.previous_hash := link.head;
  new.hash_version := 2;
  new.hash := app.event_hash(new);
  update event_chain set head = new.hash where organisation_id = new.organisation_id;
  return new;
end $$;
`;

/** What the program changed without an act of its own gets one at the end of the transaction: nothing changes unrecorded. */
const STRAY_CHANGES = `
create function app.record_stray_change() returns trigger language plpgsql security definer set search_path = public, app as $$
declare person account;
begin
  if exists (select from task_image i where i.task_id = new.id and i.fields = app.task_fields(new.id)) then return null; end if;
  select * into person from account where id = app.account();
  insert into event (organisation_id, org_path, name, subject_type, subject_id, payload, actor_id, actor_name, occurred_at)
  values (new.organisation_id, new.org_path, 'task.adjusted', 'task', new.id, '{}', person.id, coalesce(person.display_name, '系统'),
    coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp()));
  return null;
end $$;
create constraint trigger task_recorded_at_birth after insert on task deferrable initially deferred
  for each row when (current_user = 'zhenggai_app') execute function app.record_stray_change();
create constraint trigger task_recorded_on_change after update on task deferrable initially deferred
  for each row when (current_user = 'zhenggai_app' and (old.version is distinct from new.version or old.light_on is not distinct from new.light_on))
  execute function app.record_stray_change();
`;

/** A light is what the day makes of a task and no act: its history is kept apart from the chain. */
const LIGHTS = `
create table task_light (
  id bigint generated always as identity,
  task_id uuid not null,
  org_path text collate "C" not null,
  lit_on date not null,
  light text not null,
  reason text,
  constraint task_light_pk primary key (id),
  constraint task_light_task_fk foreign key (task_id) references task (id)
);
create index task_light_task_ix on task_light (task_id, lit_on, id);
create function app.keep_light() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  insert into task_light (task_id, org_path, lit_on, light, reason)
  values (new.id, new.org_path, coalesce(new.light_on, (clock_timestamp() at time zone 'Asia/Shanghai')::date), new.light, new.light_reason);
  return null;
end $$;
create trigger task_light_kept after update of light, light_reason on task for each row
  when (old.light is distinct from new.light or old.light_reason is distinct from new.light_reason) execute function app.keep_light();
create trigger task_light_append_only before update or delete on task_light for each row execute function app.refuse_change();
create trigger task_light_no_truncate before truncate on task_light for each statement execute function app.refuse_change();
alter table task_light enable row level security;
create policy task_light_scope on task_light using (app.sees(org_path) or app.takes_part(task_id));
grant select on task_light to zhenggai_app;
`;

/** The newest hash of each chain as it was at night: printed outside, it holds against somebody who computes a chain anew. */
const HEADS = `
create table chain_head (
  day date not null,
  organisation_id uuid not null,
  org_path text collate "C" not null,
  length bigint not null,
  head bytea not null,
  noted_at timestamptz not null,
  constraint chain_head_pk primary key (organisation_id, day),
  constraint chain_head_organisation_fk foreign key (organisation_id) references organisation (id)
);
create trigger chain_head_append_only before update or delete on chain_head for each row execute function app.refuse_change();
create trigger chain_head_no_truncate before truncate on chain_head for each statement execute function app.refuse_change();
alter table chain_head enable row level security;
create policy chain_head_scope on chain_head using (app.sees(org_path)) with check (true);
grant select, insert on chain_head to zhenggai_app;
`;

/** Tasks of before this migration start their history with one act that holds the whole of them. */
const BASELINE = `
insert into event (organisation_id, org_path, name, subject_type, subject_id, payload, actor_name, occurred_at)
select t.organisation_id, t.org_path, 'task.adjusted', 'task', t.id, '{"baseline": true}', '系统', clock_timestamp() from task t order by t.id;
insert into task_light (task_id, org_path, lit_on, light, reason)
select t.id, t.org_path, coalesce(t.light_on, current_date), t.light, t.light_reason from task t where t.light <> 'grey';
`;

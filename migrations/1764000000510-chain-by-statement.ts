import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The link of a body's chain is written once a statement instead of once an act: every new version of that row within one
 * transaction lay in the way of the next look at it, and the time of a thousand acts grew with their square.
 */
export class ChainByStatement1764000000510 implements MigrationInterface {
  name = 'ChainByStatement1764000000510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LAST_LINK);
    await runner.query(CHAIN);
    await runner.query(KEEP_LINKS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop trigger event_chain_ai on event; drop function app.keep_links(); drop function app.last_link(uuid)',
    );
    await runner.query(CHAIN_BEFORE);
  }
}

/** Locks the link and gives where the chain really ends: acts of the statement under way are not in the link yet. */
const LAST_LINK = `
create function app.last_link(body uuid) returns event_chain language plpgsql security definer set search_path = public, app as $$
declare link event_chain; newest record;
begin
  select * into link from event_chain where organisation_id = body for no key update;
  if not found then
    insert into event_chain values (body, 0, '') on conflict do nothing;
    select * into link from event_chain where organisation_id = body for no key update;
  end if;
  select place, hash into newest from event where organisation_id = body and place > link.length order by place desc limit 1;
  if found then link.length := newest.place; link.head := newest.hash; end if;
  return link;
end $$;
revoke execute on function app.last_link(uuid) from public;
`;

/** \`app.link\` remembers the last act of this transaction: body, place and hash. While it stands, the link is locked. */
const CHAIN = `
create or replace function app.chain_event() returns trigger language plpgsql security definer set search_path = public, app as $$
declare
  known text[] := string_to_array(current_setting('app.link', true), ' ');
  link event_chain;
begin
  if new.subject_type = 'task' then new.changes := app.capture_task(new.subject_id); end if;
  if known[1] = new.organisation_id::text then
    link := row(new.organisation_id, known[2]::bigint, decode(known[3], 'hex'));
  else
    link := app.last_link(new.organisation_id);
  end if;
  new.place := link.length + 1;
  new.previous_hash := link.head;
  new.hash_version := 2;
  new.hash := app.event_hash(new);
  perform set_config('app.link', concat_ws(' ', new.organisation_id, new.place, encode(new.hash, 'hex')), true);
  return new;
end $$;
`;

/** What is remembered is not believed: acts that do not follow one another from the link on are refused. */
const KEEP_LINKS = `
create function app.keep_links() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  perform from event_chain where organisation_id in (select organisation_id from added) order by organisation_id for no key update;
  if exists (
    select from (
      select organisation_id, place, previous_hash, lag(place) over chain as last_place, lag(hash) over chain as last_hash
      from added window chain as (partition by organisation_id order by place)
    ) a left join event_chain c using (organisation_id)
    where a.place is distinct from coalesce(a.last_place, c.length) + 1
      or a.previous_hash is distinct from coalesce(a.last_hash, c.head)
  ) then
    raise exception 'an act does not follow the last one of its body';
  end if;
  update event_chain c set length = l.place, head = l.hash
  from (select distinct on (organisation_id) organisation_id, place, hash from added order by organisation_id, place desc) l
  where c.organisation_id = l.organisation_id;
  return null;
end $$;
create trigger event_chain_ai after insert on event referencing new table as added
  for each statement execute function app.keep_links();
`;

const CHAIN_BEFORE = `
create or replace function app.chain_event() returns trigger language plpgsql security definer set search_path = public, app as $$
declare link event_chain;
begin
  if new.subject_type = 'task' then new.changes := app.capture_task(new.subject_id); end if;
  select * into link from event_chain where organisation_id = new.organisation_id for no key update;
  if not found then
    insert into event_chain values (new.organisation_id, 0, '') on conflict do nothing;
    select * into link from event_chain where organisation_id = new.organisation_id for no key update;
  end if;
  new.place := link.length + 1;
  new.previous_hash := link.head;
  new.hash_version := 2;
  new.hash := app.event_hash(new);
  update event_chain set length = new.place, head = new.hash where organisation_id = new.organisation_id;
  return new;
end $$;
`;

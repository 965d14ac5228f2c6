import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who somebody is, is asked with every request: two marks, kept at write time, tell whether the dear parts of that question have to be
 * asked at all. A mark says "perhaps" and is never taken back; only without it the answer is known to be "none".
 */
export class CheapSessionQuestion1764000000400 implements MigrationInterface {
  name = 'CheapSessionQuestion1764000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEVELS_BELOW);
    await runner.query(STOOD_IN);
  }

  async down(): Promise<void> {
    throw new Error('Who may see what is not taken down: restore a backup instead.');
  }
}

/**
 * Bodies above the head of a lower level. One at a time: of two transactions that add a body above and a head below, the later has to
 * see the earlier. By its name the trigger comes before the one that tells heads, which then sees it, too.
 */
const LEVELS_BELOW = `
alter table organisation add column levels_below boolean not null default false;

create function app.tell_levels_below() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  perform pg_advisory_xact_lock(hashtext('organisation.levels_below'));
  if new.heads_level then
    update organisation o set levels_below = true
      where not o.levels_below and o.path <> new.path and starts_with(new.path, o.path);
  end if;
  if not new.levels_below then
    update organisation o set levels_below = true where o.id = new.id
      and exists (select from organisation h where h.heads_level and h.path > new.path and h.path < new.path || '~');
  end if;
  return null;
end $$;
create trigger organisation_above_heads_at_birth after insert on organisation
  for each row execute function app.tell_levels_below();
create trigger organisation_above_heads_on_change after update of path, heads_level on organisation
  for each row execute function app.tell_levels_below();
update organisation o set levels_below = true
  where exists (select from organisation h where h.heads_level and h.path > o.path and h.path < o.path || '~');
`;

/** Accounts that ever stood in for somebody, or for whom somebody did. */
const STOOD_IN = `
alter table account add column stood_in boolean not null default false;

create function app.tell_stood_in() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  update account set stood_in = true where id in (new.principal_id, new.substitute_id) and not stood_in;
  return null;
end $$;
create trigger substitution_stood_in after insert on substitution for each row execute function app.tell_stood_in();
update account set stood_in = true where id in (select principal_id from substitution union select substitute_id from substitution);
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that are suspended, grants that are revoked, three administrators that are three people (三员分立), bodies that are closed. */
export class AccountsAndGrants1764000000215 implements MigrationInterface {
  name = 'AccountsAndGrants1764000000215';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(GRANTS);
    await runner.query(ORGANISATIONS);
    await runner.query(ADMINISTRATORS_DO_NOT_ACT);
  }

  async down(): Promise<void> {
    throw new Error('Who was granted what is not taken down: restore a backup instead.');
  }
}

const ACCOUNTS = `
alter table account
  add column disabled_reason text,
  add column disabled_by uuid,
  add constraint account_disabled_ck check (disabled_at is not null or (disabled_reason is null and disabled_by is null));
create index account_login_page_ix on account (login collate "C");
create trigger account_no_delete before delete on account for each row execute function app.refuse_change();
create trigger account_no_truncate before truncate on account for each statement execute function app.refuse_change();
revoke delete, truncate on account from zhenggai_app;
`;

/** \`ends_on\` is the last whole day; a revocation puts it before today, so nothing else has to know of revocations. */
const GRANTS = `
alter table role_grant
  add column revoked_at timestamptz,
  add column revoked_by uuid,
  add column revoke_reason text,
  drop constraint role_grant_once_uq,
  drop constraint role_grant_span_ck,
  add constraint role_grant_span_ck check (ends_on is null or ends_on >= starts_on - 1),
  add constraint role_grant_self_ck check (granted_by is null or granted_by <> account_id),
  add constraint role_grant_revoked_ck check ((revoked_at is null) = (revoke_reason is null) and (revoked_at is not null or revoked_by is null));
create index role_grant_account_ix on role_grant (account_id, starts_on);

-- 三员分立: each administrator's office stands alone, and all business together is one other.
create function app.office_of(role text) returns text language sql immutable parallel safe
  return case when role in ('system_admin', 'security_admin', 'audit_admin') then role else 'business' end;

create function app.guard_grant() returns trigger language plpgsql as $$
declare broken text;
begin
  -- Two grants for one person wait for each other: neither misses the other's row.
  perform from account where id = new.account_id for no key update;
  select case when g.role = new.role and g.organisation_id = new.organisation_id then 'role_grant_overlap_ck'
    else 'role_grant_offices_apart_ck' end into broken
  from role_grant g
  where g.account_id = new.account_id and daterange(g.starts_on, g.ends_on + 1) && daterange(new.starts_on, new.ends_on + 1)
    and ((g.role = new.role and g.organisation_id = new.organisation_id) or app.office_of(g.role) <> app.office_of(new.role))
  order by 1 limit 1;
  if broken is not null then
    raise exception 'this grant breaks %', broken using errcode = '23514', constraint = broken;
  end if;
  return new;
end $$;
create trigger role_grant_bi before insert on role_grant for each row execute function app.guard_grant();

-- A grant stays as it was made; only an earlier end is written into it, and the revocation once.
create function app.keep_grant() returns trigger language plpgsql as $$
declare may_change constant text[] := array['ends_on', 'revoked_at', 'revoked_by', 'revoke_reason'];
begin
  if old.revoked_at is not null or to_jsonb(old) - may_change is distinct from to_jsonb(new) - may_change
    or coalesce(new.ends_on, 'infinity') > coalesce(old.ends_on, 'infinity')
  then raise exception 'a grant stays as it was made' using errcode = 'ZG001';
  end if;
  return new;
end $$;
create trigger role_grant_bu before update on role_grant for each row execute function app.keep_grant();
create trigger role_grant_no_delete before delete on role_grant for each row execute function app.refuse_change();
create trigger role_grant_no_truncate before truncate on role_grant for each statement execute function app.refuse_change();
revoke delete, truncate on role_grant from zhenggai_app;
`;

/** A body that is closed keeps its records; what comes after it is another one. */
const ORGANISATIONS = `
alter table organisation
  add column closed_on date,
  add column successor_id uuid,
  add constraint organisation_successor_fk foreign key (successor_id) references organisation (id),
  add constraint organisation_closed_ck check (closed_on is not null or successor_id is null),
  add constraint organisation_successor_ck check (successor_id <> id);
create trigger organisation_no_delete before delete on organisation for each row execute function app.refuse_change();
create trigger organisation_no_truncate before truncate on organisation for each statement execute function app.refuse_change();
revoke delete, truncate on organisation from zhenggai_app;

create function app.refuse_closed_party() returns trigger language plpgsql as $$
begin
  if exists (select from organisation where id = new.organisation_id and closed_on is not null) then
    raise exception 'a closed organisation takes no part' using errcode = '23514', constraint = 'task_party_closed_ck';
  end if;
  return new;
end $$;
create trigger task_party_closed_bi before insert on task_party for each row execute function app.refuse_closed_party();

-- Whether any record of business stands under a path; what was recorded about accounts and organisations stays where it was recorded.
create function app.has_records(path text) returns boolean language plpgsql stable security definer set search_path = public, app as $$
declare
  place record;
  found boolean;
begin
  for place in
    select c.table_name, c.column_name from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.data_type = 'text' and (c.column_name in ('org_path', 'scope_path') or c.column_name like '%\\_path')
      and c.table_name not in ('organisation', 'substitution')
  loop
    execute format('select exists (select from %I where starts_with(%I, $1)%s)', place.table_name, place.column_name,
      case when place.table_name = 'event' then ' and subject_type not in (''account'', ''organisation'')' else '' end)
      into found using path;
    if found then return true; end if;
  end loop;
  return false;
end $$;
-- Open work of a unit: tasks in which it has a part.
create function app.open_tasks_of(organisation uuid, open_states text[]) returns bigint
language sql stable security definer set search_path = public, app as $$
  select count(distinct t.id) from task t join task_party p on p.task_id = t.id
  where p.organisation_id = organisation and t.state = any(open_states)
$$;
-- Open work of a person, for the one who takes the account away and may not see the tasks themselves.
create function app.open_tasks_of_person(account uuid, open_states text[]) returns bigint
language sql stable security definer set search_path = public, app as $$
  select count(*) from task t where account in (t.owner_id, t.liaison_id, t.line_leader_id) and t.state = any(open_states)
$$;
revoke execute on function app.has_records(text), app.open_tasks_of(uuid, text[]), app.open_tasks_of_person(uuid, text[]) from public;
grant execute on function app.has_records(text), app.open_tasks_of(uuid, text[]), app.open_tasks_of_person(uuid, text[]) to zhenggai_app;
`;

/** Every act on a task is an event: one by somebody who holds an administrator's office is refused with everything it came with. */
const ADMINISTRATORS_DO_NOT_ACT = `
create function app.refuse_administrator() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  if exists (select from role_grant g where g.account_id = new.actor_id and app.office_of(g.role) <> 'business'
    and daterange(g.starts_on, g.ends_on + 1) @> (new.occurred_at at time zone 'Asia/Shanghai')::date)
  then raise exception 'an administrator does not act on %', new.subject_type
    using errcode = '23514', constraint = 'event_no_administrator_ck';
  end if;
  return new;
end $$;
create trigger event_no_administrator_bi before insert on event for each row
  when (new.actor_id is not null and new.subject_type in ('task', 'report', 'report_item', 'closure_check', 'slip', 'proposal', 'handover'))
  execute function app.refuse_administrator();
`;

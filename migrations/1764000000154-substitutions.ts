import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 代理人: who acts in whose place, from when through when, in which roles, and who said so. */
export class Substitutions1764000000154 implements MigrationInterface {
  name = 'Substitutions1764000000154';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SUBSTITUTIONS);
    await runner.query(QUESTIONS);
  }

  async down(): Promise<void> {
    throw new Error('Who acted in whose place is not taken down: restore a backup instead.');
  }
}

const SUBSTITUTIONS = `
create table substitution (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  principal_id uuid not null,
  substitute_id uuid not null,
  from_on date not null,
  through_on date not null,
  roles text[] not null,
  unit_id uuid,
  reason text not null,
  appointed_by uuid not null,
  appointed_at timestamptz not null,
  revoked_by uuid,
  revoked_at timestamptz,
  constraint substitution_pk primary key (id),
  constraint substitution_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint substitution_unit_fk foreign key (unit_id) references organisation (id),
  constraint substitution_principal_fk foreign key (principal_id) references account (id),
  constraint substitution_substitute_fk foreign key (substitute_id) references account (id),
  constraint substitution_two_people_ck check (principal_id <> substitute_id and appointed_by <> substitute_id),
  constraint substitution_span_ck check (through_on >= from_on),
  constraint substitution_roles_ck check (cardinality(roles) > 0
    and roles <@ array['supervisor', 'officer', 'line_leader', 'principal', 'unit_signer', 'liaison', 'owner']),
  constraint substitution_revoked_ck check ((revoked_by is null) = (revoked_at is null))
);
create index substitution_principal_ix on substitution (principal_id, through_on);
create index substitution_substitute_ix on substitution (substitute_id, through_on);
create index substitution_page_ix on substitution (appointed_at desc, id desc);
-- An appointment stays as it was made; only its end is written behind it, once.
create function app.keep_substitution() returns trigger language plpgsql as $$
begin
  if old.revoked_at is not null
    or to_jsonb(old) - array['revoked_by', 'revoked_at'] is distinct from to_jsonb(new) - array['revoked_by', 'revoked_at']
  then raise exception 'an appointment stays as it was made' using errcode = 'ZG001';
  end if;
  return new;
end $$;
create trigger substitution_bu before update on substitution for each row execute function app.keep_substitution();
create trigger substitution_no_delete before delete on substitution for each row execute function app.refuse_change();
create trigger substitution_no_truncate before truncate on substitution for each statement execute function app.refuse_change();
alter table substitution enable row level security;
create policy substitution_scope on substitution
  using (app.sees(org_path) or principal_id = app.account() or substitute_id = app.account());
grant select, insert, update on substitution to zhenggai_app;
`;

/** Asked before anybody has a scope, or across units: they answer one question each and show no row. */
const QUESTIONS = `
-- Roles and unit in which the one may act for the other on a day; no row: not at all.
create function app.acts_for(substitute uuid, principal uuid, day date)
returns table (roles text[], unit_path text) language sql stable security definer set search_path = public, app as $$
  select s.roles, o.path from substitution s left join organisation o on o.id = s.unit_id
  where s.substitute_id = substitute and s.principal_id = principal and day between s.from_on and s.through_on and s.revoked_at is null
  limit 1
$$;
-- Those who have stood in for an account, or for whom it has stood in, each with the last day on which that held.
create function app.stand_ins(account uuid, day date) returns jsonb language sql stable security definer set search_path = public, app as $$
  select coalesce(jsonb_agg(jsonb_build_object('accountId', x.other, 'throughOn', x.last)), '[]') from (
    select case when s.principal_id = account then s.substitute_id else s.principal_id end as other,
      max(least(s.through_on, (s.revoked_at at time zone 'Asia/Shanghai')::date)) as last
    from substitution s
    where account in (s.principal_id, s.substitute_id) and s.from_on <= day
      and (s.revoked_at is null or (s.revoked_at at time zone 'Asia/Shanghai')::date >= s.from_on)
    group by 1) x
$$;
-- What stands in the way of an appointment in these days: the place is taken, or one of the two is in the other part elsewhere.
create function app.substitution_conflict(principal uuid, substitute uuid, from_day date, through_day date)
returns text language sql stable security definer set search_path = public, app as $$
  select case when bool_or(s.principal_id = principal) then 'overlap' else 'chain' end from substitution s
  where s.revoked_at is null and s.from_on <= through_day and s.through_on >= from_day
    and (s.principal_id in (principal, substitute) or s.substitute_id = principal)
  having count(*) > 0
$$;
-- 甲（代乙）, as papers and timelines sign an act.
create function app.signature(actor_name text, on_behalf_of text) returns text language sql immutable parallel safe
  return actor_name || coalesce('（代' || on_behalf_of || '）', '');
revoke execute on function app.acts_for(uuid, uuid, date), app.stand_ins(uuid, date), app.substitution_conflict(uuid, uuid, date, date) from public;
grant execute on function app.acts_for(uuid, uuid, date), app.stand_ins(uuid, date), app.substitution_conflict(uuid, uuid, date, date) to zhenggai_app;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A limit printed on an issued 督办单 moves with the holidays only by a note of a person on the slip; the first one stays readable. */
export class SlipLimitMoves1764000000321 implements MigrationInterface {
  name = 'SlipLimitMoves1764000000321';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MOVES);
    await runner.query(KEEP);
  }

  async down(): Promise<void> {
    throw new Error('Notes on issued slips are not taken down: restore a backup instead.');
  }
}

const MOVES = `
create table slip_limit_move (
  id uuid not null default gen_random_uuid(),
  slip_id uuid not null,
  org_path text collate "C" not null,
  from_on date not null,
  to_on date not null,
  note text not null,
  moved_by uuid not null,
  moved_at timestamptz not null,
  constraint slip_limit_move_pk primary key (id),
  constraint slip_limit_move_slip_fk foreign key (slip_id) references slip (id),
  constraint slip_limit_move_by_fk foreign key (moved_by) references account (id),
  constraint slip_limit_move_days_ck check (from_on <> to_on),
  constraint slip_limit_move_note_ck check (btrim(note) <> '')
);
create index slip_limit_move_slip_ix on slip_limit_move (slip_id, moved_at);
create trigger slip_limit_move_append_only before update or delete on slip_limit_move for each row execute function app.refuse_change();
create trigger slip_limit_move_no_truncate before truncate on slip_limit_move for each statement execute function app.refuse_change();
alter table slip_limit_move enable row level security;
create policy slip_limit_move_scope on slip_limit_move using (exists (select from slip s where s.id = slip_id));
grant select, insert on slip_limit_move to zhenggai_app;
`;

const KEEP = `
-- What was printed on an issued slip stays as it was printed; its limit moves to the day that the last note on it names.
create or replace function app.keep_issued_slip() returns trigger language plpgsql as $$
begin
  if (old.number, old.colour, old.demands, old.cause, old.issued_on, old.issued_by, old.approved_by, old.to_organisation_id, old.copy_to)
    is distinct from
     (new.number, new.colour, new.demands, new.cause, new.issued_on, new.issued_by, new.approved_by, new.to_organisation_id, new.copy_to)
  then raise exception 'an issued slip stays as it was issued' using errcode = 'ZG001';
  end if;
  if old.limit_on is distinct from new.limit_on and not exists (
    select from (select m.from_on, m.to_on from slip_limit_move m where m.slip_id = new.id order by m.moved_at desc, m.id limit 1) last
    where last.from_on = old.limit_on and last.to_on = new.limit_on)
  then raise exception 'the limit of an issued slip moves by a note on it' using errcode = 'ZG001';
  end if;
  return new;
end $$;
`;

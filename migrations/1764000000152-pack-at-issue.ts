import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A task keeps the pack that its body issues under on the day of issue, by whichever act it is issued; the nearest body on the
 * way up that has set one decides. From then on no setting changes it.
 */
export class PackAtIssue1764000000152 implements MigrationInterface {
  name = 'PackAtIssue1764000000152';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PACK_AT_ISSUE);
  }

  async down(): Promise<void> {
    throw new Error('Under which pack tasks were issued is not forgotten: restore a backup instead.');
  }
}

const PACK_AT_ISSUE = `
create function app.pack_in_force(path text, on_day date, otherwise text) returns text language sql stable as $$
  select coalesce((select b.value ->> 'version' from body_setting b
    where b.name = 'rule-pack' and starts_with(path, b.org_path) and b.starts_on <= on_day
    order by length(b.org_path) desc, b.starts_on desc, b.set_at desc limit 1), otherwise) $$;
create function app.take_pack() returns trigger language plpgsql as $$
begin
  new.rule_pack := app.pack_in_force(new.org_path, new.issued_on, new.rule_pack);
  return new;
end $$;
create trigger task_pack_bu before update of issued_on on task for each row
  when (new.state = 'issued' and new.issued_on is not null and new.issued_on is distinct from old.issued_on)
  execute function app.take_pack();
`;

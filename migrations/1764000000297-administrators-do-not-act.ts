import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The table of acts was made anew when it was cut by years: what refuses an administrator's act on business stands at the new one. */
export class AdministratorsDoNotAct1764000000297 implements MigrationInterface {
  name = 'AdministratorsDoNotAct1764000000297';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GUARD);
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

const GUARD = `
drop trigger if exists event_no_administrator_bi on event_before;
create trigger event_no_administrator_bi before insert on event for each row
  when (new.actor_id is not null and new.subject_type in ('task', 'report', 'report_item', 'closure_check', 'slip', 'proposal', 'handover'))
  execute function app.refuse_administrator();
`;

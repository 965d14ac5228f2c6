import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways in which a person likes to look at the ledger, by name: a wish like the others, gone with the person. */
export class LedgerViews1764000000421 implements MigrationInterface {
  name = 'LedgerViews1764000000421';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table ledger_view');
  }
}

const TABLE = `
create table ledger_view (
  account_id uuid not null,
  views jsonb not null default '[]',
  version int not null default 0,
  constraint ledger_view_pk primary key (account_id),
  constraint ledger_view_account_fk foreign key (account_id) references account (id),
  constraint ledger_view_list_ck check (jsonb_typeof(views) = 'array' and jsonb_array_length(views) <= 30)
);
alter table ledger_view enable row level security;
create policy ledger_view_own on ledger_view using (account_id = app.account() or app.is_system());
grant select, insert, update, delete on ledger_view to zhenggai_app;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the office's sign-in calls a session of its own: when it ends one there, it ends here. */
export class SessionsOfAProvider1764000000311 implements MigrationInterface {
  name = 'SessionsOfAProvider1764000000311';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session
        add column oidc_sid text,
        add constraint session_oidc_sid_ck check (oidc_sid is null or via = 'oidc')`);
    await runner.query('create index session_oidc_sid_ix on session (oidc_sid) where oidc_sid is not null');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

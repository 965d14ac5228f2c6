import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LocalDate } from '../../core/shared/local-date.js';
import { SYSTEM } from '../../platform/database/context.js';
import { Reader, type Statement } from '../../platform/database/reader.js';
import { SharedTurns } from '../../platform/database/shared-turns.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { OVERSEEING_ROLES, type ActorRow, type PrincipalRow } from './actor.js';
import type { DirectoryClient } from './directory-client.js';

export interface Credentials {
  readonly id: string;
  readonly password_hash: string;
  readonly totp_secret: string | null;
  readonly totp_confirmed_at: Date | null;
}

/** What vouched for the person. */
export type SessionVia = 'password' | 'oidc';

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly via: SessionVia;
  readonly oidcSid: string | null;
}

/** A connection that answers nothing any more may not keep everybody out. */
const LONGEST_QUESTION_MS = 5_000;

interface SessionQuestion {
  readonly tokenHash: Buffer;
  readonly now: Date;
  readonly today: LocalDate;
}

interface SessionRow extends ActorRow {
  readonly token_hash: Buffer;
  readonly last_seen_at: Date;
  readonly must_change_password: boolean;
}

/** Paths of the heads of lower levels under an organisation: some two hundred in a province; in a county none, and nothing is asked. */
const headsUnder = (body: string) =>
  `case when ${body}.levels_below then app.heads_under(${body}.path) else '[]' end`;

const ACTOR_COLUMNS = `a.id as account_id, a.display_name, a.organisation_id, o.path as organisation_path, o.name as organisation_name,
  (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'path', go.path, 'heads', ${headsUnder('go')})), '[]')
     from role_grant g join organisation go on go.id = g.organisation_id
    where g.account_id = a.id and g.starts_on <= $3 and (g.ends_on is null or g.ends_on >= $3)) as grants,
  ${headsUnder('o')} as heads, case when a.stood_in then app.stand_ins(a.id, $3) else '[]' end as stand_ins`;

/** Accounts and sign-ins stand outside row-level security: they decide what it lets through. */
@Injectable()
export class IdentityRepository {
  private readonly sessions = new SharedTurns<SessionQuestion, SessionRow | null>((asked) =>
    this.askSessions(asked),
  );

  constructor(
    private readonly reader: Reader,
    private readonly dataSource: DataSource,
    private readonly uow: UnitOfWork,
  ) {}

  /** Asked with every request: what comes while the question is on its way is asked together, and never answered by an earlier one. */
  actorBySession(tokenHash: Buffer, now: Date, today: LocalDate): Promise<SessionRow | null> {
    return this.sessions.take({ tokenHash, now, today });
  }

  actorByToken(tokenHash: Buffer, now: Date, today: LocalDate) {
    return this.one<
      ActorRow & { token_id: string; token_name: string; verbs: string[]; last_used_on: string | null }
    >({
      name: 'actor-by-token',
      text: `select ${ACTOR_COLUMNS}, t.id as token_id, t.name as token_name, t.verbs, t.last_used_on::text
        from api_token t join account a on a.id = t.account_id join organisation o on o.id = a.organisation_id
        where (t.token_hash = $1 or (t.previous_hash = $1 and t.previous_until > $2)) and t.organisation_id = a.organisation_id
          and t.revoked_at is null and t.expires_at > $2 and a.disabled_at is null`,
      values: [tokenHash, now, today],
    });
  }

  directoryByToken(tokenHash: Buffer, now: Date) {
    return this.reader.one<Omit<DirectoryClient, 'address'> & { lastUsedOn: string | null }>(SYSTEM, {
      name: 'directory-by-token',
      text: `select c.id, c.name, c.organisation_id as "organisationId", c.org_path as "orgPath", c.last_used_on::text as "lastUsedOn"
        from directory_client c join organisation o on o.id = c.organisation_id
        where c.token_hash = $1 and c.revoked_at is null and c.expires_at > $2 and o.closed_on is null and o.path = c.org_path`,
      values: [tokenHash, now],
    });
  }

  actorByAccount(accountId: string, now: Date, today: LocalDate) {
    return this.one<ActorRow>({
      name: 'actor-by-account',
      text: `select ${ACTOR_COLUMNS} from account a join organisation o on o.id = a.organisation_id
        where a.id = $1 and (a.disabled_at is null or a.disabled_at > $2)`,
      values: [accountId, now, today],
    });
  }

  /** Null where the one may not act for the other today. */
  principalFor(substituteId: string, principalId: string, today: LocalDate) {
    return this.one<PrincipalRow>({
      name: 'principal-for-substitute',
      text: `select ${ACTOR_COLUMNS}, f.roles as substituted_roles, f.unit_path, f.tasks
        from account a join organisation o on o.id = a.organisation_id cross join app.place_of($2, a.id, $3) f
        where a.id = $1 and a.disabled_at is null`,
      values: [principalId, substituteId, today],
    });
  }

  /** Heads of lower levels under a path, and what somebody holds an office for. */
  levelsUnder(path: string, accountId: string, today: LocalDate) {
    return this.one<{ heads: string[]; held: string[] }>({
      name: 'levels-under',
      text: `select app.heads_under($1) as heads, (select coalesce(jsonb_agg(o.path), '[]') from role_grant g join organisation o
          on o.id = g.organisation_id where g.account_id = $2 and g.role = any($4) and g.starts_on <= $3
          and (g.ends_on is null or g.ends_on >= $3)) as held`,
      values: [path, accountId, today, OVERSEEING_ROLES],
    });
  }

  credentials(login: string) {
    return this.one<Credentials>({
      text: 'select id, password_hash, totp_secret, totp_confirmed_at from account where login = $1 and disabled_at is null',
      values: [login],
    });
  }

  async openSession(tx: Tx, session: NewSession): Promise<void> {
    const { tokenHash, accountId, at, expiresAt, address, userAgent, via, oidcSid } = session;
    await tx.query('update account set failed_sign_ins = 0, locked_until = null where id = $1', [accountId]);
    await tx.query(
      `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at, address, user_agent, via, oidc_sid)
       values ($1, $2, $3, $3, $4, $5, $6, $7, $8)`,
      [tokenHash, accountId, at, expiresAt, address, userAgent, via, oidcSid],
    );
  }

  async touchSession(tokenHash: Buffer, at: Date, expiresAt: Date): Promise<void> {
    await this.dataSource.query(
      `update session set last_seen_at = $2, expires_at = least($3, created_at + interval '12 hours') where token_hash = $1`,
      [tokenHash, at, expiresAt],
    );
  }

  async touchToken(tokenId: string, today: LocalDate): Promise<void> {
    await this.dataSource.query('update api_token set last_used_on = $2 where id = $1', [tokenId, today]);
  }

  async touchDirectory(id: string, today: LocalDate): Promise<void> {
    await this.uow.run(SYSTEM, (tx) =>
      tx.query('update directory_client set last_used_on = $2 where id = $1', [id, today]),
    );
  }

  /** @returns whose session it was, null where there was none */
  async revokeSession(tokenHash: Buffer, at: Date): Promise<string | null> {
    const [rows] = await this.dataSource.query<[{ account_id: string }[], number]>(
      'update session set revoked_at = $2 where token_hash = $1 and revoked_at is null returning account_id',
      [tokenHash, at],
    );
    return rows[0]?.account_id ?? null;
  }

  private async askSessions(asked: readonly SessionQuestion[]): Promise<(SessionRow | null)[]> {
    const latest = asked.at(-1);
    const rows = await this.reader.unscoped<SessionRow>({
      name: 'actors-by-session',
      text: `select ${ACTOR_COLUMNS}, s.token_hash, s.last_seen_at, a.must_change_password and s.via = 'password' as must_change_password
        from session s join account a on a.id = s.account_id join organisation o on o.id = a.organisation_id
        where s.token_hash = any($1) and s.revoked_at is null and s.expires_at > $2 and a.disabled_at is null`,
      values: [asked.map(({ tokenHash }) => tokenHash), latest?.now, latest?.today],
      withinMs: LONGEST_QUESTION_MS,
    });
    return asked.map(({ tokenHash }) => rows.find((row) => row.token_hash.equals(tokenHash)) ?? null);
  }

  private async one<Row>(statement: Statement): Promise<Row | null> {
    return (await this.reader.unscoped<Row>(statement))[0] ?? null;
  }
}

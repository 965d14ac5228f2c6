import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { AuditEventQuery, AuditEventView, SignInQuery, SignInView } from './audit-search.dto.js';

const DEFAULT_LIMIT = 50;

/** What the office of audit looks through: acts of all bodies under the one it was granted for, newest first. */
@Injectable()
export class AuditSearch {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async events(actor: Actor, query: AuditEventQuery): Promise<Page<AuditEventView>> {
    const scope = await this.scopeOf(actor);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const filter = new Filter();
    filter.add('e.id <', before(query.cursor), '::bigint');
    filter.add('e.actor_id =', query.actorId, '::uuid');
    filter.add('e.subject_id =', query.subjectId, '::uuid');
    filter.add('e.subject_type =', query.subjectType);
    filter.add('e.organisation_id =', query.organisationId, '::uuid');
    filter.add('e.address =', query.address);
    if (query.act?.endsWith('.') === true) filter.add('starts_with(e.name,', query.act, ')');
    else filter.add('e.name =', query.act);
    if (query.onBehalf !== undefined)
      filter.say(`e.on_behalf_of is ${query.onBehalf === 'yes' ? 'not null' : 'null'}`);
    filter.about(query.person, 'e.actor_name', 'e.on_behalf_of');
    filter.days('e.occurred_at', query);
    const rows = await this.reader.rows<AuditEventView>(scope, filter.statement(EVENTS, limit + 1));
    return toPage(rows, limit, ({ id }) => [id]);
  }

  async signIns(actor: Actor, query: SignInQuery): Promise<Page<SignInView>> {
    const scope = await this.scopeOf(actor);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const filter = new Filter();
    filter.add('starts_with(o.path,', scope.scopePath, ')');
    filter.add('r.id <', before(query.cursor), '::bigint');
    filter.add('r.account_id =', query.accountId, '::uuid');
    filter.add('r.outcome =', query.outcome);
    filter.add('r.address =', query.address);
    filter.about(query.person, 'a.login', 'a.display_name');
    filter.days('r.at', query);
    const rows = await this.reader.rows<SignInView>(scope, filter.statement(SIGN_INS, limit + 1));
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** What a person sees of the chains: the office of audit by its grant, everybody else by their scope. */
  async sightOf(actor: Actor): Promise<DatabaseContext> {
    return actor.roles.includes('audit_admin') ? this.scopeOf(actor) : contextOf(actor);
  }

  /** An administrator's own scope is nothing; the office reaches as far as the grant says. @throws Problem `auth.forbidden` */
  async scopeOf({ accountId }: Actor): Promise<DatabaseContext> {
    const [grant] = await this.reader.unscoped<{ path: string }>({
      name: 'audit-scope',
      text: SCOPE,
      values: [accountId, this.clock.today()],
    });
    if (grant === undefined) throw new Problem('auth.forbidden');
    return { scopePath: grant.path, organisationId: null, accountId };
  }
}

function before(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const id = String(decodeCursor(cursor, 1)[0]);
  if (!/^\d{1,18}$/.test(id)) throw new Problem('request.cursor-invalid');
  return id;
}

/** Conditions and their values, numbered as they come. */
class Filter {
  private readonly conditions: string[] = ['true'];
  private readonly values: unknown[] = [];

  /** Nothing where no value is given. */
  add(condition: string, value: string | undefined, after = ''): void {
    if (value !== undefined) this.conditions.push(`${condition} $${this.values.push(value)}${after}`);
  }

  say(condition: string): void {
    this.conditions.push(condition);
  }

  about(words: string | undefined, ...columns: readonly string[]): void {
    if (words === undefined) return;
    const place = `$${this.values.push(words)}`;
    this.conditions.push(`(${columns.map((column) => `position(${place} in ${column}) > 0`).join(' or ')})`);
  }

  /** Days of Asia/Shanghai, both included. */
  days(column: string, { from, until }: { from?: string; until?: string }): void {
    this.add(`${column} >=`, from, `::date::timestamp at time zone 'Asia/Shanghai'`);
    if (until !== undefined)
      this.conditions.push(
        `${column} < ($${this.values.push(until)}::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
      );
  }

  statement(text: string, limit: number) {
    const where = this.conditions.join(' and ');
    return { text: `${text.replace('FILTER', where)} limit ${Math.trunc(limit)}`, values: this.values };
  }
}

const SCOPE = `
select o.path from role_grant g join organisation o on o.id = g.organisation_id
where g.account_id = $1 and g.role = 'audit_admin' and g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2)
order by length(o.path) limit 1`;

const EVENTS = `
select e.id::text, e.occurred_at as at, e.name as act, e.actor_id as "actorId", e.actor_name as "actorName", e.on_behalf_of as "onBehalfOf",
  e.token_name as "tokenName", e.address, e.subject_type as "subjectType", e.subject_id as "subjectId", e.organisation_id as "organisationId",
  o.name as "organisationName", e.place::int, encode(e.hash, 'hex') as hash,
  case when e.subject_type = 'account' then e.payload end as access
from event e join organisation o on o.id = e.organisation_id where FILTER order by e.id desc`;

const SIGN_INS = `
select r.id::text, r.at, r.account_id as "accountId", a.login, a.display_name as "displayName", r.outcome, r.address, r.user_agent as "userAgent"
from sign_in_record r join account a on a.id = r.account_id join organisation o on o.id = a.organisation_id where FILTER order by r.id desc`;

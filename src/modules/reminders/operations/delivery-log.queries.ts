import { Injectable } from '@nestjs/common';
import { addDays, localDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { iso } from '../proof/proof.queries.js';
import { LOOKED_BACK_DAYS, type ListDeliveryLogQuery, type LoggedDeliveryView } from './delivery-log.dto.js';

const DEFAULT_LIMIT = 50;
/** A part of a name that more people bear than this is no name. */
const MOST_PEOPLE = 200;

type Filter = 'channel' | 'state' | 'family' | 'person';

/** Each filter, with `$` where its value goes. */
const FILTERS: Readonly<Record<Filter, string>> = {
  channel: 'd.channel = $',
  state: 'd.state = $',
  family: 'exists (select from reminder r where r.delivery_id = d.id and r.family = $)',
  person: `d.account_id = any(array(select p.id from account p where p.login = $ or strpos(p.display_name, $) > 0 limit ${MOST_PEOPLE}))`,
};

/** 发送记录: what went out or is to go, by which way and rule, for those who run the system; never what it says. */
@Injectable()
export class DeliveryLog {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @param path subtree of the people who are told of */
  async page(path: string, query: ListDeliveryLogQuery): Promise<Page<LoggedDeliveryView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const rows = await this.reader.rows<LoggedDeliveryView>(SYSTEM, this.statement(path, query, limit));
    return toPage(rows, limit, (row) => [row.queuedAt, row.id]);
  }

  private statement(path: string, query: ListDeliveryLogQuery, limit: number) {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const throughOn = query.throughOn ?? this.clock.today();
    const fromOn = query.fromOn ?? addDays(localDate(throughOn), -LOOKED_BACK_DAYS);
    const conditions = [
      `starts_with(o.path, ${bind(path)})`,
      `d.queued_at >= ${bind(fromOn)}::date::timestamp at time zone 'Asia/Shanghai'`,
      `d.queued_at < (${bind(throughOn)}::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
    ];
    for (const [name, sql] of Object.entries(FILTERS)) {
      const value = query[name as Filter];
      if (value !== undefined) conditions.push(sql.replaceAll('$', bind(value)));
    }
    if (query.cursor !== undefined) {
      const [at, id] = decodeCursor(query.cursor, 2);
      conditions.push(`(d.queued_at, d.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const text = LOG.replace('/*where*/', () => conditions.join(' and ')).replace(
      '/*more*/',
      bind(limit + 1),
    );
    return { text, values };
  }
}

const LOG = `
select d.id, d.channel, d.state, d.attempts, d.last_error as "lastError", ${iso('d.queued_at')} as "queuedAt", ${iso('d.sent_at')} as "sentAt",
  array(select distinct r.rule_id from reminder r where r.delivery_id = d.id order by r.rule_id) as rules,
  a.display_name as "personName", o.name as "organisationName"
from delivery d join account a on a.id = d.account_id join organisation o on o.id = a.organisation_id
where /*where*/ order by d.queued_at desc, d.id desc limit /*more*/`;

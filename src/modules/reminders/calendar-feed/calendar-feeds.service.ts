import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { addDays, type LocalDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import { CONFIG, type AppConfig } from '../../../platform/config/config.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, hashSecret, type Actor } from '../../identity/index.js';
import { SweepRepository } from '../sweep/sweep.repository.js';
import { calendarTitle, datesOf } from './calendar-dates.js';
import { OPEN_STATES } from '../../../core/task/index.js';
import { sqlList } from '../../../platform/database/sql-list.js';

interface Feed {
  readonly id: string;
  readonly accountId: string;
  readonly organisationId: string;
  readonly ofUnit: boolean;
  readonly lastReadOn: LocalDate | null;
}

interface FeedTask {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
}

/** A unit has a few hundred open tasks at most. */
const MOST_TASKS = 2_000;

/** 日历订阅: the days of a person, or of the whole unit, for any calendar program. Read only, revocable. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sweeps: SweepRepository,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<AppConfig, 'publicUrl'>,
  ) {}

  /** The address before it is void from now on. @returns the address, shown this once */
  async open(actor: Actor, ofUnit: boolean): Promise<string> {
    const secret = randomBytes(24).toString('base64url');
    const now = this.clock.now();
    await this.uow.run(contextOf(actor), async (tx) => {
      await tx.query('select from account where id = $1 for no key update', [actor.accountId]);
      await tx.query(REVOKE, [actor.accountId, ofUnit, now]);
      await tx.query(
        'insert into calendar_feed (token_hash, account_id, of_unit, created_at) values ($1, $2, $3, $4)',
        [hashSecret(secret), actor.accountId, ofUnit, now],
      );
    });
    return `${this.config.publicUrl}/api/calendar-feeds/${secret}.ics`;
  }

  async revoke(actor: Actor, ofUnit: boolean): Promise<void> {
    await this.uow.run(contextOf(actor), (tx) =>
      tx.query(REVOKE, [actor.accountId, ofUnit, this.clock.now()]),
    );
  }

  /**
   * @returns the calendar as text/calendar (RFC 5545), whole days
   * @throws Problem `record.not-found` for an address that is void, or whose person has gone
   */
  async read(secret: string): Promise<string> {
    const today = this.clock.today();
    return this.uow.run(SYSTEM, async (tx) => {
      const [feed] = await tx.query<Feed>(FEED, [hashSecret(secret), today]);
      if (feed === undefined) throw new Problem('record.not-found');
      if (feed.lastReadOn !== today)
        await tx.query('update calendar_feed set last_read_on = $2 where id = $1', [feed.id, today]);
      return this.write(tx, feed, today);
    });
  }

  private async write(tx: Tx, feed: Feed, today: LocalDate): Promise<string> {
    const { accountId, organisationId, ofUnit } = feed;
    const tasks = await tx.query<FeedTask>(TASKS, [ofUnit, organisationId, accountId, MOST_TASKS]);
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const rows = await this.sweeps.byId(tx, [...byId.keys()], today);
    const calendar = await this.calendars.current();
    const feedOf = ical({
      name: ofUnit ? '整改（本单位）' : '整改（我的）',
      method: ICalCalendarMethod.PUBLISH,
      prodId: { company: 'Zhenggai', product: 'zhenggai', language: 'ZH' },
      ttl: 6 * 3600,
    });
    const { publicUrl } = this.config;
    const stamp = new Date(`${today}T00:00:00Z`);
    for (const date of rows.flatMap((row) => datesOf(row, { today, calendar, organisationId }))) {
      const task = byId.get(date.taskId);
      if (task === undefined) continue;
      feedOf.createEvent({
        id: `${date.taskId}-${date.what}-${date.on}@${new URL(publicUrl).hostname}`,
        start: new Date(`${date.on}T00:00:00Z`),
        end: new Date(`${addDays(date.on, 1)}T00:00:00Z`),
        allDay: true,
        stamp,
        summary: calendarTitle(date, task),
        url: `${publicUrl}/tasks/${date.taskId}`,
      });
    }
    return feedOf.toString();
  }
}

const REVOKE = `update calendar_feed set revoked_at = $3 where account_id = $1 and of_unit = $2 and revoked_at is null`;

/** Whoever has left, or holds no role for a unit any more, reads nothing. */
const FEED = `
select f.id, f.account_id as "accountId", a.organisation_id as "organisationId", f.of_unit as "ofUnit", f.last_read_on::text as "lastReadOn"
from calendar_feed f join account a on a.id = f.account_id
where f.token_hash = $1 and f.revoked_at is null and a.disabled_at is null and exists (
  select from role_grant g where g.account_id = a.id and g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2))`;

const TASKS = `
select t.id, t.number, t.title from task t
where t.issued_on is not null and (t.state in ${sqlList([...OPEN_STATES, 'publicity'])}
    or (t.state = 'closed' and t.next_recheck_on is not null))
  and case when $1 then exists (select from task_party p where p.task_id = t.id and p.organisation_id = $2)
    else $3 in (t.owner_id, t.liaison_id, t.line_leader_id, t.created_by) end
order by t.current_due_on, t.id limit $4`;

import { Injectable } from '@nestjs/common';
import { addDays, localDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import { Reader } from '../../../platform/database/reader.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { PreferencesDto, PreferencesView, QuietPeriodDto } from './preferences.dto.js';

/** Two months: whoever is away longer has a 代理人. */
const LONGEST_QUIET_DAYS = 60;

/** How somebody wants to be told, and on which days not. */
@Injectable()
export class Preferences {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor): Promise<PreferencesView> {
    const values = [actor.accountId, this.clock.today()];
    const [view] = await this.reader.rows<PreferencesView>(contextOf(actor), { text: READ, values });
    if (view === undefined) throw new Error('the caller has no account');
    return view;
  }

  /** Takes the place of what was set before. @throws Problem `quiet-period.too-long` */
  async set(actor: Actor, { push, mobile, muted, quiet }: PreferencesDto): Promise<void> {
    for (const period of quiet) requireShort(period);
    await this.uow.run(contextOf(actor), async (tx) => {
      await tx.query(SET, [actor.accountId, push, mobile ?? null, [...new Set(muted)]]);
      await tx.query('delete from quiet_period where account_id = $1', [actor.accountId]);
      await tx.query(SET_QUIET, [actor.accountId, JSON.stringify(quiet)]);
    });
  }
}

function requireShort({ fromOn, throughOn }: QuietPeriodDto): void {
  if (throughOn < fromOn || throughOn > addDays(localDate(fromOn), LONGEST_QUIET_DAYS))
    throw new Problem('quiet-period.too-long', { fromOn, throughOn, most: LONGEST_QUIET_DAYS });
}

const READ = `
select coalesce(w.push, 'mail') as push, w.mobile, coalesce(w.muted, '{}') as muted, coalesce((
  select jsonb_agg(jsonb_build_object('fromOn', q.from_on, 'throughOn', q.through_on) order by q.from_on)
  from quiet_period q where q.account_id = a.id and q.through_on >= $2), '[]') as quiet
from account a left join notice_preference w on w.account_id = a.id where a.id = $1`;

const SET = `
insert into notice_preference (account_id, push, mobile, muted) values ($1, $2, $3, $4)
on conflict on constraint notice_preference_pk do update
  set push = excluded.push, mobile = excluded.mobile, muted = excluded.muted, version = notice_preference.version + 1`;

const SET_QUIET = `
insert into quiet_period (account_id, from_on, through_on)
select $1, q."fromOn", max(q."throughOn") from jsonb_to_recordset($2::jsonb) as q ("fromOn" date, "throughOn" date) group by q."fromOn"`;

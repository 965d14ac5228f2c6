import { Injectable } from '@nestjs/common';
import { addDays, localDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { ListReader } from '../../../platform/database/replica/index.js';
import { toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { Binds, IS_OPEN, measuredTasks } from '../metrics/measured-tasks.js';
import type { CountedTaskView, MetricFilters } from '../metrics/metrics.dto.js';
import { afterOf, COUNTED } from '../metrics/metrics.queries.js';
import type { AgeView, StandingTasksQuery, StandingView } from './standing.dto.js';

/** Most units told at once; a county has some hundred. */
const MOST_UNITS = 500;
const DEFAULT_LIMIT = 50;
/** Last day of each age, in calendar days since 交办: a month, a quarter, half a year, a year; then older. */
const AGE_ENDS = [30, 90, 180, 365] as const;

@Injectable()
export class StandingQueries {
  constructor(
    private readonly reader: ListReader,
    private readonly clock: Clock,
  ) {}

  /** Open tasks by lead unit and light, by age, and by the years they have been carried over. */
  async standing(context: DatabaseContext, filters: MetricFilters): Promise<StandingView> {
    const day = this.dayOf(filters);
    const binds = new Binds();
    const m = measuredTasks(filters, this.clock.today(), binds);
    const ages = agesOn(day);
    const counts = ages.map((age) => `count(*) filter (where ${within(age, binds)})`).join(', ');
    const row = await this.reader.one<
      Omit<StandingView, 'day' | 'ages' | 'isCut'> & { readonly ages: readonly number[] }
    >(context, {
      text: `${m}, ${OPEN_TASKS}
select (select count(*)::int from o) as open, (select array[${counts}]::int[] from o) as ages,
  (select coalesce(jsonb_agg(to_jsonb(u) - 'path' order by u.path nulls last), '[]') from (${BY_UNIT} limit ${binds.bind(MOST_UNITS + 1)}) u) as units,
  (select coalesce(jsonb_agg(to_jsonb(c) order by c."firstYear", c."reportYear"), '[]') from (${BY_CHAIN}) c) as chains`,
      values: binds.values,
    });
    const { open = 0, units = [], chains = [] } = row ?? {};
    return {
      day,
      open,
      units: units.slice(0, MOST_UNITS),
      isCut: units.length > MOST_UNITS,
      ages: ages.map((age, at) => ({ ...age, count: row?.ages[at] ?? 0 })),
      chains,
    };
  }

  /** The open tasks behind one of its numbers. */
  async tasksBehind(
    context: DatabaseContext,
    { light, firstYear, limit = DEFAULT_LIMIT, cursor, ...filters }: StandingTasksQuery,
  ): Promise<Page<CountedTaskView>> {
    this.dayOf(filters);
    const binds = new Binds();
    const m = measuredTasks(filters, this.clock.today(), binds);
    const conditions = [IS_OPEN];
    if (light !== undefined) conditions.push(`m.light = ${binds.bind(light)}`);
    if (firstYear !== undefined)
      conditions.push(`m.first_year = ${binds.bind(firstYear)} and m.first_year < m.report_year`);
    conditions.push(`m.id > ${binds.bind(afterOf(cursor))}::uuid`);
    const rows = await this.reader.rows<CountedTaskView>(context, {
      text: `${m} select ${COUNTED} from m join organisation body on body.id = m.organisation_id
        left join organisation lead on lead.id = m.lead_organisation_id
        where ${conditions.join(' and ')} order by m.id limit ${binds.bind(limit + 1)}`,
      values: binds.values,
    });
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** @throws Problem `ledger.day-not-over` for a day whose acts may still come */
  private dayOf({ asOf }: MetricFilters): string {
    const today = this.clock.today();
    if (asOf !== undefined && asOf >= today) throw new Problem('ledger.day-not-over');
    return asOf ?? today;
  }
}

/**
 * Only what is drawn: a column of `m` that nobody asks for costs nothing, the ones of past acts would cost a look at every act. `o` is
 * read several times, so it is made once.
 */
const OPEN_TASKS = `o as (
  select m.lead_organisation_id, m.light, m.issued_on, m.report_year, m.first_year from m where ${IS_OPEN})`;

const light = (name: string) => `(count(*) filter (where o.light = '${name}'))::int as ${name}`;

const BY_UNIT = `select o.lead_organisation_id as "organisationId", coalesce(u.name, '未定') as name, u.path,
  ${light('red')}, ${light('yellow')}, ${light('green')}, ${light('grey')}
  from o left join organisation u on u.id = o.lead_organisation_id group by 1, 2, 3 order by u.path nulls last`;

const BY_CHAIN = `select o.first_year as "firstYear", o.report_year as "reportYear", count(*)::int as count
  from o where o.first_year < o.report_year group by 1, 2`;

type Age = Omit<AgeView, 'count'>;

/** @returns the ages without gap and overlap, youngest first, with the days of 交办 that belong to them */
export function agesOn(day: string): Age[] {
  const today = localDate(day);
  const back = (days: number) => addDays(today, -days);
  const ends = [...AGE_ENDS, null];
  return ends.map((toDays, at) => {
    const before = AGE_ENDS[at - 1];
    const fromDays = before === undefined ? 0 : before + 1;
    return { fromDays, toDays, issuedFrom: toDays === null ? null : back(toDays), issuedTo: back(fromDays) };
  });
}

function within({ issuedFrom, issuedTo }: Age, { bind }: Binds): string {
  const until = `o.issued_on <= ${bind(issuedTo)}::date`;
  return issuedFrom === null ? until : `o.issued_on >= ${bind(issuedFrom)}::date and ${until}`;
}

import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '../../../core/calendar/index.js';
import { filingLimit } from '../../../core/season/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { WorkCalendars } from '../../calendars/index.js';
import type {
  CalendarScope,
  ContentStanding,
  FilingStanding,
  PublicationStanding,
  ReportCalendarQuery,
} from './report-calendar.dto.js';

/** How far the report of one body is on its way. */
export interface BodyCalendarRow {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly path: string;
  readonly isProvince: boolean;
  readonly reportId: string | null;
  readonly reportState: string | null;
  readonly filing: FilingStanding;
  readonly filedOn: LocalDate | null;
  readonly filedSource: 'person' | 'report';
  readonly fileBy: LocalDate;
  readonly publication: PublicationStanding;
  readonly publishedOn: LocalDate | null;
  readonly publishedSource: 'person' | 'report';
  readonly publishBy: LocalDate;
  readonly publishedAt: string | null;
  readonly secrecyReason: string | null;
  readonly contents: ContentStanding;
  readonly missing: readonly string[];
  readonly version: number;
}

export interface CalendarCounts {
  readonly bodies: number;
  readonly filed: number;
  readonly filedInTime: number;
  readonly owePublication: number;
  readonly published: number;
  readonly publishedInTime: number;
  readonly reports: number;
  readonly complete: number;
}

const DEFAULT_LIMIT = 100;

@Injectable()
export class ReportCalendarQueries {
  constructor(
    private readonly reader: Reader,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /** Reporting bodies within sight, in the order of the directory. */
  async list(context: DatabaseContext, query: ReportCalendarQuery): Promise<Page<BodyCalendarRow>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after] = query.cursor === undefined ? [null] : decodeCursor(query.cursor, 1);
    const { filing, publication, contents } = query;
    const rows = await this.reader.rows<BodyCalendarRow>(context, {
      name: 'report-calendar',
      text: LIST,
      values: [
        ...(await this.basis(query)),
        ...[filing ?? null, publication ?? null, contents ?? null, null, after, limit + 1],
      ],
    });
    return toPage(rows, limit, ({ path }) => [path]);
  }

  /** @throws Problem `record.not-found` where it is no reporting body within sight */
  async body(context: DatabaseContext, organisationId: string, year: number): Promise<BodyCalendarRow> {
    const row = await this.reader.one<BodyCalendarRow>(context, {
      name: 'report-calendar',
      text: LIST,
      values: [...(await this.basis({ year })), null, null, null, organisationId, null, 1],
    });
    if (row === null) throw new Problem('record.not-found');
    return row;
  }

  async counts(context: DatabaseContext, scope: CalendarScope): Promise<CalendarCounts> {
    const row = await this.reader.one<CalendarCounts>(context, {
      name: 'report-calendar-counts',
      text: COUNTS,
      values: await this.basis(scope),
    });
    if (row === null) throw new Error('counting gives a row');
    return row;
  }

  private async basis({ year, underOrganisationId }: CalendarScope): Promise<unknown[]> {
    const calendar = await this.calendars.current();
    return [year, underOrganisationId ?? null, this.clock.today(), ...limitsOf(year, calendar)];
  }
}

function limitsOf(year: number, calendar: WorkCalendar): LocalDate[] {
  return [
    filingLimit('filed', { year, level: 'other' }, calendar).lastDay,
    filingLimit('filed', { year, level: 'province' }, calendar).lastDay,
    filingLimit('published', { year, level: 'other' }, calendar).lastDay,
  ];
}

/**
 * $1 year, $2 under, $3 today, $4–$6 the limits. A page that prints no day of its own lends the one under the signature: such a
 * day tells nothing of publication. 省 means the government or party committee of a province, not its departments. A body that was
 * closed stands here with what it handed in, and owes nothing more.
 */
const ROWS = `
with known as (
  select o.id, o.name, o.path, o.level = 'province' and o.kind in ('government', 'party') as "isProvince",
    r.id as report_id, r.state as report_state, coalesce(f.version, 0) as version, f.secrecy_reason, f.published_at,
    coalesce(f.filed_on, r.signed_on) as filed_on, case when f.filed_on is null then 'report' else 'person' end as filed_source,
    coalesce(f.published_on, case when r.published_on is distinct from r.signed_on then r.published_on end) as published_on,
    case when f.published_on is null then 'report' else 'person' end as published_source,
    array(select distinct n.code from report_note n where n.report_id = r.id and n.code like 'contents.%' order by n.code) as missing
  from organisation o
  left join report r on r.organisation_id = o.id and r.report_year = $1 and r.state <> 'superseded'
  left join report_filing f on f.organisation_id = o.id and f.year = $1
  where o.is_reporting_body and app.sees(o.path) and (o.closed_on is null or r.id is not null or f.year is not null)
    and ($2::uuid is null or starts_with(o.path, (select u.path from organisation u where u.id = $2)))
), body as (
  select k.*, case when k."isProvince" then $5::date else $4::date end as file_by, $6::date as publish_by from known k
), stood as (
  select b.*,
    case when filed_on <= file_by then 'filed' when filed_on is not null then 'filed-late'
      when $3::date > file_by then 'overdue' else 'not-filed' end as filing,
    case when secrecy_reason is not null then 'secret' when published_on <= publish_by then 'published'
      when published_on is not null then 'published-late' when $3::date > publish_by then 'overdue' else 'not-published' end as publication,
    case when report_id is null then 'no-report' when cardinality(missing) > 0 then 'parts-missing' else 'complete' end as contents
  from body b
)`;

const LIST = `${ROWS}
select id as "organisationId", name as "organisationName", path, "isProvince", report_id as "reportId", report_state as "reportState",
  filing, filed_on::text as "filedOn", filed_source as "filedSource", file_by::text as "fileBy",
  publication, published_on::text as "publishedOn", published_source as "publishedSource", publish_by::text as "publishBy",
  published_at as "publishedAt", secrecy_reason as "secrecyReason", contents, missing, version
from stood
where ($7::text is null or filing = $7) and ($8::text is null or publication = $8) and ($9::text is null or contents = $9)
  and ($10::uuid is null or id = $10) and ($11::text is null or path > $11 collate "C")
order by path limit $12`;

const COUNTS = `${ROWS}
select count(*)::int as bodies, count(filed_on)::int as filed, (count(*) filter (where filing = 'filed'))::int as "filedInTime",
  (count(*) filter (where publication <> 'secret'))::int as "owePublication",
  (count(*) filter (where publication in ('published', 'published-late')))::int as published,
  (count(*) filter (where publication = 'published'))::int as "publishedInTime",
  count(report_id)::int as reports, (count(*) filter (where contents = 'complete'))::int as complete
from stood`;

import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { filingLimit } from '../../../core/season/index.js';
import { Access } from '../../../platform/http/access.js';
import { etagOf, IfMatch } from '../../../platform/http/etag.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import {
  BodyCalendarView,
  CalendarScope,
  FilingParams,
  ReportCalendarPage,
  ReportCalendarQuery,
  ReportCalendarSummary,
  SetFilingDto,
} from './report-calendar.dto.js';
import { presentBody, presentCalendar } from './report-calendar.presenter.js';
import { ReportCalendarQueries, type CalendarCounts } from './report-calendar.queries.js';
import { SetFiling } from './set-filing.service.js';

const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'reports:read' };

/** 报告日历: who has filed, who has published, what compulsory part is missing, and by when. */
@ApiTags('report calendar')
@Controller('report-calendar')
export class ReportCalendarController {
  constructor(
    private readonly queries: ReportCalendarQueries,
    private readonly setFiling: SetFiling,
    private readonly calendars: WorkCalendars,
  ) {}

  @ApiOperation({ summary: '报告日历：各机关报送、公开和法定内容情况' })
  @Get()
  @Access(INSIDERS)
  @ApiOkResponse({ type: ReportCalendarPage, description: 'Reporting bodies within sight, one line each.' })
  async list(@Query() query: ReportCalendarQuery, @CurrentActor() actor: Actor): Promise<ReportCalendarPage> {
    return presentCalendar(await this.queries.list(contextOf(actor), query));
  }

  @ApiOperation({ summary: '报告日历汇总：期限及报送、公开、内容完整的比例' })
  @Get('summary')
  @Access(INSIDERS)
  @ApiOkResponse({ type: ReportCalendarSummary })
  async summary(@Query() scope: CalendarScope, @CurrentActor() actor: Actor): Promise<ReportCalendarSummary> {
    const counts = await this.queries.counts(contextOf(actor), scope);
    const calendar = await this.calendars.current();
    const report = { year: scope.year, level: 'other' } as const;
    const file = filingLimit('filed', report, calendar);
    const publish = filingLimit('published', report, calendar);
    return {
      year: scope.year,
      ...{ fileBy: file.lastDay, planToFileBy: file.planFor },
      ...{ publishBy: publish.lastDay, planToPublishBy: publish.planFor },
      ...sharesOf(counts),
    };
  }

  @ApiOperation({ summary: '登记报送日、公开日或不予公开（未填的以报告所载为准）' })
  @Put(':organisationId/:year')
  @Access({ anyRole: ['supervisor', 'officer'] })
  @ApiHeader({ name: 'If-Match', required: false, description: 'Version of the line; a stale one is 412.' })
  @ApiOkResponse({ type: BodyCalendarView })
  async set(
    @Param() { organisationId, year }: FilingParams,
    @Body() filing: SetFilingDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BodyCalendarView> {
    await this.setFiling.run(actor, { organisationId, year, expectedVersion }, filing);
    const row = await this.queries.body(contextOf(actor), organisationId, year);
    void reply.header('etag', etagOf(row.version));
    return presentBody(row);
  }
}

function sharesOf(counts: CalendarCounts) {
  const { bodies, filed, filedInTime, owePublication, published, publishedInTime, reports, complete } =
    counts;
  return {
    filed: { numerator: filed, denominator: bodies },
    filedInTime: { numerator: filedInTime, denominator: filed },
    published: { numerator: published, denominator: owePublication },
    publishedInTime: { numerator: publishedInTime, denominator: published },
    complete: { numerator: complete, denominator: reports },
  };
}

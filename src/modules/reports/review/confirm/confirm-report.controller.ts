import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../../platform/http/access.js';
import { ActRoute } from '../../../../platform/http/act-route.js';
import { IfMatch } from '../../../../platform/http/etag.js';
import { contextOf, CurrentActor, type Actor } from '../../../identity/index.js';
import { ReportView } from '../../reports.dto.js';
import { ReportQueries } from '../../reports.queries.js';
import { OFFICE } from '../review.routes.js';
import { ConfirmReport } from './confirm-report.service.js';
import { ConfirmReportDto, ReadinessView, SeeCoverageDto } from './readiness.dto.js';
import { ReadinessQueries } from './readiness.queries.js';
import { SeeCoverage } from './see-coverage.service.js';

@ApiTags('reports')
@Controller('reports/:id')
export class ConfirmReportController {
  constructor(
    private readonly readiness: ReadinessQueries,
    private readonly seeCoverage: SeeCoverage,
    private readonly confirmReport: ConfirmReport,
    private readonly reports: ReportQueries,
  ) {}

  @ApiOperation({ summary: '报告确认前还须办理的事项' })
  @Get('readiness')
  @Access(OFFICE)
  @ApiOkResponse({ type: ReadinessView, description: 'What stands between the report and its confirmation.' })
  read(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<ReadinessView> {
    return this.readiness.of(contextOf(actor), id);
  }

  @ApiOperation({ summary: '登记已看过条目未覆盖的文本' })
  @Post('coverage/seen')
  @HttpCode(204)
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiNoContentResponse({ description: 'On record: this person has looked at the text that no item covers.' })
  see(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { textSha256 }: SeeCoverageDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.seeCoverage.run(actor, id, textSha256);
  }

  @ApiOperation({ summary: '确认报告（须条目审完、差异已定、未覆盖文本已看、不足有着落）' })
  @ActRoute('confirmation', { access: OFFICE, answer: ReportView, record: 'report' })
  async confirm(
    @Param('id', ParseUUIDPipe) reportId: string,
    @Body() { gapsToTask }: ConfirmReportDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<ReportView> {
    await this.confirmReport.run(actor, { reportId, expectedVersion, gapsToTask });
    return this.reports.byId(contextOf(actor), reportId);
  }
}

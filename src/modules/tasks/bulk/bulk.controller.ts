import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { OFFICE } from '../acts/act.decorator.js';
import { BulkRowPage, BulkRowsQuery, BulkRunView, PrepareBulkDto } from './bulk.dto.js';
import { BulkQueries } from './bulk.queries.js';
import { BulkRuns } from './bulk-runs.service.js';

/** 批量办理: choose by ids or filter, look at what would happen to each task, start, read the results. */
@ApiTags('bulk acts')
@Controller('bulk-runs')
export class BulkController {
  constructor(
    private readonly runs: BulkRuns,
    private readonly queries: BulkQueries,
  ) {}

  @ApiOperation({ summary: '选定批量办理的操作和任务（尚未办理）' })
  @Post()
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: BulkRunView })
  async prepare(@Body() body: PrepareBulkDto, @CurrentActor() actor: Actor): Promise<BulkRunView> {
    return this.queries.byId(contextOf(actor), await this.runs.prepare(actor, body));
  }

  @ApiOperation({ summary: '查看批量办理' })
  @Get(':id')
  @Access(OFFICE)
  @ApiOkResponse({ type: BulkRunView })
  read(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<BulkRunView> {
    return this.queries.byId(contextOf(actor), id);
  }

  @ApiOperation({ summary: '预览批量办理对各任务的结果（不写入）' })
  @Get(':id/preview')
  @Access(OFFICE)
  @ApiOkResponse({ type: BulkRowPage, description: 'What the act would make of each task at this moment.' })
  preview(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: BulkRowsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<BulkRowPage> {
    return this.runs.preview(actor, id, query);
  }

  @ApiOperation({ summary: '批量办理的逐项结果' })
  @Get(':id/rows')
  @Access(OFFICE)
  @ApiOkResponse({ type: BulkRowPage })
  rows(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: BulkRowsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<BulkRowPage> {
    return this.queries.rows(contextOf(actor), id, query);
  }

  @ApiOperation({ summary: '开始批量办理（后台逐项办理）' })
  @Post(':id/start')
  @HttpCode(202)
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: BulkRunView })
  async start(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<BulkRunView> {
    await this.runs.start(actor, id);
    return this.queries.byId(contextOf(actor), id);
  }
}

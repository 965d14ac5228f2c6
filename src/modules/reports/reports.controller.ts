import { Controller, Get, Header, Param, ParseUUIDPipe, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/http/access.js';
import { etagOf } from '../../platform/http/etag.js';
import { FileStore } from '../../platform/files/index.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../identity/index.js';
import { ListReportsQuery, ReportPage, ReportTextView, ReportView } from './reports.dto.js';
import { ReportQueries } from './reports.queries.js';

const READERS = { anyRole: BUSINESS_ROLES, verb: 'reports:read' };

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly queries: ReportQueries,
    private readonly files: FileStore,
  ) {}

  @ApiOperation({ summary: '查询报告' })
  @Get()
  @Access(READERS)
  @ApiOkResponse({ type: ReportPage })
  list(@Query() query: ListReportsQuery, @CurrentActor() actor: Actor): Promise<ReportPage> {
    return this.queries.list(contextOf(actor), query);
  }

  @ApiOperation({ summary: '查看报告及其条目' })
  @Get(':id')
  @Access(READERS)
  @ApiOkResponse({ type: ReportView })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportView> {
    const view = await this.queries.byId(contextOf(actor), id);
    void reply.header('etag', etagOf(view.version));
    return view;
  }

  @ApiOperation({ summary: '报告的工作文本' })
  @Get(':id/text')
  @Access(READERS)
  @ApiOkResponse({ type: ReportTextView })
  async text(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<ReportTextView> {
    return { text: await this.queries.text(contextOf(actor), id) };
  }

  /** As it was handed in, to be saved and never shown: it may hold a script. */
  @ApiOperation({ summary: '下载报告原件' })
  @Get(':id/original')
  @Access(READERS)
  @Header('content-type', 'application/octet-stream')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  @ApiProduces('application/octet-stream')
  async original(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { sha256, fileName } = await this.queries.original(contextOf(actor), id);
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
    return new StreamableFile(await this.files.open(sha256));
  }
}

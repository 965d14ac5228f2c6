import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Discloses } from '../../platform/http/disclosures.js';
import { Rate } from '../../platform/http/limits/rate-classes.js';
import { Access } from '../../platform/http/access.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../identity/index.js';
import { HandoverDocument } from './handover-document.service.js';
import { HandOver } from './hand-over.service.js';
import {
  HandoverPage,
  HandoverPreview,
  HandoverView,
  ListHandoversQuery,
  OwedHandoverPage,
  PrepareHandoverDto,
  PreviewHandoverDto,
  SignHandoverDto,
} from './handovers.dto.js';
import { HandoverQueries } from './handovers.queries.js';

const PEOPLE = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES] };

/** 换人交接. */
@ApiTags('handovers')
@Controller('handovers')
export class HandoversController {
  constructor(
    private readonly queries: HandoverQueries,
    private readonly handOver: HandOver,
    private readonly handoverDocument: HandoverDocument,
  ) {}

  @ApiOperation({ summary: '查询换人交接' })
  @Get()
  @Access(PEOPLE)
  @ApiOkResponse({ type: HandoverPage })
  list(@Query() query: ListHandoversQuery, @CurrentActor() actor: Actor): Promise<HandoverPage> {
    return this.queries.list(contextOf(actor), query);
  }

  @ApiOperation({ summary: '待交接的人员（已停用或无岗位，仍有未办结任务）' })
  @Get('owed')
  @Access({ anyRole: ['supervisor', 'officer', 'unit_signer'] })
  @ApiOkResponse({ type: OwedHandoverPage, description: 'Who has gone and still has open tasks.' })
  owed(@Query() query: ListHandoversQuery, @CurrentActor() actor: Actor): Promise<OwedHandoverPage> {
    return this.queries.owed(contextOf(actor), query);
  }

  @ApiOperation({ summary: '查看换人交接' })
  @Get(':id')
  @Access(PEOPLE)
  @ApiOkResponse({ type: HandoverView })
  read(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<HandoverView> {
    return this.queries.byId(contextOf(actor), id);
  }

  @ApiOperation({ summary: '下载整改工作交接单（Word）' })
  @Rate('exports')
  @Discloses()
  @Get(':id/sheet.docx')
  @Access(PEOPLE)
  @ApiProduces('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
  sheet(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.handoverDocument.run(actor, id, { request, reply });
  }

  @ApiOperation({ summary: '试算换人交接：移交哪些任务、哪些不能移交（不写入）' })
  @Post('preview')
  @HttpCode(200)
  @Access(PEOPLE)
  @ApiOkResponse({ type: HandoverPreview })
  async preview(@Body() people: PreviewHandoverDto, @CurrentActor() actor: Actor): Promise<HandoverPreview> {
    return { tasks: await this.handOver.preview(actor, people) };
  }

  @ApiOperation({ summary: '拟定换人交接（双方须同一单位）' })
  @Post()
  @Access(PEOPLE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: HandoverView })
  async prepare(@Body() body: PrepareHandoverDto, @CurrentActor() actor: Actor): Promise<HandoverView> {
    return this.read(await this.handOver.prepare(actor, body), actor);
  }

  @ApiOperation({ summary: '签署交接单（移交人、接收人签齐即移交任务）' })
  @Post(':id/signature')
  @HttpCode(200)
  @Access(PEOPLE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: HandoverView })
  async sign(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SignHandoverDto,
    @CurrentActor() actor: Actor,
  ): Promise<HandoverView> {
    await this.handOver.sign(actor, id, body);
    return this.read(id, actor);
  }
}

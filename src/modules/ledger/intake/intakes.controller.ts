import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { IntakeLinePage, IntakeLinesQuery, IntakeMappingDto, LedgerIntakeView } from './intakes.dto.js';
import { IntakesQueries } from './intakes.queries.js';
import { SteerIntake } from './steer-intake.service.js';

const OFFICE = { anyRole: ['supervisor', 'officer'] };

/** A ledger that somebody kept before: sheets and columns are looked at, a person settles them, lines become drafts. */
@ApiTags('ledger')
@Controller('ledger/intakes')
export class LedgerIntakesController {
  constructor(
    private readonly steer: SteerIntake,
    private readonly queries: IntakesQueries,
  ) {}

  @ApiOperation({ summary: '上传原有台账（后台识别工作表和列）' })
  @Post()
  @HttpCode(202)
  @Access(OFFICE)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: LedgerIntakeView })
  async receive(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<LedgerIntakeView> {
    const part = request.isMultipart() ? await request.file() : undefined;
    if (part === undefined) throw new Problem('report.no-file');
    const id = await this.steer.receive(actor, { fileName: part.filename, content: part.file });
    return this.queries.view(contextOf(actor), id);
  }

  @ApiOperation({ summary: '查看原有台账的导入进度' })
  @Get(':id')
  @Access(OFFICE)
  @ApiOkResponse({ type: LedgerIntakeView })
  view(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<LedgerIntakeView> {
    return this.queries.view(contextOf(actor), id);
  }

  /** Settles the columns and orders the dry run. */
  @ApiOperation({ summary: '确定原有台账各列含义并试算（确认前可重设）' })
  @Put(':id/mapping')
  @HttpCode(202)
  @Access(OFFICE)
  @ApiAcceptedResponse({ type: LedgerIntakeView })
  async map(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: IntakeMappingDto,
    @CurrentActor() actor: Actor,
  ): Promise<LedgerIntakeView> {
    await this.steer.map(actor, id, body);
    return this.queries.view(contextOf(actor), id);
  }

  @ApiOperation({ summary: '原有台账逐行的试算结果' })
  @Get(':id/lines')
  @Access(OFFICE)
  @ApiOkResponse({ type: IntakeLinePage })
  lines(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: IntakeLinesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<IntakeLinePage> {
    return this.queries.lines(contextOf(actor), id, query);
  }

  @ApiOperation({ summary: '确认导入原有台账（各行成为草拟任务）' })
  @Post(':id/confirmation')
  @HttpCode(202)
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: LedgerIntakeView })
  async confirm(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<LedgerIntakeView> {
    await this.steer.confirm(actor, id);
    return this.queries.view(contextOf(actor), id);
  }
}

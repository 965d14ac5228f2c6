import { PassThrough } from 'node:stream';
import {
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { Problem } from '../../../platform/http/problem.js';
import { Clock } from '../../../platform/clock.js';
import { contextOf, CurrentActor, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { XLSX } from '../export/xlsx.js';
import { writeResults } from '../workbook/write-results.js';
import { ReceiveReturn } from './receive-return.service.js';
import { ReturnedLedgerView, ReturnedLinePage, ReturnedLinesQuery } from './returns.dto.js';
import { ReturnQueries } from './returns.queries.js';

const EDITORS = { anyRole: ['supervisor', 'officer', ...UNIT_ROLES], verb: 'tasks:write' };

@ApiTags('ledger')
@Controller('ledger/returns')
export class ReturnsController {
  constructor(
    private readonly receiveReturn: ReceiveReturn,
    private readonly queries: ReturnQueries,
    private readonly clock: Clock,
  ) {}

  /** An edited ledger comes back: a job makes the dry run, nothing changes yet. */
  @ApiOperation({ summary: '交回改过的台账（后台试算，确认前不改数据）' })
  @Post()
  @HttpCode(202)
  @Access(EDITORS)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: ReturnedLedgerView })
  async receive(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<ReturnedLedgerView> {
    const part = request.isMultipart() ? await request.file() : undefined;
    if (part === undefined) throw new Problem('report.no-file');
    const id = await this.receiveReturn.run(actor, { fileName: part.filename, content: part.file });
    return this.queries.view(contextOf(actor), id);
  }

  @ApiOperation({ summary: '查看交回台账的进度' })
  @Get(':id')
  @Access(EDITORS)
  @ApiOkResponse({ type: ReturnedLedgerView })
  view(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<ReturnedLedgerView> {
    return this.queries.view(contextOf(actor), id);
  }

  @ApiOperation({ summary: '交回台账逐行的试算结果' })
  @Get(':id/lines')
  @Access(EDITORS)
  @ApiOkResponse({ type: ReturnedLinePage })
  lines(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ReturnedLinesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<ReturnedLinePage> {
    return this.queries.lines(contextOf(actor), id, query);
  }

  /** Does what the dry run said, and nothing else. */
  @ApiOperation({ summary: '确认交回台账（只办理试算所列的变动）' })
  @Post(':id/confirmation')
  @HttpCode(202)
  @Access(EDITORS)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: ReturnedLedgerView })
  async confirm(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<ReturnedLedgerView> {
    await this.receiveReturn.confirm(actor, id);
    return this.queries.view(contextOf(actor), id);
  }

  /** Every line with what was found and what became of it, to be filed. */
  @ApiOperation({ summary: '下载交回台账的逐行办理结果（Excel）' })
  @Get(':id/result')
  @Access(EDITORS)
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async result(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    await this.queries.view(contextOf(actor), id);
    const output = new PassThrough();
    const lines = this.queries.allLines(contextOf(actor), id);
    writeResults(output, lines, this.clock.now()).catch((error: Error) => output.destroy(error));
    return new StreamableFile(output, { type: XLSX, disposition: 'attachment; filename="result.xlsx"' });
  }
}

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
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FileStore } from '../../../platform/files/index.js';
import { Access } from '../../../platform/http/access.js';
import { FILES_PER_UPLOAD } from '../../../platform/http/limits/upload-limits.js';
import { Problem } from '../../../platform/http/problem.js';
import { sendFile } from '../../../platform/http/send-file.js';
import { contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { AmendIntake } from './amend-intake.service.js';
import { IntakeQueries } from './intake.queries.js';
import { ReceiveFiles, type HandedIn } from './receive-files.service.js';
import { AmendFileDto, AmendIntakeDto, IntakeView, ListIntakeQuery } from './intake.dto.js';

const HANDERS_IN = { anyRole: ['supervisor', 'officer', 'liaison', 'unit_signer'] };

@ApiTags('reports')
@Controller('intakes')
export class IntakeController {
  constructor(
    private readonly receiveFiles: ReceiveFiles,
    private readonly amendIntake: AmendIntake,
    private readonly queries: IntakeQueries,
    private readonly files: FileStore,
  ) {}

  @ApiOperation({ summary: '上传报告（可多份或压缩包；逐份后台解析）' })
  @Post()
  @HttpCode(202)
  @Access(HANDERS_IN)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } },
    },
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiAcceptedResponse({ type: IntakeView, description: 'Stored; each file is read by a job of its own.' })
  async receive(
    @Req() request: FastifyRequest,
    @Query() hints: AmendIntakeDto,
    @CurrentActor() actor: Actor,
  ): Promise<IntakeView> {
    if (!request.isMultipart()) throw new Problem('report.no-file');
    try {
      const batchId = await this.receiveFiles.run(actor, filesOf(request), hints);
      return await this.queries.batch(contextOf(actor), batchId);
    } catch (error) {
      throw isCutOff(request) ? new Problem('file.cut-off') : error;
    }
  }

  @ApiOperation({ summary: '一批上传报告的解析进度（仅上传人）' })
  @Get(':batchId')
  @Access(HANDERS_IN)
  @ApiOkResponse({ type: IntakeView })
  progress(
    @Param('batchId', ParseUUIDPipe) batchId: string,
    @Query() query: ListIntakeQuery,
    @CurrentActor() actor: Actor,
  ): Promise<IntakeView> {
    return this.queries.batch(contextOf(actor), batchId, query);
  }

  /** As it was handed in, also where it was refused: to be saved and looked at by a person. */
  @ApiOperation({ summary: '下载上传的原始文件（含未被接收的）' })
  @Get('files/:id/original')
  @Access(HANDERS_IN)
  @ApiProduces('application/octet-stream')
  async original(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const file = await this.queries.original(contextOf(actor), id);
    const toSend = { ...file, mediaType: 'application/octet-stream', isShown: false };
    return sendFile(this.files, toSend, { request, reply });
  }

  @ApiOperation({ summary: '指明文件的机关、年度或更正关系，重新解析' })
  @Post('files/:id/amendment')
  @HttpCode(202)
  @Access(HANDERS_IN)
  @ApiAcceptedResponse({ type: IntakeView })
  async amend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AmendFileDto,
    @CurrentActor() actor: Actor,
  ): Promise<IntakeView> {
    const batchId = await this.amendIntake.run(actor, id, body);
    return this.queries.batch(contextOf(actor), batchId);
  }
}

async function* filesOf(request: FastifyRequest): AsyncIterable<HandedIn> {
  let some = false;
  try {
    for await (const part of request.files()) {
      some = true;
      yield { fileName: part.filename, content: part.file };
    }
  } catch (error) {
    throw isTooManyFiles(error) ? new Problem('report.too-many-files', { limit: FILES_PER_UPLOAD }) : error;
  }
  if (!some) throw new Problem('report.no-file');
}

/** The sender is gone before all of it came: no trouble of ours, whatever the stream says of it. */
function isCutOff({ raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete;
}

function isTooManyFiles(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'FST_FILES_LIMIT';
}

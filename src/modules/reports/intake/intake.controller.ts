import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { AmendIntake } from './amend-intake.service.js';
import { IntakeQueries } from './intake.queries.js';
import { ReceiveFiles, type HandedIn } from './receive-files.service.js';
import { AmendIntakeDto, IntakeView } from './intake.dto.js';

const HANDERS_IN = { anyRole: ['supervisor', 'officer', 'liaison', 'unit_signer'] };

@ApiTags('reports')
@Controller('intakes')
export class IntakeController {
  constructor(
    private readonly receiveFiles: ReceiveFiles,
    private readonly amendIntake: AmendIntake,
    private readonly queries: IntakeQueries,
  ) {}

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
    const batchId = await this.receiveFiles.run(actor, filesOf(request), hints);
    return this.queries.batch(contextOf(actor), batchId);
  }

  @Get(':batchId')
  @Access(HANDERS_IN)
  @ApiOkResponse({ type: IntakeView })
  progress(
    @Param('batchId', ParseUUIDPipe) batchId: string,
    @CurrentActor() actor: Actor,
  ): Promise<IntakeView> {
    return this.queries.batch(contextOf(actor), batchId);
  }

  @Post('files/:id/amendment')
  @HttpCode(202)
  @Access(HANDERS_IN)
  @ApiAcceptedResponse({ type: IntakeView })
  async amend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AmendIntakeDto,
    @CurrentActor() actor: Actor,
  ): Promise<IntakeView> {
    const batchId = await this.amendIntake.run(actor, id, body);
    return this.queries.batch(contextOf(actor), batchId);
  }
}

async function* filesOf(request: FastifyRequest): AsyncIterable<HandedIn> {
  let some = false;
  for await (const part of request.files()) {
    some = true;
    yield { fileName: part.filename, content: part.file };
  }
  if (!some) throw new Problem('report.no-file');
}

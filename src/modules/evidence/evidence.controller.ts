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
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Discloses } from '../../platform/http/disclosures.js';
import { Access } from '../../platform/http/access.js';
import { BooleanField } from '../../platform/http/fields.js';
import { BUSINESS_ROLES, CurrentActor, UNIT_ROLES, type Actor } from '../identity/index.js';
import { EvidenceView, ReviewEvidenceDto, WithdrawEvidenceDto } from './evidence.dto.js';
import { ListEvidence } from './list/list-evidence.service.js';
import { ReviewEvidence } from './acts/review-evidence.service.js';
import { SendEvidence } from './list/send-evidence.service.js';
import { WithdrawEvidence } from './acts/withdraw-evidence.service.js';

export class EvidenceContentQuery {
  @BooleanField({ optional: true, description: 'Show a picture or PDF in the browser, in a sandbox.' })
  preview?: boolean;
}

@ApiTags('evidence')
@Controller('evidence/:id')
export class EvidenceController {
  constructor(
    private readonly sendEvidence: SendEvidence,
    private readonly withdrawEvidence: WithdrawEvidence,
    private readonly reviewEvidence: ReviewEvidence,
    private readonly listEvidence: ListEvidence,
  ) {}

  @ApiOperation({ summary: '下载或预览佐证材料' })
  @Discloses('evidence')
  @Get('content')
  @Access({ anyRole: BUSINESS_ROLES, verb: 'tasks:read' })
  @ApiHeader({ name: 'Range', required: false, description: 'One range of bytes.' })
  @ApiHeader({ name: 'If-None-Match', required: false })
  @ApiProduces('application/octet-stream')
  content(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { preview = false }: EvidenceContentQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return this.sendEvidence.run(actor, { id, preview }, { request, reply });
  }

  @ApiOperation({ summary: '撤回佐证材料（仅提交单位；须说明理由，记录保留）' })
  @Post('withdrawal')
  @HttpCode(200)
  @Access({ anyRole: UNIT_ROLES, verb: 'tasks:write' })
  @ApiOkResponse({ type: EvidenceView, isArray: true, description: 'The task’s evidence as it is now.' })
  async withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WithdrawEvidenceDto,
    @CurrentActor() actor: Actor,
  ): Promise<EvidenceView[]> {
    return this.listEvidence.run(actor, await this.withdrawEvidence.run(actor, id, reason));
  }

  @ApiOperation({ summary: '保密审查佐证材料（须两人，提交人除外）' })
  @Post('secrecy-review')
  @HttpCode(200)
  @Access({ anyRole: ['supervisor', 'officer'] })
  @ApiOkResponse({ type: EvidenceView, isArray: true, description: 'The task’s evidence as it is now.' })
  async review(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReviewEvidenceDto,
    @CurrentActor() actor: Actor,
  ): Promise<EvidenceView[]> {
    return this.listEvidence.run(actor, await this.reviewEvidence.run(actor, id, body));
  }
}

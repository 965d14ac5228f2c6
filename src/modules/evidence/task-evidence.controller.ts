import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { FileStore } from '../../platform/files/index.js';
import { Access } from '../../platform/http/access.js';
import { withUploadedForm } from '../../platform/http/uploaded-form.js';
import { FileQuotas } from '../file-quotas/index.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, UNIT_ROLES, type Actor } from '../identity/index.js';
import { AddEvidence } from './acts/add-evidence.service.js';
import {
  AddEvidenceDto,
  AddEvidenceFileDto,
  EvidenceAdded,
  EvidenceParticulars,
  EvidenceView,
  PublishedEvidenceView,
} from './evidence.dto.js';
import { EvidenceQueries } from './list/evidence.queries.js';
import { ListEvidence } from './list/list-evidence.service.js';

const UNIT = { anyRole: UNIT_ROLES, verb: 'tasks:write' };
const READERS = { anyRole: BUSINESS_ROLES, verb: 'tasks:read' };

@ApiTags('evidence')
@Controller('tasks/:id')
export class TaskEvidenceController {
  constructor(
    private readonly addEvidence: AddEvidence,
    private readonly listEvidence: ListEvidence,
    private readonly queries: EvidenceQueries,
    private readonly files: FileStore,
    private readonly quotas: FileQuotas,
  ) {}

  @ApiOperation({ summary: '任务的佐证材料' })
  @Get('evidence')
  @Access(READERS)
  @ApiOkResponse({ type: EvidenceView, isArray: true })
  list(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<EvidenceView[]> {
    return this.listEvidence.run(actor, id);
  }

  @ApiOperation({ summary: '任务可公开的佐证材料' })
  @Get('published-evidence')
  @Access(READERS)
  @ApiOkResponse({ type: PublishedEvidenceView, isArray: true })
  published(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<PublishedEvidenceView[]> {
    return this.queries.publishedOf(contextOf(actor), id);
  }

  @ApiOperation({ summary: '提交文号或网址作佐证材料（对应一条认定标准）' })
  @Post('evidence')
  @Access(UNIT)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: EvidenceAdded, description: 'A document number or an address.' })
  add(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddEvidenceDto,
    @CurrentActor() actor: Actor,
  ): Promise<EvidenceAdded> {
    return this.addEvidence.run(actor, id, body);
  }

  @ApiOperation({ summary: '上传佐证材料文件（对应一条认定标准）' })
  @Post('evidence/files')
  @Access(UNIT)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: AddEvidenceFileDto })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: EvidenceAdded, description: 'One file; its type is judged by its content.' })
  async addFile(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<EvidenceAdded> {
    await this.addEvidence.requireAllowed(actor, id);
    await this.quotas.requireSome(actor);
    const form = { files: this.files, fields: EvidenceParticulars };
    return withUploadedForm(request, form, ({ fields, file }) =>
      this.addEvidence.run(actor, id, { ...fields, file }),
    );
  }
}

import { Controller, Get, Param, ParseUUIDPipe, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/http/access.js';
import { Discloses } from '../../../platform/http/disclosures.js';
import { Rate } from '../../../platform/http/limits/rate-classes.js';
import { contentDisposition } from '../../../platform/http/send-file.js';
import { DOCX } from '../../documents/index.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { ClosureQueries } from '../views/closures.queries.js';
import { DifferenceNote } from './difference-note.views.js';
import { differenceNoteDocx } from './difference-note.docx.js';
import { differenceNote } from './difference-note.presenter.js';

const READERS = { anyRole: BUSINESS_ROLES, verb: 'reports:read' };

/** 差异说明: report against ledger, before the leaders sign. */
@ApiTags('closure checks')
@Controller('closure-checks/:id/difference-note')
export class DifferenceNoteController {
  constructor(private readonly checks: ClosureQueries) {}

  @ApiOperation({ summary: '差异说明：报告自述与台账不一致之处' })
  @Get()
  @Access(READERS)
  @ApiOkResponse({ type: DifferenceNote })
  async read(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<DifferenceNote> {
    return differenceNote(await this.checks.byId(contextOf(actor), id));
  }

  @ApiOperation({ summary: '下载差异说明（Word）：逐项附两年报告原文，未签署的注明“未签”' })
  @Rate('exports')
  @Discloses()
  @Get('docx')
  @Access(READERS)
  @ApiProduces(DOCX)
  @ApiOkResponse({ description: 'The same on A4, each line with its two quotes and the ledger beside them.' })
  async file(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const note = differenceNote(await this.checks.byId(contextOf(actor), id));
    const fileName = `${note.organisationName}${note.year}年整改核查差异说明.docx`;
    void reply.headers({
      'content-type': DOCX,
      'content-disposition': contentDisposition({ fileName, isShown: false }),
    });
    return new StreamableFile(await differenceNoteDocx(note));
  }
}

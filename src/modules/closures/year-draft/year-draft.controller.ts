import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Discloses } from '../../../platform/http/disclosures.js';
import { Rate } from '../../../platform/http/limits/rate-classes.js';
import { Access } from '../../../platform/http/access.js';
import { contentDisposition } from '../../../platform/http/send-file.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { DraftQuery } from '../views/closures.dto.js';
import { ComposeYearDraft } from './compose-year-draft.service.js';
import { yearDraftDocx } from './year-draft.docx.js';
import { YearDraftView } from './year-draft.views.js';

const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'reports:read' };
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 初稿: what the ledger can say in the report to come, marked as a draft. */
@ApiTags('closure checks')
@Controller('year-drafts')
export class YearDraftController {
  constructor(private readonly compose: ComposeYearDraft) {}

  @ApiOperation({ summary: '按台账生成的年度报告整改部分初稿' })
  @Get()
  @Access(INSIDERS)
  @ApiOkResponse({ type: YearDraftView })
  read(@Query() of: DraftQuery, @CurrentActor() actor: Actor): Promise<YearDraftView> {
    return this.compose.run(contextOf(actor), of);
  }

  @ApiOperation({ summary: '下载年度报告整改部分初稿（Word）' })
  @Rate('exports')
  @Discloses()
  @Get('docx')
  @Access(INSIDERS)
  @ApiProduces(DOCX)
  @ApiOkResponse({
    description: 'The same as a 公文, each sentence under a bookmark, with the records behind them.',
  })
  async file(
    @Query() of: DraftQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const draft = await this.compose.run(contextOf(actor), of);
    const fileName = `${draft.organisationName}${draft.year}年报告整改部分初稿.docx`;
    void reply.headers({
      'content-type': DOCX,
      'content-disposition': contentDisposition({ fileName, isShown: false }),
    });
    return new StreamableFile(await yearDraftDocx(draft));
  }
}

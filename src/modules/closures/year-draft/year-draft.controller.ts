import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Discloses } from '../../../platform/http/disclosures.js';
import { Rate } from '../../../platform/http/limits/rate-classes.js';
import { Access } from '../../../platform/http/access.js';
import { contentDisposition } from '../../../platform/http/send-file.js';
import { DOCX } from '../../documents/index.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { DraftQuery } from '../views/closures.dto.js';
import { ComposeYearDraft } from './compose-year-draft.service.js';
import { yearDraftDocx } from './year-draft.docx.js';
import { yearDraftText } from './year-draft.text.js';
import { YearDraftView } from './year-draft.views.js';

const TEXT = 'text/plain; charset=utf-8';
const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'reports:read' };

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
    void reply.headers(headersOf(draft, { type: DOCX, suffix: 'docx' }));
    return new StreamableFile(await yearDraftDocx(draft));
  }

  @ApiOperation({ summary: '下载年度报告整改部分初稿（纯文本）' })
  @Rate('exports')
  @Discloses()
  @Get('text')
  @Access(INSIDERS)
  @ApiProduces(TEXT)
  @ApiOkResponse({
    description: 'The same in UTF-8, each sentence with the number of its record, gaps in brackets.',
  })
  async text(
    @Query() of: DraftQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const draft = await this.compose.run(contextOf(actor), of);
    void reply.headers(headersOf(draft, { type: TEXT, suffix: 'txt' }));
    return new StreamableFile(Buffer.from(yearDraftText(draft)));
  }
}

function headersOf(
  { organisationName, year }: YearDraftView,
  { type, suffix }: { readonly type: string; readonly suffix: string },
) {
  const fileName = `${organisationName}${year}年报告整改部分初稿.${suffix}`;
  return { 'content-type': type, 'content-disposition': contentDisposition({ fileName, isShown: false }) };
}

import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { DraftQuery } from '../views/closures.dto.js';
import { ClosureQueries } from '../views/closures.queries.js';
import { DraftSectionView } from './draft-section.views.js';
import { presentDraft } from './draft-section.presenter.js';
import { DraftQueries } from './draft-section.queries.js';

const READERS = { anyRole: BUSINESS_ROLES, verb: 'reports:read' };

/** What a body can say of last year's problems: before its report is written, and beside the report that was. */
@ApiTags('closure checks')
@Controller()
export class DraftSectionController {
  constructor(
    private readonly drafts: DraftQueries,
    private readonly checks: ClosureQueries,
  ) {}

  @ApiOperation({ summary: '按台账草拟上年问题整改情况段落（报告成稿前）' })
  @Get('closure-drafts')
  @Access(READERS)
  @ApiOkResponse({ type: DraftSectionView })
  async ahead(@Query() of: DraftQuery, @CurrentActor() actor: Actor): Promise<DraftSectionView> {
    return presentDraft(await this.drafts.shortcomings(contextOf(actor), of));
  }

  @ApiOperation({ summary: '核查所涉年度的上年问题整改情况草稿' })
  @Get('closure-checks/:id/draft-section')
  @Access(READERS)
  @ApiOkResponse({ type: DraftSectionView })
  async beside(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DraftSectionView> {
    const { head } = await this.checks.byId(contextOf(actor), id);
    return presentDraft(await this.drafts.shortcomings(contextOf(actor), head));
  }
}

import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import type { Page } from '../../../platform/http/page.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { ListNotesQuery, NotePage, type NoteView } from './findings.dto.js';
import { FindingsQueries } from './findings.queries.js';
import { GapMatrixView } from './gaps.dto.js';
import { GapsQueries } from './gaps.queries.js';

const READERS = { anyRole: BUSINESS_ROLES, verb: 'reports:read' };

/** What the rules have to say of a report; none of it stops anybody. */
@ApiTags('reports')
@Controller('reports/:id')
export class FindingsController {
  constructor(
    private readonly queries: FindingsQueries,
    private readonly gapQueries: GapsQueries,
  ) {}

  @ApiOperation({ summary: '报告的校核提示（按原文顺序；不阻断办理）' })
  @Get('notes')
  @Access(READERS)
  @ApiOkResponse({ type: NotePage, description: 'Remarks of the checks, in text order.' })
  notes(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListNotesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<NoteView>> {
    return this.queries.notes(contextOf(actor), id, query);
  }

  @ApiOperation({ summary: '不足与安排对照：已关联、建议关联和没有着落的' })
  @Get('gaps')
  @Access(READERS)
  @ApiOkResponse({
    type: GapMatrixView,
    description:
      'Shortcomings against plan items: what was confirmed, what the rules suggest, what is left over.',
  })
  gaps(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<GapMatrixView> {
    return this.gapQueries.matrix(contextOf(actor), id);
  }
}

import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { ChainHeadQueries } from '../chain/chain-heads.queries.js';
import { HistoryPage, HistoryQuery, NotedHeadView } from './history.dto.js';
import { HistoryQueries } from './history.queries.js';

const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'tasks:read' };

@ApiTags('audit')
@Controller()
export class HistoryController {
  constructor(
    private readonly history: HistoryQueries,
    private readonly heads: ChainHeadQueries,
  ) {}

  /** Every change of every field: before, after, who, in whose place, from where, when. */
  @Get('tasks/:id/history')
  @Access(INSIDERS)
  @ApiOkResponse({ type: HistoryPage })
  ofTask(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.ofTask(contextOf(actor), id, query);
  }

  /** The newest head noted at night of each body in sight, to be printed or kept elsewhere. */
  @Get('audit/heads')
  @Access({ anyRole: OVERSEEING_ROLES })
  @ApiOkResponse({ type: NotedHeadView, isArray: true })
  noted(@CurrentActor() actor: Actor): Promise<NotedHeadView[]> {
    return this.heads.noted(contextOf(actor));
  }
}

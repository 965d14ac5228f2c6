import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { ChainHeadQueries } from '../chain/chain-heads.queries.js';
import { AuditSearch } from '../search/audit-search.queries.js';
import { HistoryPage, HistoryQuery, NotedHeadView } from './history.dto.js';
import { HistoryQueries } from './history.queries.js';

const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'tasks:read' };

@ApiTags('audit')
@Controller()
export class HistoryController {
  constructor(
    private readonly history: HistoryQueries,
    private readonly heads: ChainHeadQueries,
    private readonly search: AuditSearch,
  ) {}

  /** Every change of every field: before, after, who, in whose place, from where, when. */
  @ApiOperation({ summary: '任务的逐字段变更历史（改前、改后、何人、何时）' })
  @Get('tasks/:id/history')
  @Access(INSIDERS)
  @ApiOkResponse({ type: HistoryPage })
  ofTask(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'task', id }, query);
  }

  /** What people and versions changed in a report: its head, its state. */
  @ApiOperation({ summary: '报告的变更历史' })
  @Get('reports/:id/history')
  @Access({ anyRole: OVERSEEING_ROLES })
  @ApiOkResponse({ type: HistoryPage })
  ofReport(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'report', id }, query);
  }

  /** What the review made of one item: state, wording, span, what it was split from or merged into. */
  @ApiOperation({ summary: '条目的审核变更历史' })
  @Get('report-items/:id/history')
  @Access({ anyRole: OVERSEEING_ROLES })
  @ApiOkResponse({ type: HistoryPage })
  ofItem(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'report_item', id }, query);
  }

  /** What people said in a check of the next year: each answer and each recurrence, and who signed it. */
  @ApiOperation({ summary: '上年整改核查的变更历史' })
  @Get('closure-checks/:id/history')
  @Access({ anyRole: OVERSEEING_ROLES })
  @ApiOkResponse({ type: HistoryPage })
  ofCheck(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'closure_check', id }, query);
  }

  /** The newest head noted at night of each body in sight, to be printed or kept elsewhere. */
  @ApiOperation({ summary: '各机关最近一次夜间记下的审计链头' })
  @Get('audit/heads')
  @Access({ anyRole: [...OVERSEEING_ROLES, 'audit_admin'] })
  @ApiOkResponse({ type: NotedHeadView, isArray: true })
  async noted(@CurrentActor() actor: Actor): Promise<NotedHeadView[]> {
    return this.heads.noted(await this.search.sightOf(actor));
  }
}

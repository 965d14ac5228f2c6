import { applyDecorators, Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type RouteAccess } from '../../../platform/http/access.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { ChainHeadQueries } from '../chain/chain-heads.queries.js';
import { AuditSearch } from '../search/audit-search.queries.js';
import { HistoryPage, HistoryQuery, NotedHeadView } from './history.dto.js';
import { HistoryQueries } from './history.queries.js';

const OVERSEERS = { anyRole: OVERSEEING_ROLES };
const PEOPLE = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES] };
const INSIDERS = { ...PEOPLE, verb: 'tasks:read' };

/** Each act on a record with the fields it changed: before, after, who, in whose place, from where, when. */
function History(records: string, access: RouteAccess, summary: string) {
  return applyDecorators(
    ApiOperation({ summary }),
    Get(`${records}/:id/history`),
    Access(access),
    ApiOkResponse({ type: HistoryPage }),
  );
}

const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('audit')
@Controller()
export class HistoryController {
  constructor(
    private readonly history: HistoryQueries,
    private readonly heads: ChainHeadQueries,
    private readonly search: AuditSearch,
  ) {}

  @History('tasks', INSIDERS, '任务的逐字段变更历史（改前、改后、何人、何时）')
  ofTask(@Id() id: string, @Query() query: HistoryQuery, @CurrentActor() actor: Actor): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'task', id }, query);
  }

  /** What people and versions changed in a report: its head, its state. */
  @History('reports', OVERSEERS, '报告的变更历史')
  ofReport(
    @Id() id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'report', id }, query);
  }

  /** What the review made of one item: state, wording, span, what it was split from or merged into. */
  @History('report-items', OVERSEERS, '条目的审核变更历史')
  ofItem(@Id() id: string, @Query() query: HistoryQuery, @CurrentActor() actor: Actor): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'report_item', id }, query);
  }

  /** What people said in a check of the next year: each answer and each recurrence, and who signed it. */
  @History('closure-checks', OVERSEERS, '上年整改核查的变更历史')
  ofCheck(
    @Id() id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'closure_check', id }, query);
  }

  /** A unit sees it from the issue on; drafting and approval are the office's. */
  @History('slips', INSIDERS, '督办单的变更历史')
  ofSlip(@Id() id: string, @Query() query: HistoryQuery, @CurrentActor() actor: Actor): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'slip', id }, query);
  }

  /** A unit sees it from the day it was held or sent. */
  @History('proposals', PEOPLE, '约谈、通报、专函的变更历史')
  ofProposal(
    @Id() id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'proposal', id }, query);
  }

  /** Added, checked for personal data, reviewed, corrected, withdrawn. */
  @History('evidence', INSIDERS, '佐证材料的变更历史')
  ofEvidence(
    @Id() id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'evidence', id }, query);
  }

  @History('handovers', PEOPLE, '换人交接的变更历史')
  ofHandover(
    @Id() id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'handover', id }, query);
  }

  @History('substitutions', PEOPLE, '代理的变更历史')
  ofSubstitution(
    @Id() id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(contextOf(actor), { subject: 'substitution', id }, query);
  }

  /** Name, unit, offices, suspension; post and addresses are not kept in it, they can be erased. */
  @History('accounts', { anyRole: ['security_admin', 'audit_admin'] }, '账号及其岗位的变更历史')
  ofAccount(
    @Id() id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(administered(actor), { subject: 'account', id }, query);
  }

  /** Names, aliases, duties, place in the directory. */
  @History('organisations', { anyRole: ['system_admin', 'audit_admin'] }, '机构的变更历史')
  ofOrganisation(
    @Id() id: string,
    @Query() query: HistoryQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HistoryPage> {
    return this.history.of(administered(actor), { subject: 'organisation', id }, query);
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

/** An administrator's own scope is nothing; the office reaches as far as its grant. */
function administered({ administeredPath, accountId }: Actor): DatabaseContext {
  return { scopePath: administeredPath ?? '-', organisationId: null, accountId };
}

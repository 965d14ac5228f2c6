import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ActRoute } from '../../../platform/http/act-route.js';
import { Access, type RouteAccess } from '../../../platform/http/access.js';
import { etagOf, IfMatch } from '../../../platform/http/etag.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { CarryOverMatters } from '../acts/carry-over-matters.service.js';
import {
  CarryOverDto,
  ConfirmAnswerDto,
  ConfirmRecurrenceDto,
  ListChecksQuery,
  RefuseRecurrenceDto,
  RowParams,
} from './closures.dto.js';
import { presentCarryOver, presentCheck, presentPage } from './closures.presenter.js';
import { ClosureQueries } from './closures.queries.js';
import { CarriedOverView, CarryOverOutlookView, CheckPage, CheckView } from './closures.views.js';
import { ConfirmAnswer } from '../acts/confirm-answer.service.js';
import { JudgeRecurrence } from '../acts/judge-recurrence.service.js';
import { SignCheck } from '../acts/sign-check.service.js';

const READERS = { anyRole: BUSINESS_ROLES, verb: 'reports:read' };
const OFFICE = { anyRole: ['supervisor', 'officer'] };

/** Changes the check and answers with it as it is now. */
const Act = (path: string, access: RouteAccess) =>
  ActRoute(path, { access, answer: CheckView, record: 'check' });

/** 上年整改核查. */
@ApiTags('closure checks')
@Controller('closure-checks')
export class ClosuresController {
  constructor(
    private readonly queries: ClosureQueries,
    private readonly confirmAnswer: ConfirmAnswer,
    private readonly judgeRecurrence: JudgeRecurrence,
    private readonly carryOverMatters: CarryOverMatters,
    private readonly signCheck: SignCheck,
  ) {}

  @ApiOperation({ summary: '查询上年整改核查' })
  @Get()
  @Access(READERS)
  @ApiOkResponse({ type: CheckPage })
  async list(@Query() query: ListChecksQuery, @CurrentActor() actor: Actor): Promise<CheckPage> {
    return presentPage(await this.queries.list(contextOf(actor), query));
  }

  @ApiOperation({ summary: '查看上年整改核查' })
  @Get(':id')
  @Access(READERS)
  @ApiOkResponse({ type: CheckView })
  read(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckView> {
    return this.view(actor, id, reply);
  }

  @ApiOperation({ summary: '确认一项核查答复（与系统判读不同的须说明理由）' })
  @Act(':id/answers/:rowId/confirmation', OFFICE)
  async confirm(
    @Param() { id, rowId }: RowParams,
    @Body() body: ConfirmAnswerDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckView> {
    await this.confirmAnswer.run(actor, { checkId: id, rowId, expectedVersion }, body);
    return this.view(actor, id, reply);
  }

  @ApiOperation({ summary: '确认屡改屡犯' })
  @Act(':id/recurrences/:rowId/confirmation', OFFICE)
  async confirmRecurrence(
    @Param() { id, rowId }: RowParams,
    @Body() { reason }: ConfirmRecurrenceDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckView> {
    const at = { checkId: id, rowId, expectedVersion };
    await this.judgeRecurrence.run(actor, at, { state: 'confirmed', reason });
    return this.view(actor, id, reply);
  }

  @ApiOperation({ summary: '否定屡改屡犯（须说明理由）' })
  @Act(':id/recurrences/:rowId/refusal', OFFICE)
  async refuseRecurrence(
    @Param() { id, rowId }: RowParams,
    @Body() { reason }: RefuseRecurrenceDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckView> {
    const at = { checkId: id, rowId, expectedVersion };
    await this.judgeRecurrence.run(actor, at, { state: 'refused', reason });
    return this.view(actor, id, reply);
  }

  @ApiOperation({ summary: '签署上年整改核查（须无待确认事项；签署后定稿）' })
  @Act(':id/signature', { anyRole: ['supervisor', 'principal'] })
  async sign(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckView> {
    await this.signCheck.run(actor, id, expectedVersion);
    return this.view(actor, id, reply);
  }

  @ApiOperation({ summary: '预览结转：上年未完成任务及不能结转的原因' })
  @Get(':id/carry-over')
  @Access({ anyRole: ['supervisor'] })
  @ApiOkResponse({
    type: CarryOverOutlookView,
    isArray: true,
    description: 'Every unfinished task of the year before, and what stands in the way of its carry-over.',
  })
  async foresee(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<CarryOverOutlookView[]> {
    return (await this.carryOverMatters.foresee(actor, id)).map(presentCarryOver);
  }

  @ApiOperation({ summary: '结转上年未完成任务（不能结转的逐项说明）' })
  @Post(':id/carry-over')
  @HttpCode(200)
  @Access({ anyRole: ['supervisor'] })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOkResponse({ type: CarriedOverView, isArray: true })
  async carryOver(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CarryOverDto,
    @CurrentActor() actor: Actor,
  ): Promise<CarriedOverView[]> {
    return (await this.carryOverMatters.run(actor, id, body)).map(presentCarryOver);
  }

  private async view(actor: Actor, id: string, reply: FastifyReply): Promise<CheckView> {
    const view = presentCheck(await this.queries.byId(contextOf(actor), id));
    void reply.header('etag', etagOf(view.version));
    return view;
  }
}

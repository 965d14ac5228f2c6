import { Body, Controller, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ActRoute } from '../../../platform/http/act-route.js';
import { Access } from '../../../platform/http/access.js';
import { etagOf, IfMatch } from '../../../platform/http/etag.js';
import { contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { RowParams } from '../views/closures.dto.js';
import { presentCheck } from '../views/closures.presenter.js';
import { ClosureQueries } from '../views/closures.queries.js';
import { CheckView } from '../views/closures.views.js';
import { EnterMatters } from './enter-matters.service.js';
import { EnteredMattersView, EnterMattersDto, ReopenDto } from './last-year.dto.js';
import { RenewCheck } from './renew-check.service.js';
import { ReopenOnRecurrence } from './reopen-task.service.js';

const OFFICE = { anyRole: ['supervisor', 'officer'] };

/** What people do where last year's report is not at hand, where more is known since, and where a problem came back. */
@ApiTags('closure checks')
@Controller()
export class LastYearController {
  constructor(
    private readonly queries: ClosureQueries,
    private readonly enterMatters: EnterMatters,
    private readonly renewCheck: RenewCheck,
    private readonly reopenTask: ReopenOnRecurrence,
  ) {}

  @ApiOperation({ summary: '补录上年问题和安排（生成草拟任务；已有核查的重出一版）' })
  @Post('last-year-matters')
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: EnteredMattersView })
  enter(@Body() matters: EnterMattersDto, @CurrentActor() actor: Actor): Promise<EnteredMattersView> {
    return this.enterMatters.run(actor, matters);
  }

  @ApiOperation({ summary: '对同一报告重新核查（生成新版，原版保留）' })
  @Post('closure-checks/:id/renewal')
  @Access(OFFICE)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: CheckView, description: 'The next edition, still being made.' })
  async renew(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckView> {
    return this.view(actor, await this.renewCheck.run(actor, id), reply);
  }

  @ApiOperation({ summary: '因屡改屡犯重新启动已销号任务（须先确认屡改屡犯）' })
  @ActRoute('closure-checks/:id/recurrences/:rowId/reopening', {
    access: { anyRole: ['supervisor'] },
    answer: CheckView,
    record: 'check',
  })
  async reopen(
    @Param() { id, rowId }: RowParams,
    @Body() order: ReopenDto,
    @IfMatch() expectedVersion: number | null,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckView> {
    await this.reopenTask.run(actor, { checkId: id, rowId, expectedVersion }, order);
    return this.view(actor, id, reply);
  }

  private async view(actor: Actor, id: string, reply: FastifyReply): Promise<CheckView> {
    const view = presentCheck(await this.queries.byId(contextOf(actor), id));
    void reply.header('etag', etagOf(view.version));
    return view;
  }
}

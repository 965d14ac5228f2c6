import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../platform/http/access.js';
import type { Page } from '../../platform/http/page.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, reads, type Actor } from '../identity/index.js';
import { ClockHealthView } from './health/clock-health.dto.js';
import { ClockHealth } from './health/clock-health.queries.js';
import { OpenNotice } from './notices/open-notice.service.js';
import { ListNoticesQuery, NoticePage, NoticeView, ReminderProofView } from './reminders.dto.js';
import { ReminderQueries } from './reminders.queries.js';

@ApiTags('notices')
@Controller()
export class RemindersController {
  constructor(
    private readonly queries: ReminderQueries,
    private readonly openNotice: OpenNotice,
    private readonly clockHealth: ClockHealth,
  ) {}

  @ApiOperation({ summary: '本人的站内消息' })
  @Get('notices')
  @Access('signed-in')
  @ApiOkResponse({ type: NoticePage })
  inbox(@Query() query: ListNoticesQuery, @CurrentActor() actor: Actor): Promise<Page<NoticeView>> {
    return this.queries.inbox(contextOf(actor), query);
  }

  @ApiOperation({ summary: '记下站内消息已打开（以首次为准）' })
  @Post('notices/:id/opening')
  @Access('signed-in')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Noted when it was first opened.' })
  open(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.openNotice.run(actor, id);
  }

  @ApiOperation({ summary: '任务的通知及送达情况（至多 1000 条）' })
  @Get('tasks/:id/notices')
  @Access({ anyRole: ['supervisor', 'officer', 'line_leader', 'principal'] })
  @ApiOkResponse({
    type: ReminderProofView,
    isArray: true,
    description: 'Who was told what about the task, and whether it got there; newest first, at most 1000.',
  })
  proof(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<ReminderProofView[]> {
    return this.queries.proofOf(contextOf(actor), id);
  }

  @ApiOperation({ summary: '每日巡检和通知投递是否正常' })
  @Get('sweeps/latest')
  @Access({ anyRole: [...OVERSEEING_ROLES, 'system_admin'] })
  @ApiOkResponse({
    type: ClockHealthView,
    description: 'Whether the daily sweep and the delivery of its notices are going.',
  })
  health(@CurrentActor() actor: Actor): Promise<ClockHealthView> {
    return this.clockHealth.read((path) => reads(actor, path));
  }
}

import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { BooleanField } from '../../../platform/http/fields.js';
import { Problem } from '../../../platform/http/problem.js';
import { BUSINESS_ROLES, CurrentActor, type Actor } from '../../identity/index.js';
import { CalendarFeeds } from './calendar-feeds.service.js';

export class CalendarFeedDto {
  @BooleanField({ description: '本单位的全部任务；否则只有自己的' })
  ofUnit: boolean;
}

export class CalendarFeedAddress {
  @ApiProperty({ description: 'For a calendar program. Shown this once; the one before is void.' })
  url: string;
}

const BUSINESS = { anyRole: BUSINESS_ROLES };

@ApiTags('notices')
@Controller('calendar-feeds')
export class CalendarFeedsController {
  constructor(private readonly feeds: CalendarFeeds) {}

  @ApiOperation({ summary: '开通日历订阅（地址只显示一次，原地址失效）' })
  @Post()
  @Access(BUSINESS)
  @ApiCreatedResponse({ type: CalendarFeedAddress })
  async open(
    @Body() { ofUnit }: CalendarFeedDto,
    @CurrentActor() actor: Actor,
  ): Promise<CalendarFeedAddress> {
    return { url: await this.feeds.open(actor, ofUnit) };
  }

  @ApiOperation({ summary: '取消日历订阅' })
  @Delete()
  @Access(BUSINESS)
  @HttpCode(204)
  revoke(@Query() { ofUnit }: CalendarFeedDto, @CurrentActor() actor: Actor): Promise<void> {
    return this.feeds.revoke(actor, ofUnit);
  }

  @ApiOperation({ summary: '读取日历订阅（iCalendar；凭地址，无须登录）' })
  @Get(':file')
  @Access('public')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @ApiProduces('text/calendar')
  @ApiOkResponse({
    description: 'Time limits, signing, plans, progress reports and milestones, as whole days.',
  })
  read(@Param('file') file: string): Promise<string> {
    const secret = /^([\w-]{20,60})\.ics$/.exec(file)?.[1];
    if (secret === undefined) throw new Problem('record.not-found');
    return this.feeds.read(secret);
  }
}

import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseEnumPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { ChannelStates } from './channel-states.queries.js';
import * as dto from './channels.dto.js';
import { SendUndelivered } from './send-undelivered.service.js';
import { TestChannel } from './test-channel.service.js';

const TESTED = Object.fromEntries(dto.TESTED_CHANNELS.map((name) => [name, name]));

/** 通知通道: the system administrator's. */
@ApiTags('operations')
@Controller()
@Access({ anyRole: ['system_admin'] })
export class ChannelsController {
  constructor(
    private readonly states: ChannelStates,
    private readonly testChannel: TestChannel,
    private readonly sendUndelivered: SendUndelivered,
  ) {}

  @ApiOperation({ summary: '通知通道的状况（近三十天未送达和被拒收的数量）' })
  @Get('channels')
  @ApiOkResponse({ type: dto.ChannelView, isArray: true })
  all(@CurrentActor() actor: Actor): Promise<dto.ChannelView[]> {
    return this.states.all(actor.administeredPath ?? '-');
  }

  /** Waits until the other side has answered. */
  @ApiOperation({ summary: '由通知通道发送测试消息（等到对方应答）' })
  @Post('channels/:name/test')
  @HttpCode(204)
  @ApiParam({ name: 'name', enum: dto.TESTED_CHANNELS })
  @ApiNoContentResponse({ description: 'A harmless message was taken by the other side.' })
  test(
    @Param('name', new ParseEnumPipe(TESTED)) channel: dto.TestedChannel,
    @Body() { to = undefined }: dto.TestChannelDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.testChannel.run(actor, { channel, to: to ?? null });
  }

  @ApiOperation({ summary: '查询未送达的通知' })
  @Get('undelivered')
  @ApiOkResponse({ type: dto.UndeliveredPage })
  undelivered(
    @Query() query: dto.ListUndeliveredQuery,
    @CurrentActor() actor: Actor,
  ): Promise<dto.UndeliveredPage> {
    return this.states.undelivered(actor.administeredPath ?? '-', query);
  }

  @ApiOperation({ summary: '经原通道重发未送达的通知（留痕）' })
  @Post('undelivered/:id/replay')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'It is on its way again by the same channel; the act is on record.' })
  replay(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.sendUndelivered.run(actor, id);
  }
}

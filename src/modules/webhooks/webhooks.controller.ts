import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Access } from '../../platform/http/access.js';
import { ShownOnce } from '../../platform/http/idempotency.interceptor.js';
import type { Page } from '../../platform/http/page.js';
import { CurrentActor, UNIT_ROLES, type Actor } from '../identity/index.js';
import { SendAgain } from './send-again.service.js';
import { Subscriptions } from './subscriptions.service.js';
import {
  DeliveryOrdered,
  WebhookDeliveryPage,
  WebhookDeliveryView,
  ListWebhookDeliveriesQuery,
  NewSecretView,
  NewSubscriptionView,
  SubscribeDto,
  SubscriptionView,
} from './webhooks.dto.js';
import { WebhookQueries } from './webhooks.queries.js';

const UNIT = { anyRole: UNIT_ROLES };

/** 部门系统: what a unit's own systems are told, and the log of it. */
@ApiTags('webhooks')
@Controller('webhooks')
@Access(UNIT)
export class WebhooksController {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly sendAgain: SendAgain,
    private readonly queries: WebhookQueries,
  ) {}

  @ApiOperation({ summary: '登记推送地址（推送密钥只显示一次）' })
  @Post()
  @ShownOnce('secret', 'url')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: NewSubscriptionView })
  async open(@Body() body: SubscribeDto, @CurrentActor() actor: Actor): Promise<NewSubscriptionView> {
    const { id, secret } = await this.subscriptions.open(actor, body);
    return { ...(await this.queries.one(actor, id)), secret };
  }

  @ApiOperation({ summary: '本单位的推送地址' })
  @Get()
  @ApiOkResponse({ type: SubscriptionView, isArray: true })
  list(@CurrentActor() actor: Actor): Promise<SubscriptionView[]> {
    return this.queries.list(actor);
  }

  @ApiOperation({ summary: '停止推送（推送记录保留）' })
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Ended; the log stays.' })
  async end(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.subscriptions.end(actor, id);
  }

  @ApiOperation({ summary: '更换推送密钥（旧密钥即时失效）' })
  @Post(':id/secret')
  @ShownOnce('secret')
  @ApiCreatedResponse({ type: NewSecretView })
  async renew(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<NewSecretView> {
    return { secret: await this.subscriptions.renewSecret(actor, id) };
  }

  @ApiOperation({ summary: '发送测试推送' })
  @Post(':id/test')
  @HttpCode(202)
  @ApiOkResponse({ type: DeliveryOrdered })
  async test(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<DeliveryOrdered> {
    return { deliveryId: await this.sendAgain.test(actor, id) };
  }

  @ApiOperation({ summary: '查询推送记录' })
  @Get(':id/deliveries')
  @ApiOkResponse({ type: WebhookDeliveryPage })
  deliveries(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListWebhookDeliveriesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<WebhookDeliveryView>> {
    return this.queries.deliveries(actor, id, query);
  }

  @ApiOperation({ summary: '重发一次推送（webhook-id 不变）' })
  @Post(':id/deliveries/:deliveryId/replay')
  @HttpCode(202)
  @ApiOkResponse({ type: DeliveryOrdered })
  async replay(
    @Param('id', ParseUUIDPipe) subscriptionId: string,
    @Param('deliveryId', ParseUUIDPipe) deliveryId: string,
    @CurrentActor() actor: Actor,
  ): Promise<DeliveryOrdered> {
    await this.sendAgain.replay(actor, { subscriptionId, deliveryId });
    return { deliveryId };
  }
}

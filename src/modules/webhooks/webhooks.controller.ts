import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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

  @Post()
  @ShownOnce('secret')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: NewSubscriptionView })
  async open(@Body() body: SubscribeDto, @CurrentActor() actor: Actor): Promise<NewSubscriptionView> {
    const { id, secret } = await this.subscriptions.open(actor, body);
    return { ...(await this.queries.one(actor, id)), secret };
  }

  @Get()
  @ApiOkResponse({ type: SubscriptionView, isArray: true })
  list(@CurrentActor() actor: Actor): Promise<SubscriptionView[]> {
    return this.queries.list(actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Ended; the log stays.' })
  async end(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.subscriptions.end(actor, id);
  }

  @Post(':id/secret')
  @ShownOnce('secret')
  @ApiCreatedResponse({ type: NewSecretView })
  async renew(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<NewSecretView> {
    return { secret: await this.subscriptions.renewSecret(actor, id) };
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiOkResponse({ type: DeliveryOrdered })
  async test(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<DeliveryOrdered> {
    return { deliveryId: await this.sendAgain.test(actor, id) };
  }

  @Get(':id/deliveries')
  @ApiOkResponse({ type: WebhookDeliveryPage })
  deliveries(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListWebhookDeliveriesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<WebhookDeliveryView>> {
    return this.queries.deliveries(actor, id, query);
  }

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

import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import type { Page } from '../../../platform/http/page.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, type Actor } from '../../identity/index.js';
import { DeliveryPage, ListDeliveriesQuery, type DeliveryView } from './proof.dto.js';
import { ProofQueries } from './proof.queries.js';

@ApiTags('notices')
@Controller()
export class ProofController {
  constructor(private readonly queries: ProofQueries) {}

  @ApiOperation({ summary: '某人收到的任务通知及送达、打开、签收情况' })
  @Get('people/:id/deliveries')
  @Access({ anyRole: OVERSEEING_ROLES })
  @ApiOkResponse({
    type: DeliveryPage,
    description:
      'Everything that a person (id of the account) was sent about tasks the reader may see: queued, sent, bounced, opened, and the signature that followed; newest first.',
  })
  ofPerson(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListDeliveriesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<DeliveryView>> {
    return this.queries.ofPerson(contextOf(actor), id, query);
  }

  @ApiOperation({ summary: '发给本人的通知及送达情况' })
  @Get('notices/deliveries')
  @Access('signed-in')
  @ApiOkResponse({
    type: DeliveryPage,
    description:
      'The same about oneself: what went out to the reader, by which way, and whether it got there.',
  })
  own(@Query() query: ListDeliveriesQuery, @CurrentActor() actor: Actor): Promise<Page<DeliveryView>> {
    return this.queries.ofPerson(contextOf(actor), actor.accountId, query);
  }
}

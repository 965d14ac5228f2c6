import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import type { Page } from '../../../platform/http/page.js';
import { CurrentActor, type Actor } from '../../identity/index.js';
import { DeliveryLogPage, ListDeliveryLogQuery, type LoggedDeliveryView } from './delivery-log.dto.js';
import { DeliveryLog } from './delivery-log.queries.js';

/** 发送记录: the system administrator's. */
@ApiTags('operations')
@Controller()
@Access({ anyRole: ['system_admin'] })
export class DeliveryLogController {
  constructor(private readonly log: DeliveryLog) {}

  @ApiOperation({ summary: '查询通知的发送记录（不含内容）' })
  @Get('deliveries')
  @ApiOkResponse({
    type: DeliveryLogPage,
    description: 'Newest first: to whom, by which way and rule, and what became of it.',
  })
  page(
    @Query() query: ListDeliveryLogQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<LoggedDeliveryView>> {
    return this.log.page(actor.administeredPath ?? '-', query);
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { ListPromisesQuery } from './promises.dto.js';
import { presentPromises } from './promises.presenter.js';
import { PromiseQueries } from './promises.queries.js';
import { PromisePage } from './promises.views.js';

/** 兑现账: last year's 安排 against this year's achievements. */
@ApiTags('closure checks')
@Controller('promises')
export class PromisesController {
  constructor(private readonly queries: PromiseQueries) {}

  @ApiOperation({ summary: '兑现账：上年安排的兑现情况' })
  @Get()
  @Access({ anyRole: BUSINESS_ROLES, verb: 'reports:read' })
  @ApiOkResponse({ type: PromisePage, description: 'Of the last check of each body and year.' })
  async list(@Query() query: ListPromisesQuery, @CurrentActor() actor: Actor): Promise<PromisePage> {
    return presentPromises(await this.queries.list(contextOf(actor), query));
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import type { Page } from '../../../platform/http/page.js';
import { CurrentActor, OVERSEEING_ROLES, type Actor } from '../../identity/index.js';
import { RequestSimulation } from './request-simulation.service.js';
import {
  ListSimulatedQuery,
  SimulateDto,
  SimulatedNoticePage,
  SimulatedNoticeView,
  SimulationOrdered,
  SimulationView,
} from './simulations.dto.js';
import { SimulationQueries } from './simulations.queries.js';

/** 推演: who would be told what on the days ahead, by one rule pack or by two side by side. */
@ApiTags('simulations')
@Controller('simulations')
@Access({ anyRole: OVERSEEING_ROLES })
export class SimulationsController {
  constructor(
    private readonly request: RequestSimulation,
    private readonly queries: SimulationQueries,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiResponse({
    status: 202,
    type: SimulationOrdered,
    description: 'Under way; read it until it is `done`.',
  })
  async ask(@Body() body: SimulateDto, @CurrentActor() actor: Actor): Promise<SimulationOrdered> {
    return { id: await this.request.run(actor, body) };
  }

  @Get(':id')
  @ApiOkResponse({ type: SimulationView })
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<SimulationView> {
    return this.queries.one(actor, id);
  }

  @Get(':id/notices')
  @ApiOkResponse({ type: SimulatedNoticePage })
  notices(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListSimulatedQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<SimulatedNoticeView>> {
    return this.queries.notices(actor, id, query);
  }
}

import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import type { Page } from '../../../platform/http/page.js';
import { CurrentActor, OVERSEEING_ROLES, type Actor } from '../../identity/index.js';
import { RequestSimulation } from './request-simulation.service.js';
import {
  ListSimulatedPeopleQuery,
  ListSimulatedQuery,
  ListSimulationsQuery,
  SimulateDto,
  SimulatedNoticePage,
  SimulatedNoticeView,
  SimulatedPeoplePage,
  SimulationOrdered,
  SimulationPage,
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

  @ApiOperation({ summary: '发起推演（后台作业；不发出任何通知）' })
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

  @ApiOperation({ summary: '本人一周内的推演' })
  @Get()
  @ApiOkResponse({ type: SimulationPage, description: 'Those of the reader, kept for a week.' })
  list(@Query() query: ListSimulationsQuery, @CurrentActor() actor: Actor): Promise<SimulationPage> {
    return this.queries.list(actor, query);
  }

  @ApiOperation({ summary: '推演的进度和概况' })
  @Get(':id')
  @ApiOkResponse({ type: SimulationView })
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<SimulationView> {
    return this.queries.one(actor, id);
  }

  @ApiOperation({ summary: '推演所得的逐条提醒' })
  @Get(':id/notices')
  @ApiOkResponse({ type: SimulatedNoticePage })
  notices(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListSimulatedQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<SimulatedNoticeView>> {
    return this.queries.notices(actor, id, query);
  }

  @ApiOperation({ summary: '推演所得的各人提醒数' })
  @Get(':id/people')
  @ApiOkResponse({ type: SimulatedPeoplePage, description: 'Who would be told how much.' })
  people(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListSimulatedPeopleQuery,
    @CurrentActor() actor: Actor,
  ): Promise<SimulatedPeoplePage> {
    return this.queries.people(actor, id, query);
  }
}

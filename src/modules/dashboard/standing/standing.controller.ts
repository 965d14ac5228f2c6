import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { CountedTaskPage, MetricFilters } from '../metrics/metrics.dto.js';
import { StandingTasksQuery, StandingView } from './standing.dto.js';
import { StandingQueries } from './standing.queries.js';

const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'tasks:read' };

/** What the pictures of the dashboard are drawn from. */
@ApiTags('dashboard')
@Controller('figures/standing')
export class StandingController {
  constructor(private readonly queries: StandingQueries) {}

  @Get()
  @Access(INSIDERS)
  @ApiOkResponse({ type: StandingView })
  standing(@Query() query: MetricFilters, @CurrentActor() actor: Actor): Promise<StandingView> {
    return this.queries.standing(contextOf(actor), query);
  }

  @Get('tasks')
  @Access(INSIDERS)
  @ApiOkResponse({ type: CountedTaskPage, description: 'The open tasks behind one number.' })
  tasksBehind(@Query() query: StandingTasksQuery, @CurrentActor() actor: Actor): Promise<CountedTaskPage> {
    return this.queries.tasksBehind(contextOf(actor), query);
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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

  @ApiOperation({ summary: '未办结任务分布（单位、预警灯、办理时长、结转年数）' })
  @Get()
  @Access(INSIDERS)
  @ApiOkResponse({ type: StandingView })
  standing(@Query() query: MetricFilters, @CurrentActor() actor: Actor): Promise<StandingView> {
    return this.queries.standing(contextOf(actor), query);
  }

  @ApiOperation({ summary: '未办结任务分布中某个数字背后的任务' })
  @Get('tasks')
  @Access(INSIDERS)
  @ApiOkResponse({ type: CountedTaskPage, description: 'The open tasks behind one number.' })
  tasksBehind(@Query() query: StandingTasksQuery, @CurrentActor() actor: Actor): Promise<CountedTaskPage> {
    return this.queries.tasksBehind(contextOf(actor), query);
  }
}

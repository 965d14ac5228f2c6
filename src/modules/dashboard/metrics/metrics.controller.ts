import { Controller, Get, Param, ParseEnumPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { METRIC_KEYS, type MetricKey } from '../../../core/metrics/index.js';
import { Access } from '../../../platform/http/access.js';
import { contextOf, CurrentActor, OVERSEEING_ROLES, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { asEnum } from '../as-enum.js';
import { CountedTaskPage, MetricsQuery, MetricsView, MetricTasksQuery } from './metrics.dto.js';
import { MetricsQueries } from './metrics.queries.js';

const INSIDERS = { anyRole: [...OVERSEEING_ROLES, ...UNIT_ROLES], verb: 'tasks:read' };

@ApiTags('dashboard')
@Controller('figures')
export class MetricsController {
  constructor(private readonly queries: MetricsQueries) {}

  /** Every figure with what stands above and below the line, over the tasks that the reader may see. */
  @ApiOperation({ summary: '整改指标（分子、分母和比率；可分组）' })
  @Get()
  @Access(INSIDERS)
  @ApiOkResponse({ type: MetricsView })
  figures(@Query() query: MetricsQuery, @CurrentActor() actor: Actor): Promise<MetricsView> {
    return this.queries.figures(contextOf(actor), query);
  }

  @ApiOperation({ summary: '某项指标背后的任务' })
  @Get(':key/tasks')
  @Access(INSIDERS)
  @ApiParam({ name: 'key', enum: METRIC_KEYS })
  @ApiOkResponse({ type: CountedTaskPage, description: 'The tasks behind one number.' })
  tasksBehind(
    @Param('key', new ParseEnumPipe(asEnum(METRIC_KEYS))) key: MetricKey,
    @Query() query: MetricTasksQuery,
    @CurrentActor() actor: Actor,
  ): Promise<CountedTaskPage> {
    return this.queries.tasksBehind(contextOf(actor), key, query);
  }
}

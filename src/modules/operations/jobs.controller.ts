import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type RouteAccess } from '../../platform/http/access.js';
import { CurrentActor, type Actor } from '../identity/index.js';
import { DeadLetterPage, JobsView, ListDeadLettersQuery } from './jobs.dto.js';
import { JobQueries } from './jobs.queries.js';
import { ReplayJob } from './replay-job.service.js';

/** Jobs that have given up are of any body. */
const OF_INSTALLATION: RouteAccess = { anyRole: ['system_admin'], ofInstallation: true };

/** 后台作业: the system administrator's. */
@ApiTags('operations')
@Controller()
@Access({ anyRole: ['system_admin'] })
export class JobsController {
  constructor(
    private readonly queries: JobQueries,
    private readonly replayJob: ReplayJob,
  ) {}

  @ApiOperation({ summary: '后台作业概况（时钟、队列、进程）' })
  @Get('jobs')
  @ApiOkResponse({ type: JobsView, description: 'Clocks, queues and the processes that work.' })
  state(): Promise<JobsView> {
    return this.queries.state();
  }

  @ApiOperation({ summary: '查询多次失败后停下的后台作业' })
  @Get('dead-letters')
  @Access(OF_INSTALLATION)
  @ApiOkResponse({ type: DeadLetterPage })
  dead(@Query() query: ListDeadLettersQuery): Promise<DeadLetterPage> {
    return this.queries.dead(query);
  }

  @ApiOperation({ summary: '重新执行停下的后台作业（留痕）' })
  @Post('dead-letters/:id/replay')
  @Access(OF_INSTALLATION)
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'It is tried again from the start; the act is on record.' })
  replay(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.replayJob.run(actor, id);
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/http/access.js';
import { BUSINESS_ROLES, contextOf, CurrentActor, type Actor } from '../../identity/index.js';
import { ListsQuery, MeasurePage, ProblemPage, ResponsibilityPage } from './lists.dto.js';
import { ListQueries } from './lists.queries.js';

const READERS = { anyRole: BUSINESS_ROLES, verb: 'tasks:read' };

/** 问题清单 · 任务清单 · 责任清单: three views of the same tasks, by the filters of the list of tasks. */
@ApiTags('tasks')
@Controller('lists')
export class ListsController {
  constructor(private readonly queries: ListQueries) {}

  @ApiOperation({ summary: '问题清单' })
  @Get('problems')
  @Access(READERS)
  @ApiOkResponse({ type: ProblemPage })
  problems(@Query() query: ListsQuery, @CurrentActor() actor: Actor): Promise<ProblemPage> {
    return this.queries.problems(contextOf(actor), query);
  }

  @ApiOperation({ summary: '任务清单' })
  @Get('measures')
  @Access(READERS)
  @ApiOkResponse({ type: MeasurePage })
  measures(@Query() query: ListsQuery, @CurrentActor() actor: Actor): Promise<MeasurePage> {
    return this.queries.measures(contextOf(actor), query);
  }

  @ApiOperation({ summary: '责任清单' })
  @Get('responsibilities')
  @Access(READERS)
  @ApiOkResponse({ type: ResponsibilityPage })
  responsibilities(@Query() query: ListsQuery, @CurrentActor() actor: Actor): Promise<ResponsibilityPage> {
    return this.queries.responsibilities(contextOf(actor), query);
  }
}
